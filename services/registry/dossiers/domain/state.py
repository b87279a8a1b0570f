"""Where a dossier stands, and what every event makes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from enum import Enum

from kernel.decider import begun
from kernel.record import record
from services.registry.dossiers.domain.events import (
    CommuneReported,
    DossierFiled,
    DossierForwarded,
    DossierOpened,
    DossierReturned,
    DossierWithdrawn,
    Event,
    EvidenceAdded,
    EvidenceSuperseded,
    SelfAssessed,
    SlipNumbered,
)
from services.registry.dossiers.domain.evidence import EvidenceRef


class Phase(Enum):
    """Where a dossier stands, with the words for it in Vietnamese."""

    DRAFT = "đang được chuẩn bị"
    FILED = "đã được nộp"
    RETURNED = "đã được trả lại để hoàn thiện"
    FORWARDED = "đã được chuyển lên cấp đánh giá"
    WITHDRAWN = "đã được rút"


@record
class State:
    """`evidence` stands, `superseded` stood once, each replaced by the hash in `by`.

    `report` is about the latest filing, and `left` how the dossier left the commune since.
    """

    opened: DossierOpened
    phase: Phase
    latest: date
    assessed: SelfAssessed | None = None
    evidence: tuple[EvidenceRef, ...] = ()
    superseded: tuple[EvidenceRef, ...] = ()
    by: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    filed: DossierFiled | None = None
    slip: str | None = None
    report: CommuneReported | None = None
    left: DossierReturned | DossierForwarded | DossierWithdrawn | None = None


def found(among: Sequence[EvidenceRef], sha256: str, kind: str) -> EvidenceRef | None:
    return next((e for e in among if (e.sha256, e.kind) == (sha256, kind)), None)


def evolve(state: State | None, event: Event) -> State | None:
    if isinstance(event, DossierOpened):
        return State(opened=event, phase=Phase.DRAFT, latest=event.opened_on)
    state = begun(state, event)
    match event:
        case SelfAssessed() as e:
            return replace(state, assessed=e, latest=e.assessed_on)
        case EvidenceAdded() as e:
            return replace(state, evidence=(*state.evidence, e.evidence), latest=e.added_on)
        case EvidenceSuperseded() as e:
            gone = found(state.evidence, e.sha256, e.kind)
            assert gone is not None, "only evidence that stands is superseded"
            left = tuple(x for x in state.evidence if x != gone)
            return replace(
                state,
                evidence=left,
                superseded=(*state.superseded, gone),
                by={**state.by, (e.sha256, e.kind): e.by},
                latest=e.superseded_on,
            )
        case DossierFiled() as e:
            # A report is about one filing; what is filed again is reported on again.
            return replace(state, phase=Phase.FILED, filed=e, report=None, left=None, latest=e.filed_on)
        case SlipNumbered() as e:
            return replace(state, slip=e.slip, latest=e.numbered_on)
        case CommuneReported() as e:
            return replace(state, report=e, latest=e.reported_on)
        case DossierReturned() as e:
            return replace(state, phase=Phase.RETURNED, left=e, latest=e.returned_on)
        case DossierForwarded() as e:
            return replace(state, phase=Phase.FORWARDED, left=e, latest=e.forwarded_on)
        case DossierWithdrawn() as e:
            return replace(state, phase=Phase.WITHDRAWN, left=e, latest=e.withdrawn_on)
