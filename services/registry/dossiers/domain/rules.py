"""A dossier is prepared by the producer, filed, reported on by the commune and forwarded to be judged."""

from collections.abc import Sequence
from datetime import date

from kernel.decider import Decider
from law.generations import law_named, law_on
from law.provisions import Law
from services.registry.dossiers.domain.commands import (
    AddEvidence,
    AssessSelf,
    Command,
    FileDossier,
    ForwardDossier,
    NumberSlip,
    OpenDossier,
    ReportOnDossier,
    ReturnDossier,
    SupersedeEvidence,
    WithdrawDossier,
)
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
from services.registry.dossiers.domain.evidence import IN_VIETNAMESE, EvidenceRef, required
from services.registry.dossiers.domain.refusals import (
    AlreadyNumbered,
    AlreadyReported,
    DossierExists,
    EvidenceMissing,
    EvidenceWasSuperseded,
    NoRulesInForce,
    NoSuchDossier,
    NoSuchEvidence,
    NotInThisPhase,
    NotReported,
    SelfAssessmentMissing,
    SlipMissing,
)
from services.registry.dossiers.domain.state import Phase, State, evolve, found
from services.registry.places.domain.days import in_order


def decide(command: Command, state: State | None) -> Sequence[Event]:
    if isinstance(command, OpenDossier):
        return _open(command, state)
    if state is None:
        raise NoSuchDossier("dossier", command.dossier)
    if _said(command, state):
        return []
    match command, state.phase:
        case ((AssessSelf() | AddEvidence() | SupersedeEvidence() as c), Phase.DRAFT | Phase.RETURNED):
            return _prepare(c, state)
        case FileDossier() as c, Phase.DRAFT | Phase.RETURNED:
            return [_file(c, state)]
        case ((NumberSlip() | ReportOnDossier() | ReturnDossier() | ForwardDossier() as c), Phase.FILED):
            in_order(c.on, state.latest)
            return [_receive(c, state)]
        case WithdrawDossier() as c, Phase.DRAFT | Phase.RETURNED | Phase.FILED:
            in_order(c.on, state.latest)
            return [DossierWithdrawn(dossier=c.dossier, reason=c.reason, withdrawn_on=c.on)]
        case (
            (
                AssessSelf() | AddEvidence() | SupersedeEvidence() | FileDossier(),
                Phase.FILED | Phase.FORWARDED | Phase.WITHDRAWN,
            )
            | (
                NumberSlip() | ReportOnDossier() | ReturnDossier() | ForwardDossier(),
                Phase.DRAFT | Phase.RETURNED | Phase.FORWARDED | Phase.WITHDRAWN,
            )
            | (WithdrawDossier(), Phase.FORWARDED | Phase.WITHDRAWN)
        ):
            raise NotInThisPhase(phase=state.phase.name.lower(), phase_vi=state.phase.value)


def _said(command: Command, state: State) -> bool:
    """Whether the dossier already is as the command wants it."""
    match command:
        case AssessSelf() as c:
            past = state.assessed
            return past is not None and (past.scores, past.remarks) == (c.scores, c.remarks)
        case AddEvidence() as c:
            return c.evidence in state.evidence
        case SupersedeEvidence() as c:
            return state.by.get((c.sha256, c.evidence.kind)) == c.evidence.sha256
        case FileDossier() as c:
            return state.phase in (Phase.FILED, Phase.FORWARDED) and _filed(c, state.filed)
        case NumberSlip() as c:
            return state.slip is not None and (c.serial is None or _slip(c) == state.slip)
        case ReportOnDossier() as c:
            return state.report is not None and _report(c, state.report.reported_on) == state.report
        case ReturnDossier() as c:
            return isinstance(state.left, DossierReturned) and state.left.reasons == c.reasons
        case ForwardDossier() as c:
            return isinstance(state.left, DossierForwarded) and state.left.to_office == c.to_office
        case WithdrawDossier() as c:
            return isinstance(state.left, DossierWithdrawn) and state.left.reason == c.reason
        case OpenDossier():
            return False


def _open(c: OpenDossier, state: State | None) -> Sequence[Event]:
    event = DossierOpened(
        dossier=c.dossier,
        product=c.product,
        producer=c.producer,
        unit=c.unit,
        kind=c.kind,
        opened_on=c.on,
    )
    if state is None:
        return [event]
    if state.opened == event:
        return []
    raise DossierExists(dossier=c.dossier)


def _prepare(c: AssessSelf | AddEvidence | SupersedeEvidence, state: State) -> Sequence[Event]:
    in_order(c.on, state.latest)
    match c:
        case AssessSelf():
            return [SelfAssessed(dossier=c.dossier, scores=c.scores, remarks=c.remarks, assessed_on=c.on)]
        case AddEvidence():
            return [_add(c.evidence, c, state)]
        case SupersedeEvidence():
            kind = c.evidence.kind
            if found(state.evidence, c.sha256, kind) is None:
                raise NoSuchEvidence("evidence", c.sha256)
            superseded = EvidenceSuperseded(
                dossier=c.dossier, sha256=c.sha256, kind=kind, by=c.evidence.sha256, superseded_on=c.on
            )
            if c.evidence in state.evidence:
                return [superseded]
            return [_add(c.evidence, c, state), superseded]


def _add(evidence: EvidenceRef, c: AddEvidence | SupersedeEvidence, state: State) -> Event:
    if found(state.superseded, evidence.sha256, evidence.kind) is not None:
        raise EvidenceWasSuperseded(sha256=evidence.sha256)
    return EvidenceAdded(dossier=c.dossier, evidence=evidence, added_on=c.on)


def _filed(c: FileDossier, past: DossierFiled | None) -> bool:
    """Whether it stands filed as this set, under the law of this day."""
    return past is not None and (past.generation, past.criteria_set) == (
        law_of_filing(c.on).id,
        c.criteria_set,
    )


def law_of_filing(day: date) -> Law:
    """The rules under which a dossier filed on this day is judged; raises NoRulesInForce."""
    law = law_on(day)
    if law is None:
        raise NoRulesInForce(on=day.isoformat())
    return law


def _file(c: FileDossier, state: State) -> Event:
    in_order(c.on, state.latest)
    under = law_of_filing(c.on)
    missing = required(under, c.producer_kind) - {e.kind for e in state.evidence}
    if missing:
        raise EvidenceMissing(
            text=under.source,
            missing=", ".join(sorted(missing)),
            missing_vi=", ".join(IN_VIETNAMESE[kind] for kind in sorted(missing)),
        )
    if under.needs_self_assessment and state.assessed is None:
        raise SelfAssessmentMissing
    return DossierFiled(dossier=c.dossier, filed_on=c.on, generation=under.id, criteria_set=c.criteria_set)


def _receive(c: NumberSlip | ReportOnDossier | ReturnDossier | ForwardDossier, state: State) -> Event:
    match c:
        case NumberSlip():
            if state.slip is not None:
                raise AlreadyNumbered(slip=state.slip)
            return SlipNumbered(dossier=c.dossier, slip=_slip(c), numbered_on=c.on)
        case ReportOnDossier():
            if state.report is not None:
                raise AlreadyReported
            return _report(c, c.on)
        case ReturnDossier():
            return DossierReturned(dossier=c.dossier, reasons=c.reasons, returned_on=c.on)
        case ForwardDossier():
            return _forward(c, state)


def _slip(c: NumberSlip) -> str:
    assert c.serial is not None, "a serial is taken in the same append unless it was before"
    return f"{c.serial}/PĐK-{c.place[0]}-{c.place[1]}-{c.on.year}"


def _report(c: ReportOnDossier, on: date) -> CommuneReported:
    return CommuneReported(
        dossier=c.dossier,
        number=c.number,
        local_material=c.local_material,
        local_labour=c.local_labour,
        idea_origin=c.idea_origin,
        local_identity=c.local_identity,
        reported_on=on,
    )


def _forward(c: ForwardDossier, state: State) -> Event:
    assert state.filed is not None, "only a filed dossier is forwarded"
    if state.slip is None:
        raise SlipMissing
    if state.report is None and law_named(state.filed.generation).commune_reports:
        raise NotReported
    return DossierForwarded(
        dossier=c.dossier,
        product=state.opened.product,
        producer=state.opened.producer,
        kind=state.opened.kind,
        filed_on=state.filed.filed_on,
        generation=state.filed.generation,
        criteria_set=state.filed.criteria_set,
        unit=state.opened.unit,
        to_office=c.to_office,
        evidence=state.evidence,
        forwarded_on=c.on,
    )


NOTHING: State | None = None

decider = Decider(
    category="dossier",
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
