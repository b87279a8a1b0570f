"""A revocation decision ends its certificates in the moment of signing: all of them or none."""

from kernel.execute import execute_steps
from kernel.store import Answer, Context, Events, Part, Step
from services.evaluation.inspection.usecases.loading import load_inspection
from services.evaluation.recognition.domain import certificate, revocation
from services.evaluation.recognition.domain.certificate import ConfirmLapse, RevokeCertificate
from services.evaluation.recognition.usecases import live_certificate


async def decide_revocation(events: Events, command: revocation.DecideRevocation, context: Context) -> Answer:
    """Raises NoAdverseConclusion for an inspection that does not bear it, and what refuses the rest."""
    steps: list[Part] = [Step(decider=revocation.decider, id=command.revocation, command=command)]
    for of in command.revoked:
        if of.inspection is not None:
            inspected = await load_inspection(events, of.inspection)
            inspected.require_adverse_conclusion(of.product, command.signed_on)
        steps += live_certificate.revoke(_revoke(command, of))
    for lapsed in command.lapsed:
        confirm = ConfirmLapse(certificate=lapsed)
        steps.append(Step(decider=certificate.decider, id=lapsed, command=confirm))
    return await execute_steps(events, steps, context)


def _revoke(decided: revocation.DecideRevocation, of: revocation.RevokedProduct) -> RevokeCertificate:
    return RevokeCertificate(
        certificate=of.certificate,
        product=of.product,
        level=decided.level,
        ground=of.ground,
        decision=decided.revocation,
        revoked_on=decided.signed_on,
    )
