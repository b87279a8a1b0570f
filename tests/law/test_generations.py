"""Which law a dossier falls under, who certifies what, and from how many points it goes up."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from law.duties import certifier, duty_of, goes_up_to
from law.generations import (
    LAWS,
    NoRulesInForce,
    first_judge,
    gaps,
    last_change,
    law_named,
    months_from,
    numbered_alike,
    rules_in_force,
)
from law.level import Level
from law.provisions import Kind

R1, R4, R5, R6 = (law_named(identity) for identity in ("R1", "R4", "R5", "R6"))


@pytest.mark.parametrize(
    ("day", "law"),
    [
        ("2018-05-07", "R1"),
        ("2019-08-20", "R1"),
        ("2019-08-21", "R2"),
        ("2020-06-07", "R2"),
        ("2020-06-08", "R3"),
        ("2023-02-23", "R3"),
        ("2023-02-24", "R4"),
        ("2025-06-30", "R4"),
        ("2025-07-06", "R5"),
        ("2026-05-21", "R5"),
        ("2026-05-22", "R6"),
        ("2040-01-01", "R6"),
    ],
)
@pytest.mark.parametrize("kind", Kind)
def test_a_dossier_falls_under_the_law_of_its_filing_day(day: str, law: str, kind: Kind) -> None:
    assert rules_in_force(date.fromisoformat(day), kind).law.id == law


@pytest.mark.parametrize("day", ["2018-05-06", "2025-07-01", "2025-07-03", "2025-07-05"])
def test_on_some_days_no_law_was_in_force(day: str) -> None:
    with pytest.raises(NoRulesInForce) as caught:
        rules_in_force(date.fromisoformat(day), Kind.FIRST)
    assert caught.value.rule() == "no-rules-in-force"
    assert day in caught.value.sentence("vi")


def test_the_only_gap_between_laws_is_the_one_after_the_districts() -> None:
    between = [
        (law.id, (after.first - law.last).days - 1) for law, after in pairwise(LAWS) if law.last is not None
    ]
    assert between == [("R1", 0), ("R2", 0), ("R3", 0), ("R4", 5), ("R5", 0)]
    assert gaps() == ((date(2025, 7, 1), date(2025, 7, 5)),)


def test_dossiers_filed_before_r6_have_their_days_to_finish() -> None:
    eve, first_day = date(2026, 5, 21), date(2026, 5, 22)

    assert rules_in_force(eve, Kind.FIRST).finish_by == first_day + timedelta(days=60)
    assert rules_in_force(eve, Kind.UPGRADE).finish_by == first_day + timedelta(days=60)
    assert rules_in_force(eve, Kind.REEVALUATION).finish_by == first_day + timedelta(days=30)
    assert rules_in_force(first_day, Kind.FIRST).finish_by is None


@pytest.mark.parametrize(
    ("law", "three", "four", "five"),
    [
        ("R1", None, None, None),
        ("R2", Level.PROVINCE, Level.PROVINCE, Level.CENTRAL),
        ("R3", Level.PROVINCE, Level.PROVINCE, Level.CENTRAL),
        ("R4", Level.DISTRICT, Level.PROVINCE, Level.CENTRAL),
        ("R5", Level.PROVINCE, Level.PROVINCE, Level.CENTRAL),
        ("R6", Level.PROVINCE, Level.PROVINCE, Level.CENTRAL),
    ],
)
def test_each_law_says_who_certifies(
    law: str, three: Level | None, four: Level | None, five: Level | None
) -> None:
    found = law_named(law)

    assert [certifier(found, stars, found.first) for stars in (3, 4, 5)] == [three, four, five]
    assert certifier(found, 2, found.first) is None


@pytest.mark.parametrize(
    ("law", "level", "points", "to"),
    [
        ("R2", Level.DISTRICT, "49.99", None),
        ("R2", Level.DISTRICT, "50", Level.PROVINCE),
        ("R3", Level.PROVINCE, "90", Level.CENTRAL),
        ("R4", Level.DISTRICT, "69.99", None),
        ("R4", Level.DISTRICT, "70", Level.PROVINCE),
        ("R4", Level.PROVINCE, "89.99", None),
        ("R4", Level.PROVINCE, "90", Level.CENTRAL),
        ("R4", Level.CENTRAL, "100", None),
        ("R5", Level.PROVINCE, "90", Level.CENTRAL),
        ("R5", Level.DISTRICT, "90", None),
        ("R1", Level.DISTRICT, "90", None),
    ],
)
def test_a_dossier_goes_up_from_so_many_points(law: str, level: Level, points: str, to: Level | None) -> None:
    assert goes_up_to(law_named(law), level, Fraction(points), law_named(law).first) is to


def test_a_local_setting_stands_over_the_laws_default() -> None:
    district_2019 = goes_up_to(R1, Level.PROVINCE, Fraction(70), R1.first, threshold=70)

    assert district_2019 is Level.CENTRAL
    assert goes_up_to(R4, Level.DISTRICT, Fraction(75), R4.first, threshold=80) is None


def test_there_are_no_district_councils_after_the_districts() -> None:
    assert duty_of(R4, Level.DISTRICT, R4.first) is not None
    assert duty_of(R5, Level.DISTRICT, R5.first) is None
    assert duty_of(R6, Level.COMMUNE, R6.first) is None


@pytest.mark.parametrize(
    ("day", "level"),
    [
        ("2018-01-01", Level.DISTRICT),
        ("2025-06-30", Level.DISTRICT),
        ("2025-07-01", Level.PROVINCE),
        ("2025-07-06", Level.PROVINCE),
        ("2026-05-22", Level.PROVINCE),
    ],
)
def test_districts_select_ideas_and_judge_first_until_they_end(day: str, level: Level) -> None:
    assert first_judge(date.fromisoformat(day)) is level


def test_what_districts_certified_is_their_provinces_once_they_have_ended() -> None:
    eve, day = date(2025, 6, 30), date(2025, 7, 1)

    assert [certifier(R4, stars, eve) for stars in (3, 4)] == [Level.DISTRICT, Level.PROVINCE]
    assert [certifier(R4, stars, day) for stars in (3, 4, 5)] == [
        Level.PROVINCE,
        Level.PROVINCE,
        Level.CENTRAL,
    ]
    assert goes_up_to(R4, Level.PROVINCE, Fraction(90), day) is Level.CENTRAL


@pytest.mark.parametrize("day", ["2018-05-07", "2019-08-21", "2025-07-03", "2026-05-22"])
def test_certificates_run_for_36_months_under_every_law_so_far(day: str) -> None:
    assert months_from(date.fromisoformat(day)) == 36


def test_the_last_change_of_the_sheets_came_with_r6_over_those_of_r4() -> None:
    assert [law.id for law in last_change()] == ["R4", "R6"]


def test_a_products_number_stays_within_two_groups_of_laws() -> None:
    assert [[law.id for law in group] for group in numbered_alike()] == [["R2", "R3"], ["R4", "R5", "R6"]]


def test_only_the_law_of_2026_wants_a_self_assessment_and_two_laws_an_approval() -> None:
    assert [law.id for law in LAWS if law.needs_self_assessment] == ["R6"]
    assert [law.id for law in LAWS if law.approves_before_sending_up] == ["R5", "R6"]
    assert [law.id for law in LAWS if law.may_judge_again] == ["R5", "R6"]
    assert [law.id for law in LAWS if law.commune_reports] == ["R4", "R5", "R6"]
