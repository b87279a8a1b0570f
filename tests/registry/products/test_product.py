"""Products: created, classified under each law, coded by place, serial and year, retired."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import NotFound, Refused
from kernel.testing import check
from law.generations import law_named
from services.registry.places.domain.days import EarlierThanKnown
from services.registry.products.domain import (
    AlreadyCoded,
    AssignProductCode,
    ClassifyProduct,
    Command,
    CreateProduct,
    Event,
    NoSuchCriteriaSet,
    NotClassified,
    ProductClassified,
    ProductCodeAssigned,
    ProductCreated,
    ProductExists,
    ProductIsRetired,
    ProductRenamed,
    ProductRetired,
    RenameProduct,
    RetireProduct,
    criteria_set,
    decider,
)
from tests.registry.story import COMMUNE, DISTRICT, HONEY, HONEY_COOP, HONEY_IDEA, JUNE, MARCH, MAY, PROVINCE

create = CreateProduct(
    product=HONEY, producer=HONEY_COOP, name="Mật ong Suối Mơ", unit=COMMUNE, idea=HONEY_IDEA, on=MARCH
)
created = ProductCreated(
    product=HONEY,
    producer=HONEY_COOP,
    name="Mật ong Suối Mơ",
    unit=COMMUNE,
    idea=HONEY_IDEA,
    created_on=MARCH,
)
rename = RenameProduct(product=HONEY, name="Mật ong rừng Suối Mơ", on=MAY)
renamed = ProductRenamed(product=HONEY, name="Mật ong rừng Suối Mơ", renamed_on=MAY)
classify = ClassifyProduct(product=HONEY, generation="R4", criteria_set=4, on=MARCH)
classified = ProductClassified(product=HONEY, generation="R4", criteria_set=4, classified_on=MARCH)
assign = AssignProductCode(
    product=HONEY, province=PROVINCE, district=DISTRICT, commune=COMMUNE, serial=7, on=JUNE
)
assigned = ProductCodeAssigned(product=HONEY, code="98-981-98101-7-2024", year=2024, assigned_on=JUNE)
retire = RetireProduct(product=HONEY, reason="ngừng sản xuất", on=JUNE)
retired = ProductRetired(product=HONEY, reason="ngừng sản xuất", retired_on=JUNE)

CHANGES: list[tuple[Command, Event]] = [
    (rename, renamed),
    (classify, classified),
    (assign, assigned),
    (retire, retired),
]


def test_a_product_is_created() -> None:
    check(decider, when=create, then=[created])


def test_creating_it_twice_changes_nothing() -> None:
    check(decider, given=[created], when=create, then=[])


def test_an_id_stands_for_one_product() -> None:
    check(decider, given=[created], when=replace(create, name="Chè"), then=ProductExists)


@pytest.mark.parametrize(("command", "event"), CHANGES)
def test_a_product_changes(command: Command, event: Event) -> None:
    check(decider, given=[created], when=command, then=[event])


@pytest.mark.parametrize(("command", "event"), CHANGES)
def test_asked_twice_nothing_changes(command: Command, event: Event) -> None:
    check(decider, given=[created, event], when=command, then=[])


@pytest.mark.parametrize(("command", "_event"), CHANGES)
def test_an_unknown_product_does_not_change(command: Command, _event: Event) -> None:
    check(decider, when=command, then=NotFound)


@pytest.mark.parametrize("command", [rename, classify, assign])
def test_a_retired_product_does_not_change(command: Command) -> None:
    check(decider, given=[created, retired], when=command, then=ProductIsRetired)


def test_changes_come_in_the_order_of_their_days() -> None:
    check(decider, given=[created], when=replace(rename, on=date(2024, 1, 1)), then=EarlierThanKnown)


@pytest.mark.parametrize(("generation", "number"), [("R4", 0), ("R4", 27), ("R1", 4), ("R7", 4), ("", 4)])
def test_a_set_that_no_law_has_is_refused(generation: str, number: int) -> None:
    asked = replace(classify, generation=generation, criteria_set=number)
    check(decider, given=[created], when=asked, then=NoSuchCriteriaSet)


def test_without_districts_a_code_names_province_and_commune() -> None:
    check(
        decider,
        given=[created],
        when=replace(assign, district=None, serial=12, on=date(2026, 6, 1)),
        then=[
            ProductCodeAssigned(
                product=HONEY, code="98-98101-12-2026", year=2026, assigned_on=date(2026, 6, 1)
            )
        ],
    )


def test_a_code_is_given_once_a_year_and_asked_again_takes_no_serial() -> None:
    check(decider, given=[created, assigned], when=replace(assign, serial=None), then=[])


def test_a_second_code_in_the_same_year_is_refused_and_takes_no_serial() -> None:
    moved = replace(assign, commune="98102", serial=1)
    check(decider, given=[created, assigned], when=moved, then=AlreadyCoded)


def test_retiring_for_another_reason_is_refused() -> None:
    otherwise = replace(retire, reason="thiếu nguyên liệu")
    check(decider, given=[created, retired], when=otherwise, then=ProductIsRetired)


def test_a_classification_serves_every_law_of_the_same_numbering() -> None:
    state = decider.fold([created, classified])
    assert state is not None
    assert [criteria_set(state, law_named(g)) for g in ("R4", "R5", "R6")] == [4, 4, 4]
    for other in ("R1", "R2", "R3"):
        with pytest.raises(NotClassified):
            criteria_set(state, law_named(other))


def test_a_law_s_own_classification_comes_first() -> None:
    state = decider.fold([created, classified, replace(classified, generation="R6", criteria_set=8)])
    assert state is not None
    assert criteria_set(state, law_named("R6")) == 8
    assert criteria_set(state, law_named("R4")) == 4


asks = st.sampled_from(
    [create, rename, classify, assign, retire, replace(assign, serial=8, on=date(2025, 3, 1))]
)


@given(st.lists(asks, max_size=15))
def test_in_any_order_of_requests_a_year_has_one_code_and_retirement_is_the_end(
    asked: list[Command],
) -> None:
    facts: list[Event] = []
    for command in asked:
        try:
            facts += decider.decide(command, decider.fold(facts))
        except Refused:
            continue
        assert list(decider.decide(command, decider.fold(facts))) == []
    years = [f.year for f in facts if isinstance(f, ProductCodeAssigned)]
    assert len(years) == len(set(years))
    assert [i for i, f in enumerate(facts) if isinstance(f, ProductRetired)] in ([], [len(facts) - 1])
