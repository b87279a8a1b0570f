"""Councils as provinces and the centre really have them: each can be set up, and decides by its own rules."""

from dataclasses import replace
from datetime import date

import pytest

from kernel.errors import Refused
from law.generations import law_on
from law.level import Level
from law.regulation import GateReading, Regulation
from services.evaluation.councils.domain import council as c
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain import refusals as no
from services.evaluation.judgings.domain.rules import decider
from tests.evaluation.story import BENCH, FIVE, closing, handed_out, opened, submitted

THIS_LAW, OLD_LAW = date(2026, 6, 1), date(2020, 3, 2)
BY_MEAN = Regulation(quorum=1, chair_must_score=True, spread=10, gate_reading=GateReading.MEAN)


def establishing(members: int, advisers: int, level: Level, on: date) -> c.EstablishCouncil:
    seats = tuple(c.Seat(member=f"person-{n}", department=f"Sở {n}") for n in range(members))
    return c.EstablishCouncil(
        council=BENCH.council,
        level=level,
        office=BENCH.council,
        unit="83",
        name="Hội đồng OCOP",
        decision_number="12/QĐ",
        established_on=on,
        chair="person-0",
        secretary="person-1",
        seats=seats,
        advisers=tuple(f"person-adviser-{n}" for n in range(advisers)),
        law=law_on(on),
    )


@pytest.mark.parametrize(
    ("members", "advisers", "level", "regulation"),
    [
        pytest.param(7, 0, Level.CENTRAL, replace(BY_MEAN, members=7, quorum=5), id="centre"),
        pytest.param(9, 0, Level.PROVINCE, replace(BY_MEAN, quorum_percent=75), id="Tây Ninh"),
        pytest.param(9, 0, Level.PROVINCE, replace(BY_MEAN, spread=10), id="Đồng Tháp"),
        pytest.param(
            9, 0, Level.PROVINCE, replace(BY_MEAN, gate_reading=GateReading.MAJORITY), id="Trà Vinh"
        ),
        pytest.param(11, 0, Level.PROVINCE, replace(BY_MEAN, members=11), id="Bến Tre"),
        pytest.param(9, 15, Level.PROVINCE, BY_MEAN, id="Quảng Nam: chair, 2 and 6, with 15 advisers"),
    ],
)
def test_it_is_set_up_under_its_regulation(
    members: int, advisers: int, level: Level, regulation: Regulation
) -> None:
    (established,) = c.decider.decide(establishing(members, advisers, level, THIS_LAW), None)
    adopt = c.AdoptRegulation(
        council=BENCH.council, regulation=regulation, document="13/QC", adopted_on=THIS_LAW
    )
    assert len(c.decider.decide(adopt, c.decider.fold([established]))) == 1


@pytest.mark.parametrize(
    ("members", "level", "why"),
    [
        (8, Level.PROVINCE, c.SizeNotLawful),
        (9, Level.PROVINCE, None),
        (11, Level.CENTRAL, None),
        (12, Level.CENTRAL, c.SizeNotLawful),
        (4, Level.DISTRICT, c.SizeNotLawful),
        (5, Level.DISTRICT, None),
        (7, Level.DISTRICT, None),
        (8, Level.DISTRICT, c.SizeNotLawful),
        (3, Level.COMMUNE, None),
    ],
)
def test_until_2023_the_law_counted_the_members(
    members: int, level: Level, why: type[Refused] | None
) -> None:
    asked = establishing(members, 0, level, OLD_LAW)
    if why is None:
        assert len(c.decider.decide(asked, None)) == 1
    else:
        with pytest.raises(why):
            c.decider.decide(asked, None)


def test_three_quarters_of_five_are_four() -> None:
    share = replace(opened.regulation, quorum=1, quorum_percent=75)
    past: list[say.Event] = [replace(opened, regulation=share), handed_out]
    past += [submitted(member, 60) for member in FIVE[:3]]
    with pytest.raises(no.NoQuorum):
        decider.decide(closing(dict.fromkeys(FIVE[:3], 60)), decider.fold(past))
    past.append(submitted(FIVE[3], 60))
    assert len(decider.decide(closing(dict.fromkeys(FIVE[:4], 60)), decider.fold(past))) >= 2


def test_a_regulation_holds_from_its_day_on() -> None:
    (established,) = c.decider.decide(establishing(9, 0, Level.PROVINCE, THIS_LAW), None)
    first = c.RegulationAdopted(
        council=BENCH.council, regulation=BY_MEAN, document="13/QC", adopted_on=date(2026, 6, 1)
    )
    later = replace(first, regulation=replace(BY_MEAN, spread=8), adopted_on=date(2026, 7, 1))
    council = c.decider.fold([established, later, first])
    assert council is not None
    days = [date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 1)]
    found = [council.regulation_on(day) for day in days]
    assert [regulation and regulation.spread for regulation in found] == [None, 10, 8]
