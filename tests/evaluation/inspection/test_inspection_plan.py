"""Inspections are planned: which offices go to see what, and when; an unannounced one may do without."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kernel.testing import check
from services.evaluation.inspection.domain import inspection as i
from services.evaluation.refusals import AlreadyWrittenOtherwise

VISIT, TEA = UUID(int=1), UUID(int=4)
HEALTH, TRADE = UUID(int=2), UUID(int=3)
DAY = date(2024, 10, 20)

plan = i.PlanInspection(
    inspection=VISIT,
    kind=i.InspectionKind.UNANNOUNCED,
    office=HEALTH,
    unit="395",
    product=TEA,
    producer=UUID(int=5),
    certificate=UUID(int=6),
    planned_for=DAY,
    assignments=(
        i.Assignment(office=HEALTH, subject=i.Subject.SAMPLES),
        i.Assignment(office=TRADE, subject=i.Subject.LABELS),
    ),
)
planned = i.InspectionPlanned(
    inspection=VISIT,
    kind=i.InspectionKind.UNANNOUNCED,
    office=HEALTH,
    unit="395",
    product=TEA,
    producer=UUID(int=5),
    certificate=UUID(int=6),
    planned_for=DAY,
    assignments=plan.assignments,
)
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


def test_it_is_planned_whom_to_send_for_what() -> None:
    check(i.decider, when=plan, then=[planned])


def test_planning_it_twice_changes_nothing() -> None:
    check(i.decider, given=[planned], when=plan, then=[])
    check(i.decider, given=[planned, held], when=plan, then=[])


def test_the_same_id_can_not_stand_for_another_plan() -> None:
    later = replace(plan, planned_for=date(2024, 11, 20))
    check(i.decider, given=[planned], when=later, then=AlreadyWrittenOtherwise)


def test_a_plan_names_an_office_and_its_subject() -> None:
    check(i.decider, when=replace(plan, assignments=()), then=i.NoDuties)


def test_what_was_held_without_a_plan_is_not_planned_any_more() -> None:
    check(i.decider, given=[held], when=plan, then=i.AlreadyHeld)


def test_a_planned_inspection_is_held_by_whoever_came() -> None:
    alone = replace(hold, held_on=date(2024, 10, 22), duties=hold.duties[:1])
    check(
        i.decider,
        given=[planned],
        when=alone,
        then=[replace(held, held_on=date(2024, 10, 22), duties=hold.duties[:1])],
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(hold, office=TRADE),
        replace(hold, product=UUID(int=77)),
        replace(hold, kind=i.InspectionKind.PERIODIC),
    ],
)
def test_a_plan_is_for_one_office_one_product_and_one_kind(other: i.HoldInspection) -> None:
    check(i.decider, given=[planned], when=other, then=i.OtherThanPlanned)


def test_only_an_unannounced_inspection_needs_no_plan() -> None:
    periodic = replace(hold, kind=i.InspectionKind.PERIODIC)
    check(i.decider, when=periodic, then=i.NotPlanned)
    announced = replace(planned, kind=i.InspectionKind.PERIODIC)
    check(i.decider, given=[announced], when=periodic, then=[replace(held, kind=i.InspectionKind.PERIODIC)])


@pytest.mark.parametrize("subject", [i.Subject.CARRYING_OUT, i.Subject.STILL_PRODUCED])
def test_a_product_without_a_certificate_is_inspected(subject: i.Subject) -> None:
    duties = (i.Duty(office=HEALTH, subject=subject, observation="Đã ngừng sản xuất"),)
    check(
        i.decider,
        when=replace(hold, certificate=None, duties=duties),
        then=[replace(held, certificate=None, duties=duties)],
    )


def test_nothing_is_recorded_before_it_is_held() -> None:
    find = i.FindViolation(
        inspection=VISIT,
        violation=UUID(int=7),
        office=HEALTH,
        subject=i.Subject.SAMPLES,
        description="Vượt ngưỡng cho phép",
        law="Luật An toàn thực phẩm",
    )
    conclude = i.IssueConclusion(
        inspection=VISIT, number="17/KL", concluded_on=DAY, conforms=True, text="Đạt"
    )
    check(i.decider, given=[planned], when=find, then=i.NotYetHeld)
    check(i.decider, given=[planned], when=conclude, then=i.NotYetHeld)
