"""A dossier before one council: sheets, discussion, closing, knock-outs."""

from dataclasses import replace
from uuid import UUID

import pytest

from kernel.errors import NotFound, Refused
from kernel.testing import check
from law.generations import law_named
from law.level import Level
from services.evaluation.councils.domain.bench import HasAnInterest, NotTheChair, NotTheSecretary
from services.evaluation.councils.domain.council_refusals import NotOfTheCouncil
from services.evaluation.judgings.domain import commands as ask
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain import refusals as no
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.score_sheet import Sheet, read_sheet, sheet_bytes, sheet_digest
from services.evaluation.refusals import AlreadyWrittenOtherwise
from tests.evaluation.story import (
    ALL_AT_60,
    BENCH,
    BINH,
    CHAIR,
    DUNG,
    FOUR_AT_60,
    JUDGING,
    MORNING,
    RICE,
    RICE_DOSSIER,
    closing,
    discuss,
    handed_out,
    knock_out,
    opened,
    opening,
    points,
    rated,
    revised,
    revising,
    sheet,
    submitted,
    submitting,
)

STRANGER = "person-stranger"

knocked_out = say.KnockedOut(
    judging=JUDGING,
    product=RICE,
    dossier=RICE_DOSSIER,
    ground="dangerous-impurity",
    criterion="6.1",
    by=CHAIR,
    at=MORNING,
)


def test_the_secretary_opens_a_judging_under_the_rules_of_the_filing_date() -> None:
    check(decider, when=opening, then=[opened])


def test_opening_it_twice_changes_nothing() -> None:
    check(decider, given=[opened], when=opening, then=[])


def test_the_same_id_can_not_stand_for_another_judging() -> None:
    check(decider, given=[opened], when=replace(opening, round=None), then=AlreadyWrittenOtherwise)
    anew = replace(opening, follows=UUID(int=77))
    check(decider, given=[opened], when=anew, then=AlreadyWrittenOtherwise)


def test_a_judging_of_today_is_of_a_round_and_a_paper_filed_late_need_not_be() -> None:
    check(decider, when=replace(opening, round=None), then=no.RoundNeeded)
    late = replace(opening, round=None, late=True)
    check(decider, when=late, then=[replace(opened, round=None)])


def test_a_member_does_not_open_it() -> None:
    check(decider, when=replace(opening, by=BINH), then=NotTheSecretary)


def test_the_province_judges_what_was_sent_up() -> None:
    in_the_province = replace(opening, bench=replace(BENCH, level=Level.PROVINCE))
    below = ask.SentFromBelow(judging=UUID(int=11), dossier=RICE_DOSSIER, to_level=Level.PROVINCE)
    check(decider, when=in_the_province, then=no.NotSentUp)
    check(
        decider,
        when=replace(in_the_province, from_below=below),
        then=[replace(opened, level=Level.PROVINCE, sent_up_by=below.judging)],
    )


def test_a_dossier_sent_up_is_not_another_one() -> None:
    in_the_province = replace(opening, bench=replace(BENCH, level=Level.PROVINCE))
    other = ask.SentFromBelow(judging=UUID(int=11), dossier=UUID(int=12), to_level=Level.PROVINCE)
    check(decider, when=replace(in_the_province, from_below=other), then=no.NotSentUp)


def test_without_districts_no_district_judges() -> None:
    check(decider, when=replace(opening, law=law_named("R5")), then=no.LevelDoesNotJudge)


def test_a_member_submits_a_sheet() -> None:
    check(decider, given=[opened, handed_out], when=submitting(BINH, 60), then=[submitted(BINH, 60)])


def test_submitting_it_twice_changes_nothing() -> None:
    check(decider, given=[opened, handed_out, submitted(BINH, 60)], when=submitting(BINH, 60), then=[])


def test_a_second_sheet_is_refused() -> None:
    check(
        decider,
        given=[opened, handed_out, submitted(BINH, 60)],
        when=submitting(BINH, 61),
        then=no.SheetAlreadySubmitted,
    )


def test_a_stranger_submits_nothing() -> None:
    check(decider, given=[opened], when=submitting(STRANGER, 60), then=NotOfTheCouncil)


def test_a_member_with_an_interest_submits_nothing() -> None:
    interested = replace(BENCH, interested=frozenset({BINH}))
    check(decider, given=[opened], when=replace(submitting(BINH, 60), bench=interested), then=HasAnInterest)


def test_a_member_revises_the_sheet() -> None:
    check(decider, given=[opened, submitted(BINH, 60)], when=revising(BINH, 61), then=[revised(BINH, 61)])


def test_revising_it_twice_changes_nothing() -> None:
    given = [opened, submitted(BINH, 60), revised(BINH, 61)]
    check(decider, given=given, when=revising(BINH, 61), then=[])


def test_without_a_sheet_there_is_nothing_to_revise() -> None:
    check(decider, given=[opened], when=revising(BINH, 61), then=no.NothingToRevise)


def test_a_member_with_a_new_interest_does_not_revise() -> None:
    interested = replace(BENCH, interested=frozenset({BINH}))
    check(
        decider,
        given=[opened, submitted(BINH, 60)],
        when=replace(revising(BINH, 61), bench=interested),
        then=HasAnInterest,
    )


@pytest.mark.parametrize("command", [submitting(DUNG, 60), revising(BINH, 61)])
def test_a_sheet_after_scoring_closed_is_refused(command: ask.Command) -> None:
    check(decider, given=rated(FOUR_AT_60), when=command, then=no.ScoringHasClosed)


def test_a_sheet_that_was_counted_is_still_the_same_sheet_after_closing() -> None:
    check(decider, given=rated(FOUR_AT_60), when=submitting(BINH, 60), then=[])


def test_a_dossier_is_knocked_out() -> None:
    check(decider, given=[opened], when=knock_out, then=[knocked_out])


def test_knocking_it_out_twice_changes_nothing() -> None:
    check(decider, given=[opened, knocked_out], when=knock_out, then=[])


def test_a_knock_out_is_one_that_the_sheet_prints() -> None:
    check(decider, given=[opened], when=replace(knock_out, criterion="6.2"), then=no.UnknownKnockOut)


def test_only_the_chair_knocks_out() -> None:
    check(decider, given=[opened], when=replace(knock_out, by=BINH), then=NotTheChair)


@pytest.mark.parametrize("command", [closing({}), discuss, replace(knock_out, ground="forged")])
def test_a_judging_that_stopped_goes_no_further(command: ask.Command) -> None:
    check(decider, given=[opened, knocked_out], when=command, then=no.JudgingHasStopped)


def test_a_stopped_judging_takes_no_sheet() -> None:
    check(decider, given=[opened, knocked_out], when=submitting(BINH, 60), then=no.ScoringHasClosed)


@pytest.mark.parametrize("command", [discuss, knock_out])
def test_a_rated_judging_is_over(command: ask.Command) -> None:
    check(decider, given=rated(ALL_AT_60), when=command, then=no.ScoringHasClosed)


@pytest.mark.parametrize(
    "command", [submitting(BINH, 60), revising(BINH, 60), closing({}), discuss, knock_out]
)
def test_nothing_happens_to_a_judging_that_is_not_there(command: ask.Command) -> None:
    check(decider, when=command, then=NotFound)


def test_a_sheet_reads_back_as_it_was_written() -> None:
    assert read_sheet(sheet_bytes(JUDGING, sheet(BINH, 60))) == sheet(BINH, 60)


def test_the_digest_hides_behind_the_salt_and_the_length_tells_nothing() -> None:
    one = Sheet(member=BINH, scores=points(60), salt="a")
    other = Sheet(member=BINH, scores=points(100), salt="b")
    assert sheet_digest(JUDGING, one) != sheet_digest(JUDGING, replace(one, salt="b"))
    assert len(sheet_bytes(JUDGING, one)) == len(sheet_bytes(JUDGING, other))


def test_a_sheet_of_another_judging_has_another_digest() -> None:
    assert sheet_digest(JUDGING, sheet(BINH, 60)) != sheet_digest(UUID(int=99), sheet(BINH, 60))


def test_every_refusal_speaks_both_languages() -> None:
    refusals = [v for v in vars(no).values() if isinstance(v, type) and issubclass(v, Refused)]
    assert all(r.vi and r.en and r.vi != r.en for r in refusals if r is not Refused)
