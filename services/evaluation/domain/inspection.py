"""Offices inspect a certified product together, each its own subjects, and come to one conclusion."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from kernel.decider import Decider
from kernel.errors import Refused
from kernel.record import record
from services.evaluation.domain.refusals import AlreadyWrittenOtherwise, NoSuch


class InspectionKind(StrEnum):
    PERIODIC = "periodic"
    UNANNOUNCED = "unannounced"


class Subject(StrEnum):
    """What is looked at; the first and the last are those of QĐ 26/2026, Điều 9.3."""

    CRITERIA = "criteria"
    PRODUCTION = "production"
    ENVIRONMENT = "environment"
    SAMPLES = "samples"
    LABELS = "labels"
    MARK = "mark"


@record
class Duty:
    """One office's part: its subject and what it saw."""

    office: UUID
    subject: Subject
    observation: str


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
class FindViolation:
    inspection: UUID
    violation: UUID
    office: UUID
    subject: Subject
    description: str
    law: str


@record
class IssueConclusion:
    inspection: UUID
    number: str
    concluded_on: date
    conforms: bool
    text: str


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
class ViolationFound:
    inspection: UUID
    violation: UUID
    product: UUID
    office: UUID
    subject: Subject
    description: str
    law: str


@record
class ConclusionIssued:
    inspection: UUID
    product: UUID
    number: str
    concluded_on: date
    conforms: bool
    text: str


type Command = HoldInspection | FindViolation | IssueConclusion
type Event = InspectionHeld | ViolationFound | ConclusionIssued


@record
class Inspected:
    held: InspectionHeld
    violations: tuple[ViolationFound, ...] = ()
    concluded: ConclusionIssued | None = None

    def require_adverse_conclusion(self, product: UUID, on: date) -> None:
        """Raises NoAdverseConclusion unless it had concluded, by that day, against this product."""
        c = self.concluded
        if self.held.product != product or c is None or c.conforms or c.concluded_on > on:
            raise NoAdverseConclusion(inspection=self.held.inspection, product=product)


type State = Inspected | None


class NoDuties(Refused):
    vi = "Cuộc kiểm tra phải nêu ít nhất một cơ quan với nội dung kiểm tra."
    en = "An inspection names at least one office and what it looked at."
    field = "duties"


class NotOfThisInspection(Refused):
    vi = "Cơ quan này không kiểm tra nội dung đó."
    en = "That office did not inspect that subject here."
    field = "office"


class AlreadyConcluded(Refused):
    vi = "Cuộc kiểm tra đã có kết luận."
    en = "The inspection has already come to its conclusion."


class ConclusionAgainstFindings(Refused):
    vi = "Đã ghi nhận {violations} vi phạm nên không thể kết luận là đạt."
    en = "It recorded {violations} violations, so it can not conclude that all conforms."
    field = "conforms"


class ConcludedBeforeHeld(Refused):
    vi = "Kết luận không thể trước ngày kiểm tra {held}."
    en = "The conclusion can not precede the inspection of {held}."
    field = "concluded_on"


class NoAdverseConclusion(Refused):
    vi = "Cuộc kiểm tra {inspection} không có kết luận bất lợi về sản phẩm {product} vào ngày ký."
    en = "Inspection {inspection} had no adverse conclusion on product {product} on the day of signing."
    field = "inspection"


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case HoldInspection() as c, None:
            return [_held(c)]
        case HoldInspection() as c, Inspected() as s:
            if _held(c) == s.held:
                return []
            raise AlreadyWrittenOtherwise(what="inspection", id=c.inspection)
        case FindViolation() as c, Inspected() as s:
            return _find(c, s)
        case IssueConclusion() as c, Inspected() as s:
            return _conclude(c, s)
        case (FindViolation() | IssueConclusion()) as c, None:
            raise NoSuch("inspection", c.inspection)


def _held(c: HoldInspection) -> InspectionHeld:
    if not c.duties:
        raise NoDuties
    return InspectionHeld(
        inspection=c.inspection,
        kind=c.kind,
        office=c.office,
        unit=c.unit,
        product=c.product,
        producer=c.producer,
        certificate=c.certificate,
        held_on=c.held_on,
        duties=c.duties,
    )


def _find(c: FindViolation, s: Inspected) -> Sequence[Event]:
    found = ViolationFound(
        inspection=c.inspection,
        violation=c.violation,
        product=s.held.product,
        office=c.office,
        subject=c.subject,
        description=c.description,
        law=c.law,
    )
    if found in s.violations:
        return []
    if s.concluded is not None:
        raise AlreadyConcluded
    if any(v.violation == c.violation for v in s.violations):
        raise AlreadyWrittenOtherwise(what="violation", id=c.violation)
    if not any(d.office == c.office and d.subject is c.subject for d in s.held.duties):
        raise NotOfThisInspection
    return [found]


def _conclude(c: IssueConclusion, s: Inspected) -> Sequence[Event]:
    concluded = ConclusionIssued(
        inspection=c.inspection,
        product=s.held.product,
        number=c.number,
        concluded_on=c.concluded_on,
        conforms=c.conforms,
        text=c.text,
    )
    if s.concluded == concluded:
        return []
    if s.concluded is not None:
        raise AlreadyConcluded
    if c.conforms and s.violations:
        raise ConclusionAgainstFindings(violations=len(s.violations))
    if c.concluded_on < s.held.held_on:
        raise ConcludedBeforeHeld(held=s.held.held_on)
    return [concluded]


def evolve(state: State, event: Event) -> State:
    match event, state:
        case InspectionHeld() as e, _:
            return Inspected(held=e)
        case _, None:
            return None
        case ViolationFound() as e, Inspected() as s:
            return replace(s, violations=(*s.violations, e))
        case ConclusionIssued() as e, Inspected() as s:
            return replace(s, concluded=e)


_NONE: State = None

decider = Decider(
    category="inspection",
    events=(InspectionHeld, ViolationFound, ConclusionIssued),
    initial=_NONE,
    decide=decide,
    evolve=evolve,
)
