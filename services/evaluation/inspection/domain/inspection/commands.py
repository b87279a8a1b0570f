"""What may be asked of an inspection."""

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
class PlanInspection:
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
class HoldInspection:
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
class TakeSample:
    inspection: UUID
    sample: UUID
    office: UUID
    code: str
    of: str
    taken_on: date


@record
class ReportTest:
    inspection: UUID
    test: UUID
    sample: UUID
    office: UUID
    laboratory: str
    number: str
    tested_on: date
    conforms: bool
    findings: str


@record
class FindViolation:
    inspection: UUID
    violation: UUID
    office: UUID
    subject: Subject
    description: str
    law: str


@record
class RecordSanction:
    """`amount` in whole VND, None where no money was demanded."""

    inspection: UUID
    sanction: UUID
    violation: UUID
    office: UUID
    form: str
    amount: int | None
    decision_number: str
    decided_on: date


@record
class AcceptRemedy:
    inspection: UUID
    violation: UUID
    office: UUID
    accepted_on: date
    evidence: str


@record
class IssueConclusion:
    inspection: UUID
    number: str
    concluded_on: date
    conforms: bool
    text: str


type Command = (
    PlanInspection
    | HoldInspection
    | TakeSample
    | ReportTest
    | FindViolation
    | RecordSanction
    | AcceptRemedy
    | IssueConclusion
)
