"""Dossiers: what the law of the filing day requires, and what is forwarded."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import Refused
from kernel.testing import check
from services.registry.dossiers.domain.commands import Command
from services.registry.dossiers.domain.events import DossierForwarded, DossierWithdrawn, Event, SlipNumbered
from services.registry.dossiers.domain.refusals import (
    AlreadyReported,
    EvidenceMissing,
    EvidenceWasSuperseded,
    NoRulesInForce,
    NoSuchEvidence,
    NotReported,
    SelfAssessmentMissing,
    SlipMissing,
)
from services.registry.dossiers.domain.rules import decider
from services.registry.places.domain.days import EarlierThanKnown
from services.registry.producers.domain.kind import ProducerKind
from tests.registry.dossier_story import (
    COMPLETE,
    FILED,
    FILING,
    NEW_TEST_SLIP,
    ORGANISATION,
    PLAN,
    READY,
    REGISTRATION,
    REPORT,
    SELF_ASSESSMENT,
    SLIP,
    TEST_SLIP,
    add,
    added,
    assess,
    assessed,
    file_it,
    filed,
    forward,
    forwarded,
    number,
    numbered,
    open_it,
    opened,
    report,
    reported,
    return_it,
    returned,
    supersede,
    superseded,
    withdraw,
)
from tests.registry.story import (
    COMMUNE,
    MAY,
    PROVINCE,
)


def test_a_dossier_is_not_filed_without_what_the_law_requires() -> None:
    for i in range(1, len(COMPLETE)):
        check(decider, given=COMPLETE[:i] + COMPLETE[i + 1 :], when=file_it, then=EvidenceMissing)


def test_a_refusal_names_what_is_missing_in_both_languages() -> None:
    with pytest.raises(EvidenceMissing) as refused:
        decider.decide(file_it, decider.fold([opened, added(SLIP), added(PLAN), added(ORGANISATION)]))
    assert "business-registration" in refused.value.sentence("en")
    assert "giấy đăng ký kinh doanh" in refused.value.sentence("vi")


def test_a_cooperative_group_has_no_business_registration_to_show() -> None:
    group = replace(file_it, producer_kind=ProducerKind.COOPERATIVE_GROUP)
    check(decider, given=COMPLETE[:-1], when=group, then=[filed])


def test_what_was_superseded_does_not_count() -> None:
    gone = replace(superseded, sha256=PLAN.sha256, kind="business-plan", by="9" * 64)
    check(decider, given=[*COMPLETE, gone], when=file_it, then=EvidenceMissing)


def test_the_filing_day_decides_the_law() -> None:
    day = date(2026, 5, 21)
    check(
        decider,
        given=COMPLETE,
        when=replace(file_it, on=day),
        then=[replace(filed, filed_on=day, generation="R5")],
    )
    in_the_gap = replace(file_it, on=date(2025, 7, 3))
    check(decider, given=COMPLETE, when=in_the_gap, then=NoRulesInForce)


def test_since_22_may_2026_a_dossier_needs_the_slip_and_the_self_assessment() -> None:
    day = date(2026, 5, 22)
    asked = replace(file_it, on=day)
    check(decider, given=COMPLETE, when=asked, then=EvidenceMissing)
    forms: list[Event] = [opened, added(SLIP), added(SELF_ASSESSMENT)]
    check(decider, given=forms, when=asked, then=SelfAssessmentMissing)
    check(
        decider,
        given=[*forms, assessed],
        when=asked,
        then=[replace(filed, filed_on=day, generation="R6")],
    )


def test_since_july_2025_a_slip_names_the_commune() -> None:
    asked = replace(number, place=(PROVINCE, COMMUNE), on=date(2026, 6, 1))
    check(
        decider,
        given=FILED,
        when=asked,
        then=[replace(numbered, slip="3/PĐK-98-98101-2026", numbered_on=date(2026, 6, 1))],
    )


def test_evidence_that_is_not_there_is_not_superseded() -> None:
    check(decider, given=[opened], when=supersede, then=NoSuchEvidence)
    other_kind = replace(supersede, evidence=replace(NEW_TEST_SLIP, kind="awards"))
    check(decider, given=[opened, added(TEST_SLIP)], when=other_kind, then=NoSuchEvidence)


def test_superseded_evidence_does_not_come_back() -> None:
    given: list[Event] = [opened, added(TEST_SLIP), added(NEW_TEST_SLIP), superseded]
    check(decider, given=given, when=add, then=EvidenceWasSuperseded)


def test_one_file_may_be_evidence_of_two_kinds() -> None:
    again = replace(TEST_SLIP, kind="quality-declaration")
    check(
        decider,
        given=[opened, added(TEST_SLIP)],
        when=replace(add, evidence=again),
        then=[added(again)],
    )


def test_a_dossier_is_not_forwarded_before_slip_and_report() -> None:
    check(decider, given=FILED, when=forward, then=SlipMissing)
    check(decider, given=[*FILED, numbered], when=forward, then=NotReported)


def test_before_2023_communes_did_not_report() -> None:
    then = date(2022, 5, 4)
    old: list[Event] = [
        replace(filed, filed_on=then, generation="R3", criteria_set=4),
        replace(numbered, numbered_on=then),
    ]
    in_2022: list[Event] = [*COMPLETE, *old]
    forwarded_then = replace(forwarded, filed_on=then, generation="R3", forwarded_on=then)
    check(decider, given=in_2022, when=replace(forward, on=then), then=[forwarded_then])


def test_a_report_is_not_written_over() -> None:
    otherwise = replace(report, local_labour="không rõ")
    check(decider, given=[*FILED, reported], when=otherwise, then=AlreadyReported)


def test_a_returned_dossier_is_completed_and_filed_again_under_the_law_of_the_new_day() -> None:
    again = FILING + timedelta(days=30)
    given: list[Event] = [*FILED, numbered, returned]
    check(decider, given=given, when=replace(add, on=again), then=[replace(added(TEST_SLIP), added_on=again)])
    check(decider, given=given, when=replace(file_it, on=again), then=[replace(filed, filed_on=again)])


def test_what_is_filed_again_keeps_its_slip_and_is_reported_on_again() -> None:
    again: list[Event] = [*READY, replace(returned, returned_on=REPORT), replace(filed, filed_on=REPORT)]
    check(decider, given=again, when=number, then=[])
    check(decider, given=again, when=forward, then=NotReported)


def test_steps_come_in_the_order_of_their_days() -> None:
    check(decider, given=COMPLETE, when=replace(file_it, on=date(2024, 1, 1)), then=EarlierThanKnown)
    check(decider, given=FILED, when=replace(number, on=MAY), then=EarlierThanKnown)


asks = st.sampled_from(
    [
        open_it,
        assess,
        *(replace(add, evidence=e) for e in (SLIP, PLAN, ORGANISATION, REGISTRATION, TEST_SLIP)),
        supersede,
        file_it,
        number,
        report,
        return_it,
        forward,
        withdraw,
    ]
)


@given(st.lists(st.tuples(asks, st.integers(0, 10)), max_size=40))
def test_in_any_order_of_requests_what_is_forwarded_is_complete(asked: list[tuple[Command, int]]) -> None:
    facts: list[Event] = []
    for command, later in asked:
        dated = replace(command, on=command.on + timedelta(days=later))
        try:
            facts += decider.decide(dated, decider.fold(facts))
        except Refused:
            continue
        assert list(decider.decide(dated, decider.fold(facts))) == []
    for event in facts:
        if isinstance(event, DossierForwarded):
            kinds = {e.kind for e in event.evidence}
            assert kinds >= {"registration-slip", "business-plan", "organisation", "business-registration"}
            assert sum(isinstance(f, SlipNumbered) for f in facts) == 1
    ends = [f for f in facts if isinstance(f, DossierForwarded | DossierWithdrawn)]
    assert not ends or facts[-1:] == ends
