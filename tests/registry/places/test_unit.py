"""Units: codes stay, names, types and places change with the days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kernel.errors import Refused
from kernel.testing import check
from services.registry.places.domain.days import EarlierThanKnown, EndsBeforeItStarts
from services.registry.places.domain.place import UnitKind, UnitType, level_of
from services.registry.places.domain.unit import (
    CodeDoesNotFit,
    CodeTaken,
    MergedIntoAbove,
    MergedIntoItself,
    NamedTwice,
    NoSuchUnit,
    Standing,
    UnitEnded,
    decider,
)
from services.registry.places.domain.unit_changes import (
    Command,
    DissolveUnit,
    EstablishUnit,
    Event,
    MergeUnit,
    PartUnit,
    RenameUnit,
    RetypeUnit,
    TransferUnit,
    UnitDissolved,
    UnitEstablished,
    UnitMerged,
    UnitParted,
    UnitRenamed,
    UnitRetyped,
    UnitTransferred,
)
from tests.registry.story import COMMUNE, DISTRICT, PROVINCE

LONG_AGO = date(2004, 7, 8)
REFORM = date(2025, 7, 1)

establish = EstablishUnit(
    code=COMMUNE,
    name="Xã Suối Mơ",
    kind=UnitKind.COMMUNE,
    type=UnitType.COMMUNE,
    parent=DISTRICT,
    valid_from=LONG_AGO,
)
established = UnitEstablished(
    code=COMMUNE,
    name="Xã Suối Mơ",
    kind=UnitKind.COMMUNE,
    type=UnitType.COMMUNE,
    parent=DISTRICT,
    valid_from=LONG_AGO,
    valid_until=None,
    since_known=True,
)
rename = RenameUnit(code=COMMUNE, name="Phường Suối Mơ", on=REFORM)
renamed = UnitRenamed(code=COMMUNE, name="Phường Suối Mơ", on=REFORM)
retype = RetypeUnit(code=COMMUNE, type=UnitType.WARD, on=REFORM)
retyped = UnitRetyped(code=COMMUNE, type=UnitType.WARD, on=REFORM)
transfer = TransferUnit(code=COMMUNE, parent=PROVINCE, on=REFORM)
transferred = UnitTransferred(code=COMMUNE, parent=PROVINCE, on=REFORM)
merge = MergeUnit(code=COMMUNE, into=("98102", "98103"), on=REFORM)
merged = UnitMerged(code=COMMUNE, into=("98102", "98103"), on=REFORM)
dissolve = DissolveUnit(code=COMMUNE, on=REFORM)
dissolved = UnitDissolved(code=COMMUNE, on=REFORM)

CHANGES: list[tuple[Command, Event]] = [
    (rename, renamed),
    (retype, retyped),
    (transfer, transferred),
    (merge, merged),
    (dissolve, dissolved),
]


def test_a_unit_is_established_under_a_code() -> None:
    check(decider, when=establish, then=[established])


def test_establishing_the_same_unit_twice_changes_nothing() -> None:
    check(decider, given=[established], when=establish, then=[])


def test_a_code_is_never_given_to_another_unit() -> None:
    other = EstablishUnit(
        code=COMMUNE,
        name="Xã Khác",
        kind=UnitKind.COMMUNE,
        type=UnitType.COMMUNE,
        parent=DISTRICT,
        valid_from=LONG_AGO,
    )
    check(decider, given=[established], when=other, then=CodeTaken)
    check(decider, given=[established, merged], when=other, then=CodeTaken)


@pytest.mark.parametrize(
    ("code", "kind", "unit_type", "parent"),
    [
        ("981", UnitKind.COMMUNE, UnitType.COMMUNE, DISTRICT),
        ("98101", UnitKind.COMMUNE, UnitType.RURAL_DISTRICT, DISTRICT),
        ("98101", UnitKind.COMMUNE, UnitType.COMMUNE, None),
        ("98101", UnitKind.COMMUNE, UnitType.COMMUNE, "98102"),
        ("98", UnitKind.PROVINCE, UnitType.PROVINCE, "97"),
        ("VN", UnitKind.COUNTRY, UnitType.COUNTRY, "98"),
        ("9810a", UnitKind.COMMUNE, UnitType.COMMUNE, DISTRICT),
    ],
)
def test_a_code_fits_its_level_and_the_unit_above(
    code: str, kind: UnitKind, unit_type: UnitType, parent: str | None
) -> None:
    asked = EstablishUnit(
        code=code, name="Đơn vị", kind=kind, type=unit_type, parent=parent, valid_from=LONG_AGO
    )
    check(decider, when=asked, then=CodeDoesNotFit)


@pytest.mark.parametrize(("command", "event"), CHANGES)
def test_a_unit_changes_from_a_day_on(command: Command, event: Event) -> None:
    check(decider, given=[established], when=command, then=[event])


@pytest.mark.parametrize(("command", "event"), CHANGES)
def test_asking_for_the_same_change_twice_changes_nothing(command: Command, event: Event) -> None:
    check(decider, given=[established, event], when=command, then=[])


@pytest.mark.parametrize(("command", "_event"), CHANGES)
def test_a_unit_that_nobody_established_can_not_change(command: Command, _event: Event) -> None:
    check(decider, when=command, then=NoSuchUnit)


@pytest.mark.parametrize("command", [rename, retype, transfer, merge])
def test_a_unit_that_ended_does_not_change_any_more(command: Command) -> None:
    gone = UnitDissolved(code=COMMUNE, on=date(2020, 1, 1))
    check(decider, given=[established, gone], when=command, then=UnitEnded)


def test_an_earlier_name_may_be_learnt_late() -> None:
    early = UnitRenamed(code=COMMUNE, name="Xã Suối", on=date(2019, 12, 1))
    check(
        decider,
        given=[established, renamed],
        when=RenameUnit(code=COMMUNE, name="Xã Suối", on=date(2019, 12, 1)),
        then=[early],
    )
    state = decider.fold([established, renamed, early])
    assert state is not None
    days = (LONG_AGO, date(2019, 11, 30), date(2019, 12, 1), date(2025, 6, 30), REFORM)
    stood = [state.on(day) for day in days]
    assert [s and s.name for s in stood] == [
        "Xã Suối Mơ",
        "Xã Suối Mơ",
        "Xã Suối",
        "Xã Suối",
        "Phường Suối Mơ",
    ]


def test_nothing_is_known_of_a_unit_before_its_first_day() -> None:
    before = replace(rename, on=LONG_AGO - timedelta(days=1))
    check(decider, given=[established], when=before, then=EarlierThanKnown)


def test_a_unit_does_not_end_before_its_last_change() -> None:
    check(decider, given=[established, renamed], when=replace(dissolve, on=LONG_AGO), then=EarlierThanKnown)


def test_the_same_change_from_an_earlier_day_is_another_one() -> None:
    day = REFORM - timedelta(days=1)
    check(
        decider, given=[established, renamed], when=replace(rename, on=day), then=[replace(renamed, on=day)]
    )


def test_a_name_that_was_given_and_changed_since_was_given_all_the_same() -> None:
    later = UnitRenamed(code=COMMUNE, name="Phường Mới", on=date(2026, 9, 20))
    check(decider, given=[established, renamed, later], when=rename, then=[])


@pytest.mark.parametrize(
    ("into", "refusal"),
    [
        (("98102", COMMUNE), MergedIntoItself),
        ((DISTRICT,), MergedIntoAbove),
        ((PROVINCE,), MergedIntoAbove),
        (("98102", "98103", "98102"), NamedTwice),
    ],
)
def test_a_unit_is_merged_into_others_of_its_level_each_named_once(
    into: tuple[str, ...], refusal: type[Refused]
) -> None:
    check(decider, given=[established], when=replace(merge, into=into), then=refusal)


def test_an_island_district_becomes_a_commune() -> None:
    island = replace(established, code=DISTRICT, kind=UnitKind.DISTRICT, type=UnitType.RURAL_DISTRICT)
    check(
        decider,
        given=[replace(island, parent=PROVINCE)],
        when=MergeUnit(code=DISTRICT, into=("98103",), on=REFORM),
        then=[UnitMerged(code=DISTRICT, into=("98103",), on=REFORM)],
    )


def test_the_heirs_of_a_unit_that_ended_may_be_learnt_and_put_right() -> None:
    check(decider, given=[established, dissolved], when=merge, then=[merged])
    other = replace(merge, into=("98103",))
    check(decider, given=[established, merged], when=other, then=[replace(merged, into=("98103",))])
    check(decider, given=[established, merged], when=replace(other, on=date(2025, 7, 2)), then=UnitEnded)


def test_a_unit_that_goes_on_says_where_what_it_had_lies_now() -> None:
    part = PartUnit(code=COMMUNE, into=("98102", COMMUNE), on=REFORM)
    parted = UnitParted(code=COMMUNE, into=("98102", COMMUNE), on=REFORM)
    check(decider, given=[established], when=part, then=[parted])
    check(decider, given=[established, parted, renamed], when=part, then=[])


def test_every_change_is_kept_with_its_resolution() -> None:
    by = replace(rename, resolution="202/2025/QH15")
    check(decider, given=[established], when=by, then=[replace(renamed, resolution="202/2025/QH15")])


def test_the_same_change_is_the_same_also_after_others() -> None:
    later = UnitRetyped(code=COMMUNE, type=UnitType.WARD, on=REFORM + timedelta(days=1))
    check(decider, given=[established, renamed, later], when=rename, then=[])


def test_a_commune_can_not_be_retyped_into_a_district() -> None:
    check(
        decider,
        given=[established],
        when=RetypeUnit(code=COMMUNE, type=UnitType.PROVINCIAL_CITY, on=REFORM),
        then=CodeDoesNotFit,
    )


def test_a_unit_is_read_as_it_stood_on_a_day() -> None:
    state = decider.fold([established, renamed, retyped, transferred])
    assert state is not None
    old = Standing(since=LONG_AGO, name="Xã Suối Mơ", type=UnitType.COMMUNE, parent=DISTRICT)
    new = Standing(since=REFORM, name="Phường Suối Mơ", type=UnitType.WARD, parent=PROVINCE)
    assert state.on(date(2004, 7, 7)) is None
    assert state.on(date(2025, 6, 30)) == old
    assert state.on(REFORM) == new


def test_a_unit_of_the_past_is_entered_with_its_last_day() -> None:
    past = UnitEstablished(
        code=DISTRICT,
        name="Huyện Cũ",
        kind=UnitKind.DISTRICT,
        type=UnitType.RURAL_DISTRICT,
        parent=PROVINCE,
        valid_from=LONG_AGO,
        valid_until=date(2024, 12, 31),
        since_known=False,
    )
    state = decider.fold([past])
    assert state is not None
    assert state.on(date(2024, 12, 31)) is not None
    assert state.on(date(2025, 1, 1)) is None


def test_a_unit_does_not_end_before_it_starts() -> None:
    backwards = replace(establish, valid_until=date(2004, 7, 7))
    check(decider, when=backwards, then=EndsBeforeItStarts)


def test_a_code_tells_the_level() -> None:
    assert [level_of(code) for code in ("VN", "98", "981", "98101")] == list(UnitKind)
    assert [level_of(code) for code in ("", "9", "9810", "٩٨", "vn")] == [None] * 5
