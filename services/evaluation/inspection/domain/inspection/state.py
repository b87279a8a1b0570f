"""How far an inspection has come: planned, or held with all that was found."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.decider import OutOfOrder
from kernel.record import record
from services.evaluation.inspection.domain.inspection.events import (
    ConclusionIssued,
    Event,
    InspectionHeld,
    InspectionPlanned,
    RemedyAccepted,
    SampleTaken,
    SanctionRecorded,
    TestReported,
    ViolationFound,
)
from services.evaluation.inspection.domain.inspection.refusals import NoAdverseConclusion, NotOfThisInspection
from services.evaluation.inspection.domain.inspection.subjects import Subject


@record
class Planned:
    planned: InspectionPlanned


@record
class Inspected:
    """`planned` is None for one that nobody announced, and nobody planned."""

    held: InspectionHeld
    planned: InspectionPlanned | None = None
    samples: tuple[SampleTaken, ...] = ()
    tests: tuple[TestReported, ...] = ()
    violations: tuple[ViolationFound, ...] = ()
    sanctions: tuple[SanctionRecorded, ...] = ()
    remedies: tuple[RemedyAccepted, ...] = ()
    concluded: ConclusionIssued | None = None

    @property
    def open_violations(self) -> tuple[UUID, ...]:
        remedied = {r.violation for r in self.remedies}
        return tuple(v.violation for v in self.violations if v.violation not in remedied)

    def require_duty(self, office: UUID, subject: Subject) -> None:
        """Raises NotOfThisInspection unless the office inspected that subject here."""
        if not any(d.office == office and d.subject is subject for d in self.held.duties):
            raise NotOfThisInspection(subject=subject.value)

    def require_adverse_conclusion(self, product: UUID, on: date) -> None:
        """Raises NoAdverseConclusion unless it had concluded, by that day, against this product."""
        c = self.concluded
        if self.held.product != product or c is None or c.conforms or c.concluded_on > on:
            raise NoAdverseConclusion(inspection=self.held.inspection, product=product)


type State = Planned | Inspected | None


def evolve(state: State, event: Event) -> State:
    match event, state:
        case InspectionPlanned() as e, _:
            return Planned(planned=e)
        case InspectionHeld() as e, Planned(planned=planned):
            return Inspected(held=e, planned=planned)
        case InspectionHeld() as e, _:
            return Inspected(held=e)
        case e, (None | Planned()):
            raise OutOfOrder(e, state)
        case SampleTaken() as e, Inspected() as s:
            return replace(s, samples=(*s.samples, e))
        case TestReported() as e, Inspected() as s:
            return replace(s, tests=(*s.tests, e))
        case ViolationFound() as e, Inspected() as s:
            return replace(s, violations=(*s.violations, e))
        case SanctionRecorded() as e, Inspected() as s:
            return replace(s, sanctions=(*s.sanctions, e))
        case RemedyAccepted() as e, Inspected() as s:
            return replace(s, remedies=(*s.remedies, e))
        case ConclusionIssued() as e, Inspected() as s:
            return replace(s, concluded=e)
