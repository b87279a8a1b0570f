"""The rules of an inspection: offices inspect a product together, and come to one conclusion."""

from collections.abc import Sequence
from dataclasses import replace

from kernel.decider import Decider
from services.evaluation.inspection.domain.inspection.commands import (
    AcceptRemedy,
    Command,
    FindViolation,
    HoldInspection,
    IssueConclusion,
    PlanInspection,
    RecordSanction,
    ReportTest,
    TakeSample,
)
from services.evaluation.inspection.domain.inspection.events import (
    ConclusionIssued,
    Event,
    InspectionHeld,
    InspectionPlanned,
)
from services.evaluation.inspection.domain.inspection.findings import accept, find, report, sanction, take
from services.evaluation.inspection.domain.inspection.refusals import (
    AlreadyConcluded,
    AlreadyHeld,
    ConcludedBeforeHeld,
    ConclusionAgainstFindings,
    ConclusionAgainstTests,
    NoDuties,
    NotPlanned,
    NotYetHeld,
    OtherThanPlanned,
)
from services.evaluation.inspection.domain.inspection.state import Inspected, Planned, State, evolve
from services.evaluation.inspection.domain.inspection.subjects import InspectionKind, Subject
from services.evaluation.refusals import AlreadyWrittenOtherwise, NoSuch


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case PlanInspection() as c, None:
            return [_planned(c)]
        case PlanInspection() as c, (Planned() | Inspected()) as s:
            return _planned_before(c, s)
        case HoldInspection() as c, None:
            if c.kind is InspectionKind.PERIODIC:
                raise NotPlanned
            return [_held(c)]
        case HoldInspection() as c, Planned(planned=plan):
            return _hold_as_planned(c, plan)
        case HoldInspection() as c, Inspected() as s:
            if _held(c) == s.held:
                return []
            raise AlreadyWrittenOtherwise(what="inspection", id=c.inspection)
        case c, None:
            raise NoSuch("inspection", c.inspection)
        case _, Planned():
            raise NotYetHeld

        case TakeSample() as c, Inspected() as s:
            return take(c, s)
        case ReportTest() as c, Inspected() as s:
            return report(c, s)
        case FindViolation() as c, Inspected() as s:
            return find(c, s)
        case RecordSanction() as c, Inspected() as s:
            return sanction(c, s)
        case AcceptRemedy() as c, Inspected() as s:
            return accept(c, s)
        case IssueConclusion() as c, Inspected() as s:
            return _conclude(c, s)


def _planned(c: PlanInspection) -> InspectionPlanned:
    if not c.assignments:
        raise NoDuties(field="assignments")
    return InspectionPlanned(
        inspection=c.inspection,
        kind=c.kind,
        office=c.office,
        unit=c.unit,
        product=c.product,
        producer=c.producer,
        certificate=c.certificate,
        planned_for=c.planned_for,
        assignments=c.assignments,
    )


def _planned_before(c: PlanInspection, s: Planned | Inspected) -> Sequence[Event]:
    if s.planned is None:
        raise AlreadyHeld
    if _planned(c) == s.planned:
        return []
    raise AlreadyWrittenOtherwise(what="inspection", id=c.inspection)


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


def _hold_as_planned(c: HoldInspection, plan: InspectionPlanned) -> Sequence[Event]:
    """Who came and when may differ from the plan; who leads, what is inspected and how may not."""
    if (c.office, c.product, c.kind) != (plan.office, plan.product, plan.kind):
        raise OtherThanPlanned
    return [_held(c)]


def _conclude(c: IssueConclusion, s: Inspected) -> Sequence[Event]:
    concluded = ConclusionIssued(
        inspection=c.inspection,
        product=s.held.product,
        number=c.number,
        concluded_on=c.concluded_on,
        conforms=c.conforms,
        text=c.text,
        open_violations=s.open_violations,
    )
    if s.concluded is not None:
        # What was put right since then was open when it concluded.
        if replace(concluded, open_violations=s.concluded.open_violations) == s.concluded:
            return []
        raise AlreadyConcluded
    if c.conforms:
        _require_conformity(s)
    if c.concluded_on < s.held.held_on:
        raise ConcludedBeforeHeld(held=s.held.held_on)
    return [concluded]


def _require_conformity(s: Inspected) -> None:
    """Raises ConclusionAgainstFindings, ConclusionAgainstTests."""
    if s.open_violations:
        raise ConclusionAgainstFindings(violations=len(s.open_violations))
    samples = {sample.sample: sample.code for sample in s.samples}
    failed = [samples[test.sample] for test in s.tests if not test.conforms]
    if failed and not any(v.subject is Subject.SAMPLES for v in s.violations):
        raise ConclusionAgainstTests(code=failed[0])


_NONE: State = None

decider = Decider(category="inspection", initial=_NONE, decide=decide, evolve=evolve)
