"""Local settings: over the law's default, never against the law, and ended by a law that leaves no room."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kernel.errors import NotFound, Refused
from kernel.testing import check
from law.generations import law_named
from law.level import Level
from law.regulation import GateReading
from services.evaluation.councils.domain import setting as s
from services.evaluation.refusals import AlreadyWrittenOtherwise

THUONG_NHAT_2019 = date(2019, 7, 22)
KHANH_HOA_2020 = date(2020, 3, 1)
SETTING, OFFICE = UUID(int=1), UUID(int=2)

# Thượng Nhật's plan of July 2019: the province sends four and five stars on to the centre.
seventy = s.AdoptSetting(
    setting=SETTING,
    office=OFFICE,
    unit="46",
    level=Level.PROVINCE,
    terms=s.Terms(sends_up_from=70),
    document="20/KH-UBND",
    since=THUONG_NHAT_2019,
    law=law_named("R1"),
    own_level=Level.PROVINCE,
)
adopted = s.SettingAdopted(
    setting=SETTING,
    office=OFFICE,
    unit="46",
    level=Level.PROVINCE,
    terms=s.Terms(sends_up_from=70),
    document="20/KH-UBND",
    since=THUONG_NHAT_2019,
)
ended = s.SettingEnded(setting=SETTING, office=OFFICE, ended_on=date(2019, 8, 21), rules="R2")
end = s.EndSetting(setting=SETTING, law=law_named("R2"))
# Khánh Hòa's plan of 2020 says the law's default in its own words.
fifty = replace(
    seventy,
    level=Level.DISTRICT,
    terms=s.Terms(sends_up_from=50),
    since=KHANH_HOA_2020,
    law=law_named("R2"),
)


def test_under_the_first_law_a_plan_says_from_how_many_points_dossiers_go_up() -> None:
    check(s.decider, when=seventy, then=[adopted])


def test_adopting_it_twice_changes_nothing() -> None:
    check(s.decider, given=[adopted], when=seventy, then=[])


def test_the_same_id_can_not_stand_for_another_setting() -> None:
    check(s.decider, given=[adopted], when=replace(seventy, document="x"), then=AlreadyWrittenOtherwise)


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        (s.Terms(), s.OneTermEach),
        (s.Terms(sends_up_from=70, spread=5), s.OneTermEach),
        (s.Terms(sends_up_from=0), s.TermOutOfRange),
        (s.Terms(quorum=51), s.TermOutOfRange),
        (s.Terms(quorum_percent=101), s.TermOutOfRange),
    ],
)
def test_a_setting_lays_down_one_sensible_thing(terms: s.Terms, why: type[Refused]) -> None:
    check(s.decider, when=replace(seventy, terms=terms), then=why)


def test_a_district_lays_nothing_down_for_its_province() -> None:
    check(s.decider, when=replace(seventy, own_level=Level.DISTRICT), then=s.AboveItsLevel)


def test_a_plan_may_repeat_the_laws_points_and_not_change_them() -> None:
    assert isinstance(s.decider.decide(fifty, None)[0], s.SettingAdopted)
    check(s.decider, when=replace(fifty, terms=s.Terms(sends_up_from=60)), then=s.LawDoesNotAllow)


@pytest.mark.parametrize(
    ("spread", "level", "allowed"),
    [
        (10, Level.PROVINCE, True),
        (8, Level.PROVINCE, True),
        (11, Level.PROVINCE, False),
        (11, Level.DISTRICT, True),
    ],
)
def test_a_setting_may_narrow_the_laws_spread_and_not_widen_it(
    spread: int, level: Level, allowed: bool
) -> None:
    assert s.allows(law_named("R2"), level, s.Terms(spread=spread)) is allowed


@pytest.mark.parametrize(
    ("level", "terms", "since", "rules"),
    [
        (Level.PROVINCE, s.Terms(sends_up_from=70), THUONG_NHAT_2019, "R2"),
        (Level.DISTRICT, s.Terms(sends_up_from=50), KHANH_HOA_2020, "R4"),
        (Level.PROVINCE, s.Terms(sends_up_from=90), KHANH_HOA_2020, None),
        (Level.PROVINCE, s.Terms(gate_reading=GateReading.MAJORITY), KHANH_HOA_2020, None),
        (Level.DISTRICT, s.Terms(quorum=5), KHANH_HOA_2020, "R5"),
    ],
)
def test_a_setting_ends_with_the_first_law_that_leaves_it_no_room(
    level: Level, terms: s.Terms, since: date, rules: str | None
) -> None:
    law = s.ends_by(level, terms, since)
    assert (law.id if law else None) == rules


def test_the_new_law_ends_it_on_its_first_day() -> None:
    check(s.decider, given=[adopted], when=end, then=[ended])


def test_ending_it_twice_changes_nothing() -> None:
    check(s.decider, given=[adopted, ended], when=end, then=[])


def test_a_law_that_allows_it_ends_nothing() -> None:
    at_ninety = replace(adopted, terms=s.Terms(sends_up_from=90))
    check(s.decider, given=[at_ninety], when=end, then=[])


def test_what_was_never_adopted_does_not_end() -> None:
    check(s.decider, when=end, then=NotFound)
