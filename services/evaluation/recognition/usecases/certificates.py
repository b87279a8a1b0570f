"""A decision of recognition gives each of its products a certificate."""

from collections.abc import Sequence

from kernel.store import Events, Part
from services.evaluation.recognition.domain.certificate import IssueCertificate, certificate_id
from services.evaluation.recognition.domain.decision import DecisionIssued, RecognisedProduct
from services.evaluation.recognition.usecases.live_certificate import issue_by_decision


async def certify(events: Events, said: DecisionIssued) -> Sequence[Part]:
    steps: list[Part] = []
    for recognised in said.recognised:
        steps += await issue_by_decision(events, _issue(said, recognised))
    return steps


def _issue(said: DecisionIssued, of: RecognisedProduct) -> IssueCertificate:
    return IssueCertificate(
        certificate=certificate_id(said.decision, of.product),
        product=of.product,
        producer=of.producer,
        stars=of.stars,
        decision=said.decision,
        decision_number=said.number,
        office=said.office,
        unit=of.unit,
        level=said.level,
        valid_from=said.signed_on,
    )
