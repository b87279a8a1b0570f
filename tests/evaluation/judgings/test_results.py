"""What follows from a result: up a level, down a level, a decision; and what holds in any order."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import NotFound, Refused
from kernel.testing import check
from law.level import Level
from law.rating.rating import Sheet as RatedSheet
from law.rating.rating import rate
from services.evaluation.judgings.domain import commands as ask
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain import refusals as no
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.score_sheet import sheet_digest
from tests.evaluation.story import (
    CHAIR,
    DECISION,
    FIVE,
    JUDGING,
    MORNING,
    RICE,
    RICE_DOSSIER,
    RICE_SHEET,
    closing,
    opened,
    opened_in_the_province,
    opening,
    recognising,
    revised,
    revising,
    submitted,
    submitting,
)

recognised = say.ResultRecognised(
    judging=JUDGING, product=RICE, decision=DECISION, stars=3, level=Level.DISTRICT
)


def rated(opened: say.JudgingOpened, *totals: int) -> list[say.Event]:
    by_member = dict(zip(FIVE, totals, strict=True))
    past: list[say.Event] = [opened, *(submitted(member, total) for member, total in by_member.items())]
    return [*past, *decider.decide(closing(by_member), decider.fold(past))]


def result(events: list[say.Event]) -> say.ProductRated:
    return next(e for e in events if isinstance(e, say.ProductRated))


def sent(events: list[say.Event]) -> list[say.Event]:
    return [e for e in events if isinstance(e, say.SentUp | say.SentBack)]


BELOW_SEVENTY = rated(opened, 70, 70, 70, 70, 69)
SEVENTY = rated(opened, 70, 70, 70, 70, 70)
IN_THE_PROVINCE_SIXTY = rated(opened_in_the_province, 60, 60, 60, 60, 60)
IN_THE_PROVINCE_EIGHTY_NINE = rated(opened_in_the_province, 90, 90, 90, 90, 89)
IN_THE_PROVINCE_NINETY = rated(opened_in_the_province, 90, 90, 90, 90, 90)


def test_a_fifth_of_a_point_below_seventy_stays_in_the_district() -> None:
    assert result(BELOW_SEVENTY).average == Fraction(349, 5)
    assert sent(BELOW_SEVENTY) == []


def test_seventy_points_go_up_to_the_province() -> None:
    assert sent(SEVENTY) == [
        say.SentUp(judging=JUDGING, dossier=RICE_DOSSIER, product=RICE, to_level=Level.PROVINCE)
    ]


def test_ninety_points_go_up_to_the_centre() -> None:
    assert [e.to_level for e in sent(IN_THE_PROVINCE_NINETY) if isinstance(e, say.SentUp)] == [Level.CENTRAL]
    assert sent(IN_THE_PROVINCE_EIGHTY_NINE) == []


def test_three_stars_in_the_province_go_back_to_the_district() -> None:
    assert result(IN_THE_PROVINCE_SIXTY).stars == 3
    assert sent(IN_THE_PROVINCE_SIXTY) == [
        say.SentBack(judging=JUDGING, dossier=RICE_DOSSIER, product=RICE, to_level=Level.DISTRICT)
    ]


def test_the_district_recognises_three_stars() -> None:
    check(decider, given=BELOW_SEVENTY, when=recognising, then=[recognised])


def test_recognising_twice_changes_nothing() -> None:
    check(decider, given=[*BELOW_SEVENTY, recognised], when=recognising, then=[])


def test_no_second_decision_rests_on_a_result() -> None:
    other = replace(recognising, decision=UUID(int=99))
    check(decider, given=[*BELOW_SEVENTY, recognised], when=other, then=no.AlreadyRecognised)


@pytest.mark.parametrize("wrong", [{"stars": 4}, {"product": UUID(int=99)}])
def test_a_decision_says_what_the_council_found(wrong: dict[str, int | UUID]) -> None:
    check(decider, given=BELOW_SEVENTY, when=replace(recognising, **wrong), then=no.OtherResult)


@pytest.mark.parametrize("wrong", [{"stars": 4}, {"product": UUID(int=99)}])
def test_a_decision_says_the_same_each_time(wrong: dict[str, int | UUID]) -> None:
    other = replace(recognising, **wrong)
    check(decider, given=[*BELOW_SEVENTY, recognised], when=other, then=no.AlreadyRecognised)


def test_the_province_does_not_certify_three_stars() -> None:
    by_the_province = replace(recognising, level=Level.PROVINCE)
    check(decider, given=BELOW_SEVENTY, when=by_the_province, then=no.NotThisLevelsToCertify)


def test_the_district_does_not_certify_what_it_sent_up() -> None:
    of_seventy = replace(recognising, stars=result(SEVENTY).stars)
    check(decider, given=SEVENTY, when=of_seventy, then=no.NotThisLevelsToCertify)


def test_the_province_certifies_four_stars() -> None:
    stars = result(IN_THE_PROVINCE_EIGHTY_NINE).stars
    assert stars == 4
    check(
        decider,
        given=IN_THE_PROVINCE_EIGHTY_NINE,
        when=replace(recognising, stars=4, level=Level.PROVINCE),
        then=[replace(recognised, stars=4, level=Level.PROVINCE)],
    )


def test_the_district_certifies_what_came_back() -> None:
    check(decider, given=IN_THE_PROVINCE_SIXTY, when=recognising, then=[recognised])


def test_two_stars_get_no_decision() -> None:
    forty = rated(opened, 40, 40, 40, 40, 40)
    assert result(forty).stars <= 2
    check(
        decider,
        given=forty,
        when=replace(recognising, stars=result(forty).stars),
        then=no.NotThisLevelsToCertify,
    )


def test_nobody_decides_before_the_rating() -> None:
    early = replace(recognising, signed_on=date(2024, 4, 9))
    check(decider, given=BELOW_SEVENTY, when=early, then=no.DecidedBeforeRated)


def test_what_is_not_rated_is_not_recognised() -> None:
    check(decider, given=[opened], when=recognising, then=no.NotYetRated)
    check(decider, when=recognising, then=NotFound)


def test_a_rating_can_be_given_again_from_its_event_alone() -> None:
    found = result(IN_THE_PROVINCE_EIGHTY_NINE)
    again = rate(
        RICE_SHEET, [RatedSheet(member=s.member, scores=s.scores) for s in found.sheets], found.gate_reading
    )
    assert (again.average, again.band, again.stars) == (found.average, found.band, found.stars)


discuss = ask.HoldDiscussion(judging=JUDGING, bench=opening.bench, by=CHAIR, at=MORNING)


MEMBERS, TOTALS = st.sampled_from(FIVE), st.sampled_from([55, 60, 72, 88])
REQUESTS = st.one_of(
    st.just(opening),
    st.builds(submitting, MEMBERS, TOTALS),
    st.builds(revising, MEMBERS, TOTALS),
    st.just(discuss),
    st.just("close"),
    st.just(recognising),
)


@given(st.lists(REQUESTS, max_size=40))
def test_in_any_order_of_requests_the_result_rests_on_the_sheets_submitted_last(
    requests: list[ask.Command | str],
) -> None:
    events: list[say.Event] = []
    last: dict[str, int] = {}
    for request in requests:
        command = closing(last) if isinstance(request, str) else request
        try:
            decided = decider.decide(command, decider.fold(events))
        except Refused:
            continue
        for event in decided:
            if isinstance(event, say.SheetSubmitted | say.SheetRevised):
                last[event.member] = next(t for t in (55, 60, 72, 88) if _is(event, t))
        events += decided

    ratings = [n for n, e in enumerate(events) if isinstance(e, say.ProductRated)]
    assert len(ratings) <= 1
    for place in ratings:
        found = events[place]
        assert isinstance(found, say.ProductRated)
        assert {s.member: sheet_digest(JUDGING, s) for s in found.sheets} == {
            member: submitted(member, total).digest for member, total in last.items()
        }
        totals = [sum(s.scores.values()) for s in found.sheets]
        assert len(totals) >= 4
        assert max(totals) - min(totals) <= 10
        assert not any(isinstance(e, say.SheetSubmitted | say.SheetRevised) for e in events[place:])


def _is(event: say.SheetSubmitted | say.SheetRevised, total: int) -> bool:
    return event.digest in (submitted(event.member, total).digest, revised(event.member, total).digest)
