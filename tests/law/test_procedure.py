"""What the law sets about councils, over what their regulations say: the examples that are known."""

import pytest

from law.generations import LAWS, Kind, law_named
from law.level import Level
from law.procedure import effective, in_writing, procedure_of
from law.regulation import BeyondSpread, GateReading, Regulation
from services.evaluation.councils.domain.usual import usual

OWN = Regulation(quorum=5, chair_must_score=True, spread=None, gate_reading=GateReading.MEAN)


@pytest.mark.parametrize("rules", ["R2", "R3"])
@pytest.mark.parametrize(
    ("level", "members", "spread", "days", "sittings"),
    [
        (Level.DISTRICT, (5, 7), None, 1, 1),
        (Level.PROVINCE, (9, 11), 10, 2, 2),
        (Level.CENTRAL, (9, 11), 10, 5, 2),
    ],
)
def test_until_2023_the_law_set_numbers_spread_days_and_sittings(
    rules: str, level: Level, members: tuple[int, int], spread: int | None, days: int, sittings: int
) -> None:
    found = procedure_of(law_named(rules), level)
    assert (found.members, found.spread, found.handout_days, found.sittings) == (
        members,
        spread,
        days,
        sittings,
    )
    assert found.visits_tourism


@pytest.mark.parametrize(
    ("rules", "level"), [("R4", Level.DISTRICT), ("R4", Level.PROVINCE), ("R5", Level.CENTRAL)]
)
def test_from_2023_it_is_one_working_day_ahead_and_the_regulation_says_the_rest(
    rules: str, level: Level
) -> None:
    found = procedure_of(law_named(rules), level)
    assert (found.members, found.spread, found.handout_days, found.sittings) == (None, None, 1, 1)


def test_under_the_law_of_2026_a_reevaluation_is_decided_in_writing_within_45_days() -> None:
    found = procedure_of(law_named("R6"), Level.PROVINCE)
    assert (found.reevaluation_days, found.handout_days) == (45, None)
    assert [in_writing(found, kind) for kind in Kind] == [False, False, True]


@pytest.mark.parametrize("law", [law.id for law in LAWS])
def test_no_law_sets_anything_for_a_communes_council(law: str) -> None:
    assert procedure_of(law_named(law), Level.COMMUNE).sittings == 1


@pytest.mark.parametrize(("own", "bound"), [(None, 10), (8, 8), (15, 10)])
def test_where_the_law_is_stricter_the_law_holds(own: int | None, bound: int) -> None:
    lax = Regulation(
        quorum=5,
        chair_must_score=True,
        spread=own,
        gate_reading=GateReading.MEAN,
        beyond_spread=BeyondSpread.RECORD,
        handout_days=1,
    )
    found = effective(lax, procedure_of(law_named("R2"), Level.PROVINCE))
    assert (found.spread, found.beyond_spread, found.handout_days) == (
        bound,
        BeyondSpread.SCORE_AGAIN,
        2,
    )


def test_where_the_law_says_nothing_the_regulation_stands() -> None:
    assert effective(OWN, procedure_of(law_named("R6"), Level.PROVINCE)) == OWN


@pytest.mark.parametrize(
    ("percent", "seats", "needed"), [(75, 9, 7), (75, 8, 6), (75, 7, 6), (100, 7, 7), (1, 7, 1)]
)
def test_tay_ninhs_quorum_is_three_quarters_of_the_members(percent: int, seats: int, needed: int) -> None:
    share = Regulation(
        quorum=1, chair_must_score=True, spread=10, gate_reading=GateReading.MEAN, quorum_percent=percent
    )
    assert share.needed(seats) == needed


def test_the_centre_sits_with_seven_and_needs_five() -> None:
    assert (usual(Level.CENTRAL).quorum, usual(Level.CENTRAL).quorum_percent) == (5, None)
    assert usual(Level.PROVINCE).quorum_percent == 75
