"""What an inspection looks at, and which office looks at what."""

from enum import StrEnum
from uuid import UUID

from kernel.record import record


class InspectionKind(StrEnum):
    PERIODIC = "periodic"
    UNANNOUNCED = "unannounced"


class Subject(StrEnum):
    """CRITERIA and MARK are those of QĐ 26/2026, Điều 9.3.

    The last two are looked at where no certificate is in force: a product that was registered and
    never carried out, and whether one is still made whose certificate has lapsed.
    """

    CRITERIA = "criteria"
    PRODUCTION = "production"
    ENVIRONMENT = "environment"
    SAMPLES = "samples"
    LABELS = "labels"
    MARK = "mark"
    CARRYING_OUT = "carrying-out"
    STILL_PRODUCED = "still-produced"


@record
class Assignment:
    """One office's part in a plan."""

    office: UUID
    subject: Subject


@record
class Duty:
    """One office's part: its subject and what it saw."""

    office: UUID
    subject: Subject
    observation: str
