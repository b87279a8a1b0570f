"""A paper of the years of two sittings often holds only the second one, which decided."""

from dataclasses import replace
from datetime import UTC, date, datetime

from kernel.testing import check
from law.generations import law_named
from law.level import Level
from law.wording.packs import released
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain.commands import OpenJudging, SentFromBelow
from services.evaluation.judgings.domain.rules import decider
from tests.evaluation.story import (
    ALL_AT_60,
    BENCH,
    DOSSIER,
    FIVE,
    JUDGING,
    RICE_DOSSIER,
    closing,
    opening,
    submitting,
)

IN_2020 = datetime(2020, 7, 1, 3, tzinfo=UTC)
below = SentFromBelow(judging=JUDGING, dossier=RICE_DOSSIER, to_level=Level.PROVINCE)
the_second: OpenJudging = replace(
    opening,
    dossier=replace(DOSSIER, filed_on=date(2020, 3, 1), forwarded_on=date(2020, 3, 10)),
    bench=replace(BENCH, level=Level.PROVINCE, session=None),
    round=None,
    late=True,
    law=law_named("R2"),
    pack=released("R2"),
    from_below=below,
    at=IN_2020,
    deciding_only=True,
)


def opened(command: OpenJudging) -> say.JudgingOpened:
    (event,) = decider.decide(command, None)
    assert isinstance(event, say.JudgingOpened)
    return event


def test_it_is_opened_for_one_sitting_and_says_so() -> None:
    event = opened(the_second)
    assert (event.sittings, event.goes_on_from, event.deciding_only) == (1, 0, True)


def test_its_sheets_decide_without_test_results() -> None:
    past: list[say.Event] = [opened(the_second)]
    for member in FIVE:
        submit = replace(submitting(member, 60), bench=the_second.bench)
        past += decider.decide(submit, decider.fold(past))
    close = replace(closing(ALL_AT_60), bench=the_second.bench, law=law_named("R2"), at=IN_2020)
    events = decider.decide(close, decider.fold(past))
    assert [type(e) for e in events][:2] == [say.ScoringClosed, say.ProductRated]


def test_opening_it_twice_changes_nothing() -> None:
    check(decider, given=[opened(the_second)], when=the_second, then=[])


def test_where_the_law_has_one_sitting_nothing_is_said_of_another() -> None:
    event = opened(replace(opening, deciding_only=True))
    assert (event.sittings, event.deciding_only) == (1, False)
