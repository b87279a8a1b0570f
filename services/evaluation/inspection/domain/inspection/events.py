"""What may happen to an inspection."""

from datetime import date
from uuid import UUID

from kernel.record import record
from services.evaluation.inspection.domain.inspection.subjects import (
    Assignment,
    Duty,
    InspectionKind,
    Subject,
)


@record
class InspectionPlanned:
    """`office` will lead; `assignments` name every office that is to take part."""

    inspection: UUID
    kind: InspectionKind
    office: UUID
    unit: str
    product: UUID
    producer: UUID
    certificate: UUID | None
    planned_for: date
    assignments: tuple[Assignment, ...]


@record
class InspectionHeld:
    """`office` leads; `duties` name every office that took part."""

    inspection: UUID
    kind: InspectionKind
    office: UUID
    unit: str
    product: UUID
    producer: UUID
    certificate: UUID | None
    held_on: date
    duties: tuple[Duty, ...]


@record
class SampleTaken:
    """`code` is what the sample is labelled with, `of` what was taken."""

    inspection: UUID
    sample: UUID
    product: UUID
    office: UUID
    code: str
    of: str
    taken_on: date


@record
class TestReported:
    """`number` is that of the laboratory's slip; `conforms` to the standard that was tested for."""

    inspection: UUID
    test: UUID
    sample: UUID
    product: UUID
    office: UUID
    laboratory: str
    number: str
    tested_on: date
    conforms: bool
    findings: str


@record
class ViolationFound:
    inspection: UUID
    violation: UUID
    product: UUID
    office: UUID
    subject: Subject
    description: str
    law: str


@record
class SanctionRecorded:
    """`amount` in whole VND, None where no money was demanded."""

    inspection: UUID
    sanction: UUID
    violation: UUID
    product: UUID
    office: UUID
    form: str
    amount: int | None
    decision_number: str
    decided_on: date


@record
class RemedyAccepted:
    """The office that found the violation has seen, by `evidence`, that it is put right."""

    inspection: UUID
    violation: UUID
    product: UUID
    office: UUID
    accepted_on: date
    evidence: str


@record
class ConclusionIssued:
    """`open_violations` are those that were not put right by then."""

    inspection: UUID
    product: UUID
    number: str
    concluded_on: date
    conforms: bool
    text: str
    open_violations: tuple[UUID, ...]


type Event = (
    InspectionPlanned
    | InspectionHeld
    | SampleTaken
    | TestReported
    | ViolationFound
    | SanctionRecorded
    | RemedyAccepted
    | ConclusionIssued
)
