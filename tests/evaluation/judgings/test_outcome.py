"""What may rest on a result: recognition, an approval that goes up, an order to judge again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from uuid import UUID

import pytest

from kernel.errors import NotFound
from kernel.testing import check
from law.generations import law_named
from law.level import Level
from law.wording.packs import released
from services.evaluation.judgings.domain import commands as ask
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain import refusals as no
from services.evaluation.judgings.domain.commands import Upheld
from services.evaluation.judgings.domain.rules import decider
from tests.evaluation.story import (
    ALL_AT_60,
    BENCH,
    DOSSIER,
    FIVE,
    JUDGING,
    RICE,
    RICE_DOSSIER,
    closed,
    opened,
    opening,
    order,
    rated,
    recognising,
    submitted,
)

APPROVAL, ORDER, ABOVE = UUID(int=21), UUID(int=22), UUID(int=23)
SIGNED = date(2026, 7, 2)
AT_91 = dict.fromkeys(FIVE, 91)

in_the_province = replace(opened, level=Level.PROVINCE, rules="R6")


def sent_up() -> list[say.Event]:
    """A province's result of 91 points, which goes to the centre under R6."""
    rated_there = [
        replace(e, level=Level.PROVINCE, rules="R6", at=datetime(2026, 7, 1, 3, tzinfo=UTC))
        for e in closed(AT_91)
        if isinstance(e, say.ProductRated)
    ]
    up = say.SentUp(judging=JUDGING, dossier=RICE_DOSSIER, product=RICE, to_level=Level.CENTRAL)
    return [in_the_province, *(submitted(m, 91) for m in FIVE), *rated_there, up]


approve = ask.ApproveResult(
    judging=JUDGING, approval=APPROVAL, product=RICE, level=Level.PROVINCE, signed_on=SIGNED
)
approved = say.ResultApproved(judging=JUDGING, product=RICE, approval=APPROVAL, approved_on=SIGNED)
ordered = say.ReevaluationOrdered(
    judging=JUDGING,
    dossier=RICE_DOSSIER,
    product=RICE,
    order=ORDER,
    level=Level.PROVINCE,
    above=None,
    number="218/BNNMT-VPĐP",
    reason="Không đúng quy định",
    signer="appointment-1@1",
    ordered_on=SIGNED,
    legal_bases=("QĐ 26/2026/QĐ-TTg, Điều 10.1b",),
)
found_88 = ask.FoundAbove(judging=ABOVE, dossier=RICE_DOSSIER, level=Level.CENTRAL, average=Fraction(88))
of_its_own = replace(order, level=Level.PROVINCE, own_office=True, above=found_88)


def test_the_chairman_approves_what_goes_up() -> None:
    check(decider, given=sent_up(), when=approve, then=[approved])


def test_approving_it_twice_changes_nothing_and_another_paper_is_refused() -> None:
    check(decider, given=[*sent_up(), approved], when=approve, then=[])
    other = replace(approve, approval=UUID(int=30))
    check(decider, given=[*sent_up(), approved], when=other, then=no.NothingToApprove)


def test_what_stays_is_not_approved_to_go_up() -> None:
    check(
        decider, given=rated(ALL_AT_60), when=replace(approve, level=Level.DISTRICT), then=no.NothingToApprove
    )


def test_another_product_or_an_earlier_day_is_not_approved() -> None:
    check(decider, given=sent_up(), when=replace(approve, product=UUID(int=30)), then=no.OtherResult)
    check(
        decider,
        given=sent_up(),
        when=replace(approve, signed_on=date(2026, 6, 30)),
        then=no.DecidedBeforeRated,
    )


def test_the_ministry_has_any_result_judged_again() -> None:
    check(decider, given=sent_up(), when=order, then=[ordered])
    check(decider, given=[*sent_up(), ordered], when=order, then=[])


@pytest.mark.parametrize("other", [{"number": "219/BNNMT"}, {"reason": "Lý do khác"}, {"legal_bases": ()}])
def test_an_order_says_the_same_each_time(other: dict[str, str | tuple[str, ...]]) -> None:
    check(decider, given=[*sent_up(), ordered], when=replace(order, **other), then=no.JudgedAgain)


def test_after_that_nothing_rests_on_it() -> None:
    given = [*sent_up(), ordered]
    check(decider, given=given, when=approve, then=no.JudgedAgain)
    check(decider, given=given, when=replace(order, order=UUID(int=30)), then=no.JudgedAgain)
    recognise = replace(recognising, level=Level.PROVINCE)
    check(decider, given=given, when=recognise, then=no.JudgedAgain)


def test_a_province_judges_again_what_the_centre_found_below_ninety() -> None:
    check(decider, given=sent_up(), when=of_its_own, then=[replace(ordered, above=ABOVE)])


def test_an_upheld_complaint_about_it_is_a_cause_too() -> None:
    upheld = Upheld(complaint=UUID(int=40), judging=JUDGING)
    granted = replace(of_its_own, above=None, upheld=upheld)
    check(decider, given=sent_up(), when=granted, then=[replace(ordered, complaint=UUID(int=40))])
    elsewhere = replace(granted, upheld=replace(upheld, judging=ABOVE))
    check(decider, given=sent_up(), when=elsewhere, then=no.NoCauseToJudgeAgain)


@pytest.mark.parametrize(
    "without_cause",
    [
        replace(of_its_own, above=None),
        replace(of_its_own, own_office=False),
        replace(of_its_own, above=replace(found_88, average=Fraction(90))),
        replace(of_its_own, above=replace(found_88, dossier=UUID(int=30))),
        replace(of_its_own, above=replace(found_88, level=Level.PROVINCE)),
    ],
)
def test_without_that_cause_it_does_not(without_cause: ask.OrderReevaluation) -> None:
    check(decider, given=sent_up(), when=without_cause, then=no.NoCauseToJudgeAgain)


def test_before_2025_the_province_certified_on_the_centres_result_and_judged_nothing_again() -> None:
    past = [replace(e, rules="R4") if isinstance(e, say.ProductRated) else e for e in sent_up()]
    check(decider, given=past, when=of_its_own, then=no.NoCauseToJudgeAgain)


def test_what_the_council_above_made_of_it_falls_with_it() -> None:
    above = [
        replace(e, sent_up_by=UUID(int=31)) if isinstance(e, say.JudgingOpened) else e for e in sent_up()
    ]
    falling = replace(of_its_own, above=None, falls_with=UUID(int=31))
    assert len(decider.decide(falling, decider.fold(above))) == 1
    other = replace(falling, falls_with=UUID(int=32))
    check(decider, given=above, when=other, then=no.NoCauseToJudgeAgain)


def test_it_is_not_ordered_before_it_was_rated() -> None:
    check(
        decider,
        given=sent_up(),
        when=replace(order, ordered_on=date(2026, 6, 30)),
        then=no.OrderedBeforeRated,
    )


@pytest.mark.parametrize("command", [approve, order])
def test_what_is_not_rated_yet_is_neither_approved_nor_judged_again(command: ask.Command) -> None:
    check(decider, given=[opened], when=command, then=no.NotYetRated)
    check(decider, when=command, then=NotFound)


def test_nothing_rests_on_a_communes_ranking() -> None:
    past = [
        replace(e, level=Level.COMMUNE) if isinstance(e, say.ProductRated) else e for e in rated(ALL_AT_60)
    ]
    check(decider, given=past, when=recognising, then=no.AdvisoryOnly)
    check(decider, given=past, when=order, then=no.AdvisoryOnly)


def test_what_a_district_found_in_june_2025_its_province_signs_in_july() -> None:
    in_june = [
        replace(e, at=datetime(2025, 6, 20, 3, tzinfo=UTC)) if isinstance(e, say.ProductRated) else e
        for e in rated(ALL_AT_60)
    ]
    july = replace(recognising, level=Level.PROVINCE, signed_on=date(2025, 7, 10))
    assert len(decider.decide(july, decider.fold(in_june))) == 1
    june = replace(july, signed_on=date(2025, 6, 30))
    check(decider, given=in_june, when=june, then=no.NotThisLevelsToCertify)
    late_district = replace(july, level=Level.DISTRICT)
    check(decider, given=in_june, when=late_district, then=no.NotThisLevelsToCertify)


def test_the_centre_judges_only_what_a_chairman_approved() -> None:
    from_below = ask.SentFromBelow(judging=JUDGING, dossier=RICE_DOSSIER, to_level=Level.CENTRAL)
    asked = replace(opening_at_the_centre(), from_below=from_below)
    check(decider, when=asked, then=no.NotApprovedBelow)
    (event,) = decider.decide(replace(asked, from_below=replace(from_below, approved=True)), None)
    assert isinstance(event, say.JudgingOpened)


def opening_at_the_centre() -> ask.OpenJudging:
    return replace(
        opening,
        bench=replace(BENCH, level=Level.CENTRAL),
        dossier=replace(DOSSIER, filed_on=date(2026, 6, 1)),
        law=law_named("R6"),
        pack=released("R6"),
        at=datetime(2026, 8, 1, 3, tzinfo=UTC),
    )
