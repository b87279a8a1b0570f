"""What each office records of its own part of an inspection: samples, tests, sanctions, remedies."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kernel.errors import NotFound
from kernel.testing import check
from services.evaluation.inspection.domain import inspection as i
from services.evaluation.refusals import AlreadyWrittenOtherwise

VISIT, TEA = UUID(int=1), UUID(int=4)
HEALTH, TRADE = UUID(int=2), UUID(int=3)
SAMPLE, TEST, LABEL, FINE = UUID(int=10), UUID(int=11), UUID(int=12), UUID(int=13)
DAY, THE_DAY_BEFORE, LATER = date(2026, 10, 20), date(2026, 10, 19), date(2026, 10, 28)

held = i.InspectionHeld(
    inspection=VISIT,
    kind=i.InspectionKind.UNANNOUNCED,
    office=HEALTH,
    unit="38",
    product=TEA,
    producer=UUID(int=5),
    certificate=None,
    held_on=DAY,
    duties=(
        i.Duty(office=HEALTH, subject=i.Subject.SAMPLES, observation="Lấy một mẫu"),
        i.Duty(office=TRADE, subject=i.Subject.LABELS, observation="Nhãn thiếu hạn sử dụng"),
    ),
)
concluded = i.ConclusionIssued(
    inspection=VISIT,
    product=TEA,
    number="17/KL",
    concluded_on=DAY,
    conforms=False,
    text="Không đạt",
    open_violations=(LABEL,),
)
found = i.ViolationFound(
    inspection=VISIT,
    violation=LABEL,
    product=TEA,
    office=TRADE,
    subject=i.Subject.LABELS,
    description="Thiếu hạn sử dụng",
    law="Nghị định về nhãn hàng hóa",
)
take = i.TakeSample(inspection=VISIT, sample=SAMPLE, office=HEALTH, code="M-01", of="Chè lô 3", taken_on=DAY)
taken = i.SampleTaken(
    inspection=VISIT,
    sample=SAMPLE,
    product=TEA,
    office=HEALTH,
    code="M-01",
    of="Chè lô 3",
    taken_on=DAY,
)
report = i.ReportTest(
    inspection=VISIT,
    test=TEST,
    sample=SAMPLE,
    office=HEALTH,
    laboratory="Trung tâm Kiểm nghiệm",
    number="215/PKN",
    tested_on=LATER,
    conforms=True,
    findings="Đạt",
)
reported = i.TestReported(
    inspection=VISIT,
    test=TEST,
    sample=SAMPLE,
    product=TEA,
    office=HEALTH,
    laboratory="Trung tâm Kiểm nghiệm",
    number="215/PKN",
    tested_on=LATER,
    conforms=True,
    findings="Đạt",
)
fine = i.RecordSanction(
    inspection=VISIT,
    sanction=FINE,
    violation=LABEL,
    office=TRADE,
    form="Phạt tiền",
    amount=5_000_000,
    decision_number="31/QĐ-XPHC",
    decided_on=LATER,
)
fined = i.SanctionRecorded(
    inspection=VISIT,
    sanction=FINE,
    violation=LABEL,
    product=TEA,
    office=TRADE,
    form="Phạt tiền",
    amount=5_000_000,
    decision_number="31/QĐ-XPHC",
    decided_on=LATER,
)
accept = i.AcceptRemedy(
    inspection=VISIT, violation=LABEL, office=TRADE, accepted_on=LATER, evidence="Đã thay nhãn"
)
accepted = i.RemedyAccepted(
    inspection=VISIT,
    violation=LABEL,
    product=TEA,
    office=TRADE,
    accepted_on=LATER,
    evidence="Đã thay nhãn",
)
ALL = [held, found, taken, reported, fined, accepted]


@pytest.mark.parametrize(
    ("past", "command", "event"),
    [
        ([held], take, taken),
        ([held, taken], report, reported),
        ([held, found], fine, fined),
        ([held, found], accept, accepted),
        ([held, found, concluded], fine, fined),
        ([held, found, concluded], accept, accepted),
    ],
)
def test_an_office_records_its_part(past: list[i.Event], command: i.Command, event: i.Event) -> None:
    check(i.decider, given=past, when=command, then=[event])


@pytest.mark.parametrize("command", [take, report, fine, accept])
def test_recording_it_twice_changes_nothing(command: i.Command) -> None:
    check(i.decider, given=ALL, when=command, then=[])
    check(i.decider, given=[*ALL, concluded], when=command, then=[])


@pytest.mark.parametrize(
    "other",
    [
        replace(take, code="M-02"),
        replace(report, conforms=False),
        replace(fine, amount=1),
        replace(accept, evidence="khác"),
    ],
)
def test_what_is_recorded_can_not_say_something_else(other: i.Command) -> None:
    check(i.decider, given=ALL, when=other, then=AlreadyWrittenOtherwise)


def test_only_who_inspects_samples_takes_and_tests_them() -> None:
    check(i.decider, given=[held], when=replace(take, office=TRADE), then=i.NotOfThisInspection)
    check(i.decider, given=[held, taken], when=replace(report, office=TRADE), then=i.NotOfThisInspection)


def test_only_who_found_a_violation_fines_it_and_sees_it_put_right() -> None:
    check(i.decider, given=[held, found], when=replace(fine, office=HEALTH), then=i.FoundByAnotherOffice)
    check(i.decider, given=[held, found], when=replace(accept, office=HEALTH), then=i.FoundByAnotherOffice)


def test_after_the_conclusion_no_sample_is_taken_or_tested() -> None:
    check(i.decider, given=[held, concluded], when=take, then=i.AlreadyConcluded)
    check(i.decider, given=[held, taken, concluded], when=report, then=i.AlreadyConcluded)


@pytest.mark.parametrize("command", [report, fine, accept])
def test_it_is_about_a_sample_or_a_violation_that_is_there(command: i.Command) -> None:
    check(i.decider, given=[held], when=command, then=NotFound)


@pytest.mark.parametrize(
    "early",
    [
        replace(take, taken_on=THE_DAY_BEFORE),
        replace(fine, decided_on=THE_DAY_BEFORE),
        replace(accept, accepted_on=THE_DAY_BEFORE),
    ],
)
def test_nothing_of_it_came_before_the_inspection(early: i.Command) -> None:
    check(i.decider, given=[held, found], when=early, then=i.BeforeTheInspection)


def test_no_sample_is_tested_before_it_is_taken() -> None:
    early = replace(report, tested_on=THE_DAY_BEFORE)
    check(i.decider, given=[held, taken], when=early, then=i.SampleTestedEarlier)


def test_a_sanction_may_demand_no_money_but_not_nothing() -> None:
    warning = replace(fine, form="Cảnh cáo", amount=None)
    told = replace(fined, form="Cảnh cáo", amount=None)
    check(i.decider, given=[held, found], when=warning, then=[told])
    check(i.decider, given=[held, found], when=replace(fine, amount=0), then=i.AmountNotPositive)


def test_what_is_put_right_is_not_open_any_more() -> None:
    state = i.decider.fold([held, found])
    assert isinstance(state, i.Inspected)
    assert state.open_violations == (LABEL,)
    state = i.decider.fold([held, found, accepted])
    assert isinstance(state, i.Inspected)
    assert state.open_violations == ()
