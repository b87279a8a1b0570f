"""The second act's story is one that the law and the score sheets can tell."""

from collections import Counter
from random import Random

import pytest

from demo.client import Json, listed
from demo.laws import days
from demo.laws.days import SPRING_2023, SUMMER_2023, YEAR_2026, Evaluation
from demo.laws.place import BEFORE, COMMUNES, DISTRICTS, MERGED, NEW, TRANSFERRED
from demo.laws.play import district_of
from demo.laws.products import PRODUCTS, Product
from demo.laws.scores import LIVES, REVOKED, TOLD, Outcome, band_of, outcomes
from demo.sheets import panel, sheet
from demo.vocabulary import choice_of
from law.calendar import is_working_day
from law.expiry_warning import filing_window
from law.generations import Kind, rules_in_force
from law.grounds import ground_in_force
from law.rating.rateable import rateable
from law.rating.rating import Sheet, rate
from law.validity import valid_until
from services.evaluation.lawbook.domain.published import published
from services.evaluation.lawbook.routes.sheet_view import sheet_view
from services.evaluation.recognition.domain.certificate.extending import missed_the_window

EVALUATIONS = (days.SPRING_2020, days.SUMMER_2020, SPRING_2023, SUMMER_2023, YEAR_2026)
EIGHT = [11, 5, 5, 4, 4, 3, 4, 3]


def of(evaluation: Evaluation) -> list[tuple[Evaluation, Product]]:
    return [(evaluation, p) for p in PRODUCTS if LIVES[p.key].score(evaluation) is not None]


def named(case: object) -> str:
    return getattr(case, "key", "")


def test_thirty_nine_products_live_in_eight_districts_as_the_plan_has_them() -> None:
    assert len(PRODUCTS) == len({product.key for product in PRODUCTS}) == 39
    assert set(LIVES) == {product.key for product in PRODUCTS}
    counted = Counter(district_of(product) for product in PRODUCTS)
    assert [counted[district.code] for district in DISTRICTS] == EIGHT


def test_every_commune_is_merged_or_goes_under_the_province() -> None:
    moved = [*MERGED, *(unit.code for unit in TRANSFERRED)]
    assert sorted(moved) == sorted(unit.code for unit in COMMUNES)
    assert set(MERGED.values()) == {unit.code for unit in NEW}
    assert len({unit.code for unit in (*BEFORE, *NEW)}) == len(BEFORE) + len(NEW)


@pytest.mark.parametrize("evaluation", EVALUATIONS, ids=named)
def test_a_dossier_is_judged_under_the_law_of_the_day_it_is_filed(evaluation: Evaluation) -> None:
    assert rules_in_force(evaluation.filed_on, Kind.FIRST).law.id == evaluation.rules
    sittings = [evaluation.district_on, evaluation.province_on, evaluation.again_on]
    held = [day for day in sittings if day is not None]
    assert all(map(is_working_day, held))
    in_order = [evaluation.opened_on, evaluation.filed_on, evaluation.forwarded_on, *held]
    assert in_order == sorted(in_order)
    assert held[-1] <= evaluation.signed_on


def test_one_group_files_in_the_new_window_and_the_other_could_not() -> None:
    in_time, late = (valid_until(e.signed_on) for e in (SUMMER_2023, SPRING_2023))
    window = filing_window(in_time)
    assert window.opens <= YEAR_2026.filed_on <= window.closes
    assert missed_the_window(late)
    assert not missed_the_window(in_time)


def test_each_group_is_recognised_again_once_its_first_certificates_are_over() -> None:
    for first, again in ((days.SPRING_2020, SPRING_2023), (days.SUMMER_2020, SUMMER_2023)):
        assert valid_until(first.signed_on) < again.signed_on


def test_three_are_revoked_on_grounds_of_their_own_that_hold_on_the_day() -> None:
    assert len(set(REVOKED.values())) == len(REVOKED) == 3
    assert all(ground_in_force(ground, days.REVOKED_ON) for ground in REVOKED.values())
    assert all(outcomes(LIVES[key].stars)[-1] is Outcome.KEPT for key in REVOKED)


def test_some_rise_some_fall_and_some_lapse() -> None:
    last = Counter(outcomes(life.stars)[-1] for life in LIVES.values())
    assert min(last[end] for end in (Outcome.ROSE, Outcome.KEPT, Outcome.FELL, Outcome.LAPSED)) > 0
    assert all(None not in LIVES[key].stars for key in TOLD)


def test_nobody_comes_back_means_lapsed_only_for_what_was_certified() -> None:
    assert outcomes([3, None, None]) == [Outcome.NEW, Outcome.LAPSED]
    assert outcomes([2, None, None]) == [Outcome.NONE]
    assert outcomes([4, 2, None]) == [Outcome.NEW, Outcome.LOST]
    assert outcomes([2, 3, 4]) == [Outcome.NONE, Outcome.NEW, Outcome.ROSE]
    assert outcomes([4, 4, 5]) == [Outcome.NEW, Outcome.KEPT, Outcome.PROPOSED]


@pytest.mark.parametrize("product", PRODUCTS, ids=named)
def test_members_can_tick_what_the_story_has_them_give(product: Product) -> None:
    for evaluation in LIVES[product.key].evaluations:
        score = LIVES[product.key].score(evaluation)
        if score is None:
            continue
        number = product.set_under(evaluation.law)
        sheet_shown = sheet_view(evaluation.rules, published(evaluation.rules, number))
        shown: Json = sheet_shown.model_dump(mode="json")
        criteria = [choice_of(criterion) for criterion in listed(shown, "criteria")]
        law = rules_in_force(evaluation.filed_on, Kind.FIRST).law
        random = Random(product.key)
        given = [
            Sheet(
                member=f"member {n}",
                scores=sheet(
                    criteria,
                    total=total,
                    stars=band_of(score.points),
                    random=random,
                    weak=score.weak,
                ),
            )
            for n, total in enumerate(panel(score.points, 9, random))
        ]
        rated = rate(rateable(law, number), given)
        assert (rated.average, rated.stars) == (score.points, score.stars)
