"""Inspections: several offices, each its subjects, one conclusion."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import NotFound, Refused
from kernel.testing import check
from services.evaluation.inspection.domain import inspection as i
from services.evaluation.refusals import AlreadyWrittenOtherwise

VISIT = UUID(int=1)
HEALTH, TRADE = UUID(int=2), UUID(int=3)
TEA = UUID(int=4)
DAY = date(2024, 10, 20)

hold = i.HoldInspection(
    inspection=VISIT,
    kind=i.InspectionKind.UNANNOUNCED,
    office=HEALTH,
    unit="395",
    product=TEA,
    producer=UUID(int=5),
    certificate=UUID(int=6),
    held_on=DAY,
    duties=(
        i.Duty(office=HEALTH, subject=i.Subject.SAMPLES, observation="Hai mẫu"),
        i.Duty(office=TRADE, subject=i.Subject.LABELS, observation="Nhãn cũ"),
    ),
)
held = i.InspectionHeld(
    inspection=VISIT,
    kind=i.InspectionKind.UNANNOUNCED,
    office=HEALTH,
    unit="395",
    product=TEA,
    producer=UUID(int=5),
    certificate=UUID(int=6),
    held_on=DAY,
    duties=hold.duties,
)
find = i.FindViolation(
    inspection=VISIT,
    violation=UUID(int=7),
    office=HEALTH,
    subject=i.Subject.SAMPLES,
    description="Vượt ngưỡng cho phép",
    law="Luật An toàn thực phẩm",
)
found = i.ViolationFound(
    inspection=VISIT,
    violation=UUID(int=7),
    product=TEA,
    office=HEALTH,
    subject=i.Subject.SAMPLES,
    description="Vượt ngưỡng cho phép",
    law="Luật An toàn thực phẩm",
)
conclude = i.IssueConclusion(
    inspection=VISIT, number="17/KL", concluded_on=DAY, conforms=False, text="Không đạt"
)
concluded = i.ConclusionIssued(
    inspection=VISIT,
    product=TEA,
    number="17/KL",
    concluded_on=DAY,
    conforms=False,
    text="Không đạt",
    open_violations=(),
)
with_one_open = replace(concluded, open_violations=(UUID(int=7),))
taken = i.SampleTaken(
    inspection=VISIT,
    sample=UUID(int=10),
    product=TEA,
    office=HEALTH,
    code="M-01",
    of="Chè lô 3",
    taken_on=DAY,
)
reported = i.TestReported(
    inspection=VISIT,
    test=UUID(int=11),
    sample=UUID(int=10),
    product=TEA,
    office=HEALTH,
    laboratory="Trung tâm Kiểm nghiệm",
    number="215/PKN",
    tested_on=DAY,
    conforms=False,
    findings="Vượt ngưỡng",
)
remedied = i.RemedyAccepted(
    inspection=VISIT,
    violation=UUID(int=7),
    product=TEA,
    office=HEALTH,
    accepted_on=DAY,
    evidence="Đã tiêu hủy lô hàng",
)
take = i.TakeSample(
    inspection=VISIT, sample=UUID(int=10), office=HEALTH, code="M-01", of="Chè lô 3", taken_on=DAY
)
accept = i.AcceptRemedy(
    inspection=VISIT, violation=UUID(int=7), office=HEALTH, accepted_on=DAY, evidence="Đã tiêu hủy lô hàng"
)
RECORDED = [take, find, accept, conclude]


def test_an_inspection_is_held_by_several_offices() -> None:
    check(i.decider, when=hold, then=[held])


def test_holding_it_twice_changes_nothing() -> None:
    check(i.decider, given=[held], when=hold, then=[])


def test_the_same_id_can_not_stand_for_another_inspection() -> None:
    check(i.decider, given=[held], when=replace(hold, unit="396"), then=AlreadyWrittenOtherwise)


def test_somebody_must_have_looked_at_something() -> None:
    check(i.decider, when=replace(hold, duties=()), then=i.NoDuties)


def test_a_violation_is_found() -> None:
    check(i.decider, given=[held], when=find, then=[found])


def test_finding_it_twice_changes_nothing() -> None:
    check(i.decider, given=[held, found, concluded], when=find, then=[])


def test_the_same_violation_can_not_say_something_else() -> None:
    check(i.decider, given=[held, found], when=replace(find, law="khác"), then=AlreadyWrittenOtherwise)


def test_an_office_finds_only_in_its_own_subject() -> None:
    check(i.decider, given=[held], when=replace(find, office=TRADE), then=i.NotOfThisInspection)


def test_nothing_is_found_after_the_conclusion() -> None:
    check(i.decider, given=[held, concluded], when=find, then=i.AlreadyConcluded)


def test_it_comes_to_a_conclusion() -> None:
    check(i.decider, given=[held], when=conclude, then=[concluded])


def test_a_conclusion_lists_what_is_not_put_right() -> None:
    check(i.decider, given=[held, found], when=conclude, then=[with_one_open])


def test_concluding_twice_changes_nothing() -> None:
    check(i.decider, given=[held, concluded], when=conclude, then=[])
    check(i.decider, given=[held, found, with_one_open, remedied], when=conclude, then=[])


def test_it_does_not_conclude_otherwise_later() -> None:
    check(i.decider, given=[held, concluded], when=replace(conclude, number="18/KL"), then=i.AlreadyConcluded)


def test_what_was_found_is_not_concluded_away() -> None:
    fine = replace(conclude, conforms=True)
    check(i.decider, given=[held, found], when=fine, then=i.ConclusionAgainstFindings)


def test_once_all_is_put_right_it_may_conclude_that_all_conforms() -> None:
    fine = replace(conclude, conforms=True)
    told = replace(concluded, conforms=True)
    check(i.decider, given=[held, found, remedied], when=fine, then=[told])
    check(i.decider, given=[held, taken, replace(reported, conforms=True)], when=fine, then=[told])
    check(i.decider, given=[held, taken, reported, found, remedied], when=fine, then=[told])


def test_a_sample_that_failed_is_not_concluded_away() -> None:
    fine = replace(conclude, conforms=True)
    check(i.decider, given=[held, taken, reported], when=fine, then=i.ConclusionAgainstTests)
    of_labels = replace(found, subject=i.Subject.LABELS, office=TRADE)
    put_right = replace(remedied, office=TRADE)
    past = [held, taken, reported, of_labels, put_right]
    check(i.decider, given=past, when=fine, then=i.ConclusionAgainstTests)


def test_it_does_not_conclude_before_it_was_held() -> None:
    early = replace(conclude, concluded_on=date(2024, 10, 19))
    check(i.decider, given=[held], when=early, then=i.ConcludedBeforeHeld)


@pytest.mark.parametrize("command", RECORDED)
def test_nothing_happens_to_an_inspection_that_is_not_there(command: i.Command) -> None:
    check(i.decider, when=command, then=NotFound)


def test_an_adverse_conclusion_bears_a_revocation_from_its_day_on() -> None:
    state = i.decider.fold([held, found, concluded])
    assert isinstance(state, i.Inspected)
    state.require_adverse_conclusion(TEA, DAY)
    with pytest.raises(i.NoAdverseConclusion):
        state.require_adverse_conclusion(TEA, date(2024, 10, 19))
    with pytest.raises(i.NoAdverseConclusion):
        state.require_adverse_conclusion(UUID(int=77), DAY)


@pytest.mark.parametrize("events", [[held], [held, replace(concluded, conforms=True)]])
def test_without_an_adverse_conclusion_it_bears_nothing(events: list[i.Event]) -> None:
    state = i.decider.fold(events)
    assert isinstance(state, i.Inspected)
    with pytest.raises(i.NoAdverseConclusion):
        state.require_adverse_conclusion(TEA, DAY)


COMMANDS = st.sampled_from([hold, take, find, replace(find, violation=UUID(int=8)), conclude])


@given(st.lists(COMMANDS, max_size=12))
def test_in_any_order_of_requests_nothing_follows_the_conclusion(commands: list[i.Command]) -> None:
    events: list[i.Event] = []
    for command in commands:
        try:
            decided = i.decider.decide(command, i.decider.fold(events))
        except Refused:
            continue
        events += decided
    ends = [n for n, e in enumerate(events) if isinstance(e, i.ConclusionIssued)]
    assert sum(isinstance(e, i.InspectionHeld) for e in events) <= 1
    assert len(ends) <= 1
    assert not ends or ends[0] == len(events) - 1
