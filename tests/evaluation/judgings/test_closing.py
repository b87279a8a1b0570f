"""The chair closes scoring: quorum, spread, discussion, and sheets that are those submitted."""

from dataclasses import replace

import pytest

from kernel.testing import check
from services.evaluation.councils.domain.bench import NotTheChair
from services.evaluation.judgings.domain import commands as ask
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain import refusals as no
from services.evaluation.judgings.domain.rules import decider
from tests.evaluation.story import (
    ALL_AT_60,
    BENCH,
    BINH,
    CHAIR,
    CHI,
    DUNG,
    FOUR_AT_60,
    JUDGING,
    MORNING,
    SECRETARY,
    closed,
    closing,
    opened,
    rated,
    revised,
    revising,
    scored,
)

STRANGER = "person-stranger"
WIDE = {**ALL_AT_60, DUNG: 71}

discuss = ask.HoldDiscussion(judging=JUDGING, bench=BENCH, by=CHAIR, at=MORNING)
discussed = say.DiscussionHeld(judging=JUDGING, by=CHAIR, at=MORNING)
exceeded = say.SpreadExceeded(judging=JUDGING, spread=11, limit=10, at=MORNING)


def test_the_chair_closes_scoring_and_the_product_is_rated() -> None:
    ended, result, *rest = closed(ALL_AT_60)
    assert isinstance(ended, say.ScoringClosed)
    assert ended.set_aside == ()
    assert isinstance(result, say.ProductRated)
    assert (result.average, result.band) == (60, 3)
    assert [s.member for s in result.sheets] == sorted(ALL_AT_60)
    assert rest == []


def test_closing_it_twice_changes_nothing() -> None:
    check(decider, given=rated(ALL_AT_60), when=closing(ALL_AT_60), then=[])


def test_only_the_chair_closes() -> None:
    check(decider, given=scored(ALL_AT_60), when=replace(closing(ALL_AT_60), by=SECRETARY), then=NotTheChair)


def test_three_of_five_are_no_quorum_of_four() -> None:
    three = dict.fromkeys((CHAIR, BINH, CHI), 60)
    check(decider, given=scored(three), when=closing(three), then=no.NoQuorum)


def test_the_chair_must_have_scored_where_the_regulation_says_so() -> None:
    four = dict.fromkeys((SECRETARY, BINH, CHI, DUNG), 60)
    check(decider, given=scored(four), when=closing(four), then=no.ChairHasNotScored)


def test_a_chair_with_an_interest_presides_without_scoring() -> None:
    four = dict.fromkeys((SECRETARY, BINH, CHI, DUNG), 60)
    presiding = replace(closing(four), bench=replace(BENCH, interested=frozenset({CHAIR})))
    events = decider.decide(presiding, decider.fold(scored(four)))
    assert any(isinstance(e, say.ProductRated) for e in events)


def test_a_sheet_is_set_aside_once_its_member_has_an_interest() -> None:
    late = replace(closing(ALL_AT_60), bench=replace(BENCH, interested=frozenset({DUNG})))
    ended, result, *_ = decider.decide(late, decider.fold(scored(ALL_AT_60)))
    assert isinstance(ended, say.ScoringClosed)
    assert ended.set_aside == (DUNG,)
    assert isinstance(result, say.ProductRated)
    assert DUNG not in [s.member for s in result.sheets]


def test_an_opened_sheet_must_be_the_one_that_was_submitted() -> None:
    other = {**ALL_AT_60, DUNG: 61}
    check(decider, given=scored(ALL_AT_60), when=closing(other), then=no.SheetsDoNotMatch)


@pytest.mark.parametrize("opened_sheets", [FOUR_AT_60, {**ALL_AT_60, STRANGER: 60}])
def test_no_sheet_is_left_out_or_slipped_in(opened_sheets: dict[str, int]) -> None:
    check(decider, given=scored(ALL_AT_60), when=closing(opened_sheets), then=no.SheetsDoNotMatch)


def test_ten_points_apart_are_allowed() -> None:
    assert any(isinstance(e, say.ProductRated) for e in closed({**ALL_AT_60, DUNG: 70}))


def test_eleven_points_apart_need_a_discussion() -> None:
    check(decider, given=scored(WIDE), when=closing(WIDE), then=[exceeded])


def test_without_a_limit_no_spread_is_too_wide() -> None:
    free = replace(opened, regulation=replace(opened.regulation, spread=None))
    given = [free, *scored(WIDE)[1:]]
    events = decider.decide(closing(WIDE), decider.fold(given))
    assert any(isinstance(e, say.ProductRated) for e in events)


@pytest.mark.parametrize("later", [[], [discussed], [revised(DUNG, 62)]])
def test_the_chair_can_not_close_before_discussion_and_new_scores(later: list[say.Event]) -> None:
    totals = {**WIDE, DUNG: 62} if revised(DUNG, 62) in later else WIDE
    check(
        decider,
        given=[*scored(WIDE), exceeded, *later],
        when=closing(totals),
        then=no.DiscussionNeeded,
    )


def test_the_council_discusses() -> None:
    check(decider, given=[*scored(WIDE), exceeded], when=discuss, then=[discussed])


def test_discussing_twice_changes_nothing() -> None:
    check(decider, given=[*scored(WIDE), exceeded, discussed], when=discuss, then=[])


def test_nothing_needs_discussing_while_totals_agree() -> None:
    check(decider, given=scored(ALL_AT_60), when=discuss, then=no.NothingToDiscuss)


def test_only_the_chair_records_the_discussion() -> None:
    check(decider, given=[*scored(WIDE), exceeded], when=replace(discuss, by=BINH), then=NotTheChair)


def test_after_discussion_and_new_scores_the_chair_closes() -> None:
    given = [*scored(WIDE), exceeded, discussed, revised(DUNG, 65)]
    events = decider.decide(closing({**WIDE, DUNG: 65}), decider.fold(given))
    assert any(isinstance(e, say.ProductRated) for e in events)


def test_the_same_points_after_the_discussion_are_a_new_score() -> None:
    given = [*scored(WIDE), exceeded, discussed]
    check(decider, given=given, when=revising(DUNG, 71), then=[revised(DUNG, 71)])


def test_a_spread_that_stays_is_discussed_again() -> None:
    given = [*scored(WIDE), exceeded, discussed, revised(DUNG, 71)]
    check(decider, given=given, when=closing(WIDE), then=[exceeded])
