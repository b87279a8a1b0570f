"""What a complaint is about: where it lies, and which judgings it bears on."""

from uuid import UUID

from kernel.store import Events
from services.evaluation.inspection.domain import inspection
from services.evaluation.inspection.domain.complaint import JudgingOfSomethingElse
from services.evaluation.inspection.domain.matter import Matter, MatterKind
from services.evaluation.judgings.usecases.bench import load_judging, scoring_of
from services.evaluation.recognition.domain import certificate, decision, revocation
from services.evaluation.refusals import NoSuch


async def unit_of(events: Events, matter: Matter) -> str:
    """Raises NotFound."""
    unit, _ = await _looked_up(events, matter)
    return unit


async def require_judging(events: Events, matter: Matter, identity: UUID) -> None:
    """Raises NotFound, JudgingOfSomethingElse."""
    _, products = await _looked_up(events, matter)
    judged = scoring_of(await load_judging(events, identity)).opened
    if judged.product not in products:
        raise JudgingOfSomethingElse(judging=identity)


async def _looked_up(events: Events, matter: Matter) -> tuple[str, frozenset[UUID]]:
    """The unit, and the products."""
    match matter.kind:
        case MatterKind.JUDGING:
            opened = scoring_of(await load_judging(events, matter.id)).opened
            return opened.producer_unit, frozenset({opened.product})
        case MatterKind.DECISION:
            decided, _ = await events.state(decision.decider, matter.id)
            if decided is None:
                raise NoSuch("recognition decision", matter.id)
            return decided.reads.unit, frozenset(r.product for r in decided.reads.recognised)
        case MatterKind.REVOCATION:
            revoked, _ = await events.state(revocation.decider, matter.id)
            if revoked is None:
                raise NoSuch("revocation decision", matter.id)
            return revoked.unit, frozenset(r.product for r in revoked.revoked)
        case MatterKind.CERTIFICATE:
            certified, _ = await events.state(certificate.decider, matter.id)
            if certified is None:
                raise NoSuch("certificate", matter.id)
            return certified.issued.unit, frozenset({certified.issued.product})
        case MatterKind.INSPECTION:
            seen, _ = await events.state(inspection.decider, matter.id)
            if seen is None:
                raise NoSuch("inspection", matter.id)
            about = seen.planned if isinstance(seen, inspection.Planned) else seen.held
            return about.unit, frozenset({about.product})
