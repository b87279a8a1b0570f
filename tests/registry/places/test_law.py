"""The law by its days: every change-over, the gap of July 2025, and who judges first."""

import itertools
from datetime import date, timedelta

import pytest

from services.registry.places.domain.law import GENERATIONS, NoRulesInForce, first_judge, in_force
from services.registry.places.domain.place import UnitKind


@pytest.mark.parametrize(
    ("first_day", "generation"),
    [
        (date(2018, 5, 7), "R1"),
        (date(2019, 8, 21), "R2"),
        (date(2020, 6, 8), "R3"),
        (date(2023, 2, 24), "R4"),
        (date(2025, 7, 6), "R5"),
        (date(2026, 5, 22), "R6"),
    ],
)
def test_a_law_holds_from_its_first_day(first_day: date, generation: str) -> None:
    assert in_force(first_day).id == generation
    day_before = first_day - timedelta(days=1)
    if generation in ("R1", "R5"):
        with pytest.raises(NoRulesInForce):
            in_force(day_before)
    else:
        assert in_force(day_before).id == f"R{int(generation[1]) - 1}"


@pytest.mark.parametrize("day", [date(2018, 5, 6), date(2025, 7, 1), date(2025, 7, 5)])
def test_on_some_days_no_rules_were_in_force(day: date) -> None:
    with pytest.raises(NoRulesInForce):
        in_force(day)


def test_generations_do_not_overlap() -> None:
    for earlier, later in itertools.pairwise(GENERATIONS):
        assert earlier.until < later.since


def test_districts_judge_first_until_they_end() -> None:
    assert first_judge(date(2025, 6, 30)) is UnitKind.DISTRICT
    assert first_judge(date(2025, 7, 1)) is UnitKind.PROVINCE
