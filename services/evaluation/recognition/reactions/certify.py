"""When a decision recognises products, each gets its certificate, and the one before it ends."""

from collections.abc import Sequence
from uuid import UUID

from kernel.errors import Conflict
from kernel.postgres import Connection
from kernel.record import record
from kernel.reservation import Release, Reserve, reservation
from kernel.store import Events, Part, Step
from kernel.subscription.heard import Heard
from kernel.subscription.order import Order
from kernel.subscription.reaction import Reaction
from services.evaluation.recognition.domain.certificate import (
    IssueCertificate,
    SupersedeCertificate,
    certificate_id,
    decider,
    reservation_of,
)
from services.evaluation.recognition.domain.decision import DecisionIssued, RecognisedProduct


@record
class Unchanged:
    """The stream must still be at the version that was read, or all is read and ordered again."""

    stream: str
    version: int
    name: str = "Unchanged"

    def decided(self, past: Sequence[object], _before: Sequence[object]) -> Sequence[object]:
        if len(past) != self.version:
            raise Conflict(self.stream, self.version, len(past))
        return []

    def subject(self, event: object) -> str:
        raise AssertionError(f"{event} was not said here")


async def react(heard: Heard, events: Events, _db: Connection) -> Order | None:
    said = heard.event
    if not isinstance(said, DecisionIssued):
        return None
    steps: list[Part] = []
    for recognised in said.recognised:
        steps += await _certificate(events, said, recognised)
    return Order(steps=tuple(steps))


async def _certificate(events: Events, said: DecisionIssued, of: RecognisedProduct) -> list[Part]:
    """The product's one live certificate is the one of the latest decision, in whatever order they come."""
    new = certificate_id(said.decision, of.product)
    name = reservation_of(of.product)
    holder, version = await events.state(reservation, name)
    issue = Step(decider=decider, id=new, command=_issue(said, of, new))
    unchanged = Unchanged(stream=reservation.stream(name), version=version)
    reserve = Step(decider=reservation, id=name, command=Reserve(name=name, holder=str(new)))
    if holder is None or holder == str(new):
        return [unchanged, issue, reserve]

    live, _ = await events.state(decider, holder)
    if live is not None and live.issued.valid_from > said.signed_on:
        return [unchanged, issue, _supersede(new, UUID(holder), said)]
    release = Step(decider=reservation, id=name, command=Release(name=name, holder=holder))
    return [unchanged, _supersede(UUID(holder), new, said), release, issue, reserve]


def _issue(said: DecisionIssued, of: RecognisedProduct, certificate: UUID) -> IssueCertificate:
    return IssueCertificate(
        certificate=certificate,
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


def _supersede(certificate: UUID, by: UUID, said: DecisionIssued) -> Part:
    command = SupersedeCertificate(certificate=certificate, by=by, superseded_on=said.signed_on)
    return Step(decider=decider, id=certificate, command=command)


certify = Reaction(name="certify", listens=(DecisionIssued,), react=react)
