"""What each office records of its own part: samples, tests, violations, sanctions, remedies."""

from collections.abc import Sequence

from services.evaluation.inspection.domain.inspection.commands import (
    AcceptRemedy,
    FindViolation,
    RecordSanction,
    ReportTest,
    TakeSample,
)
from services.evaluation.inspection.domain.inspection.events import (
    Event,
    RemedyAccepted,
    SampleTaken,
    SanctionRecorded,
    TestReported,
    ViolationFound,
)
from services.evaluation.inspection.domain.inspection.refusals import (
    AlreadyConcluded,
    AmountNotPositive,
    BeforeTheInspection,
    FoundByAnotherOffice,
    SampleTestedEarlier,
)
from services.evaluation.inspection.domain.inspection.state import Inspected
from services.evaluation.inspection.domain.inspection.subjects import Subject
from services.evaluation.refusals import AlreadyWrittenOtherwise, NoSuch


def take(c: TakeSample, s: Inspected) -> Sequence[Event]:
    taken = SampleTaken(
        inspection=c.inspection,
        sample=c.sample,
        product=s.held.product,
        office=c.office,
        code=c.code,
        of=c.of,
        taken_on=c.taken_on,
    )
    if taken in s.samples:
        return []
    if any(known.sample == c.sample for known in s.samples):
        raise AlreadyWrittenOtherwise(what="sample", id=c.sample)
    s.require_duty(c.office, Subject.SAMPLES)
    _require_open(s)
    if c.taken_on < s.held.held_on:
        raise BeforeTheInspection(held=s.held.held_on, field="taken_on")
    return [taken]


def report(c: ReportTest, s: Inspected) -> Sequence[Event]:
    reported = TestReported(
        inspection=c.inspection,
        test=c.test,
        sample=c.sample,
        product=s.held.product,
        office=c.office,
        laboratory=c.laboratory,
        number=c.number,
        tested_on=c.tested_on,
        conforms=c.conforms,
        findings=c.findings,
    )
    if reported in s.tests:
        return []
    if any(known.test == c.test for known in s.tests):
        raise AlreadyWrittenOtherwise(what="test", id=c.test)
    s.require_duty(c.office, Subject.SAMPLES)
    _require_open(s)
    sample = next((known for known in s.samples if known.sample == c.sample), None)
    if sample is None:
        raise NoSuch("sample", c.sample)
    if c.tested_on < sample.taken_on:
        raise SampleTestedEarlier(taken=sample.taken_on)
    return [reported]


def find(c: FindViolation, s: Inspected) -> Sequence[Event]:
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
    _require_open(s)
    if any(known.violation == c.violation for known in s.violations):
        raise AlreadyWrittenOtherwise(what="violation", id=c.violation)
    s.require_duty(c.office, c.subject)
    return [found]


def sanction(c: RecordSanction, s: Inspected) -> Sequence[Event]:
    """Also after the conclusion, on which it may rest."""
    recorded = SanctionRecorded(
        inspection=c.inspection,
        sanction=c.sanction,
        violation=c.violation,
        product=s.held.product,
        office=c.office,
        form=c.form,
        amount=c.amount,
        decision_number=c.decision_number,
        decided_on=c.decided_on,
    )
    if recorded in s.sanctions:
        return []
    if any(known.sanction == c.sanction for known in s.sanctions):
        raise AlreadyWrittenOtherwise(what="sanction", id=c.sanction)
    _require_own(c, s)
    if c.amount is not None and c.amount <= 0:
        raise AmountNotPositive
    if c.decided_on < s.held.held_on:
        raise BeforeTheInspection(held=s.held.held_on, field="decided_on")
    return [recorded]


def accept(c: AcceptRemedy, s: Inspected) -> Sequence[Event]:
    """Also after the conclusion, which then had listed the violation as open."""
    accepted = RemedyAccepted(
        inspection=c.inspection,
        violation=c.violation,
        product=s.held.product,
        office=c.office,
        accepted_on=c.accepted_on,
        evidence=c.evidence,
    )
    if accepted in s.remedies:
        return []
    if any(known.violation == c.violation for known in s.remedies):
        raise AlreadyWrittenOtherwise(what="remedy", id=c.violation)
    _require_own(c, s)
    if c.accepted_on < s.held.held_on:
        raise BeforeTheInspection(held=s.held.held_on, field="accepted_on")
    return [accepted]


def _require_open(s: Inspected) -> None:
    if s.concluded is not None:
        raise AlreadyConcluded


def _require_own(c: RecordSanction | AcceptRemedy, s: Inspected) -> None:
    """Raises NotFound, FoundByAnotherOffice."""
    violation = next((known for known in s.violations if known.violation == c.violation), None)
    if violation is None:
        raise NoSuch("violation", c.violation)
    if violation.office != c.office:
        raise FoundByAnotherOffice(violation=c.violation)
