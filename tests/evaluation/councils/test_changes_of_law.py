"""Judgings between two laws: the days of the transition, and what districts left undone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kernel.errors import Refused
from kernel.testing import check
from law.generations import Kind, law_named
from law.level import Level
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain import refusals as no
from services.evaluation.judgings.domain.rules import decider
from tests.evaluation.story import ALL_AT_60, BENCH, FIVE, closing, handed_out, opened, opening, submitted


@pytest.mark.parametrize(
    ("kind", "day", "why"),
    [
        (Kind.FIRST, date(2026, 7, 21), None),
        (Kind.UPGRADE, date(2026, 7, 22), no.TransitionOver),
        (Kind.REEVALUATION, date(2026, 6, 21), None),
        (Kind.REEVALUATION, date(2026, 6, 22), no.TransitionOver),
    ],
)
def test_old_dossiers_are_rated_within_60_days_and_reevaluations_within_30(
    kind: Kind, day: date, why: type[Refused] | None
) -> None:
    at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    old = replace(opened, kind=kind, rules="R5", level=Level.PROVINCE)
    past: list[say.Event] = [old, handed_out, *(submitted(member, 60) for member in FIVE)]
    closes = replace(closing(ALL_AT_60), law=law_named("R5"), at=at)
    if why is not None:
        check(decider, given=past, when=closes, then=why)
    else:
        assert len(decider.decide(closes, decider.fold(past))) >= 2


def test_a_districts_council_closes_nothing_once_districts_ended() -> None:
    past: list[say.Event] = [opened, handed_out, *(submitted(member, 60) for member in FIVE)]
    july = replace(closing(ALL_AT_60), at=datetime(2025, 7, 1, 3, tzinfo=UTC))
    check(decider, given=past, when=july, then=no.LevelDoesNotJudge)


def test_what_districts_left_undone_the_province_judges_first() -> None:
    province = replace(BENCH, level=Level.PROVINCE)
    june = datetime(2025, 6, 30, 3, tzinfo=UTC)
    check(decider, when=replace(opening, bench=province, at=june), then=no.NotSentUp)
    july = replace(opening, bench=province, at=datetime(2025, 7, 1, 3, tzinfo=UTC))
    (event,) = decider.decide(july, None)
    assert isinstance(event, say.JudgingOpened)
    assert event.rules == "R4"


def test_a_communes_council_advises_under_any_law_and_sends_nothing_up() -> None:
    commune = replace(opening, bench=replace(BENCH, level=Level.COMMUNE))
    (event,) = decider.decide(commune, None)
    assert isinstance(event, say.JudgingOpened)
    past: list[say.Event] = [
        replace(opened, level=Level.COMMUNE),
        *(submitted(member, 95) for member in FIVE),
    ]
    events = decider.decide(closing(dict.fromkeys(FIVE, 95)), decider.fold(past))
    assert [type(e) for e in events] == [say.ScoringClosed, say.ProductRated]
