"""What may happen before members score."""

from datetime import date, datetime
from uuid import UUID

from kernel.record import record


@record
class DossierChecked:
    """By the advisory team, before the council scores."""

    judging: UUID
    by: str
    complete: bool
    findings: str
    at: datetime


@record
class DossierHandedOut:
    """Dossier and sample, to the members who may score."""

    judging: UUID
    to: tuple[str, ...]
    sitting: int
    handed_out_on: date


@record
class SiteVisited:
    judging: UUID
    by: str
    visited_on: date
    findings: str


@record
class TestSlip:
    """A laboratory's or inspector's result."""

    __test__ = False

    number: str
    laboratory: str
    issued_on: date
    conforms: bool


@record
class TestsReceived:
    __test__ = False

    judging: UUID
    slips: tuple[TestSlip, ...]
    at: datetime


@record
class MeetingCalled:
    """From now on the members meet, and score at the meeting."""

    judging: UUID
    by: str
    reason: str
    at: datetime
