"""A product has one live certificate: which one takes that place, which ends for it, and when it is free.

The place is a reservation of the kernel's, held by the live certificate. Whatever issues, extends,
expires or revokes a certificate does it through here, in one append with the reservation.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kernel.errors import Conflict
from kernel.execute import execute_steps
from kernel.record import record
from kernel.reservation import AlreadyReserved, HeldByAnother, Release, Reserve, reservation
from kernel.store import Answer, Context, Events, Part, Step
from law.validity import expires_at, valid_until
from services.evaluation.recognition.domain.certificate import (
    Certificate,
    Command,
    ExpireCertificate,
    ExtendCertificate,
    IssueCertificate,
    RevokeCertificate,
    SupersedeCertificate,
    decider,
)
from services.evaluation.recognition.domain.certificate.refusals import CertificateInForce


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


def place_of(product: UUID) -> str:
    """The reservation's name."""
    return f"live-certificate/{product}"


async def live_certificate(events: Events, product: UUID) -> Certificate | None:
    holder, _ = await events.state(reservation, place_of(product))
    if holder is None:
        return None
    state, _ = await events.state(decider, holder)
    return state


async def issue_by_decision(events: Events, new: IssueCertificate) -> Sequence[Part]:
    """The live one is that of the latest decision, in whatever order decisions come."""
    name = place_of(new.product)
    holder, version = await events.state(reservation, name)
    unchanged = Unchanged(stream=reservation.stream(name), version=version)
    if holder is None or holder == str(new.certificate):
        return [unchanged, _step(new), _take(new)]
    live, _ = await events.state(decider, holder)
    if live is not None and live.issued.valid_from > new.valid_from:
        return [unchanged, _step(new), _supersede(new.certificate, UUID(holder), new.valid_from)]
    return [
        unchanged,
        _supersede(UUID(holder), new.certificate, new.valid_from),
        _free(new.product, UUID(holder)),
        _step(new),
        _take(new),
    ]


async def enter_alone(events: Events, old: IssueCertificate, context: Context) -> Answer:
    """An old paper of a product that has no live certificate. Raises CertificateInForce."""
    return await _execute(events, [_step(old), _take(old)], old.product, context)


async def enter_among_others(events: Events, old: IssueCertificate, context: Context) -> Answer:
    """Of a product's old papers each ends where the next one begins, whichever is brought in first.

    Raises CertificateInForce beside one that a decision of this system gave, or that began that day.
    """
    before, _ = await events.state(decider, old.certificate)
    steps = [_step(old)] if before is not None else await _among_others(events, old)
    return await _execute(events, steps, old.product, context)


async def extend(events: Events, state: Certificate, command: ExtendCertificate, context: Context) -> Answer:
    """Also one that had expired meanwhile is live again. Raises CertificateInForce beside another."""
    product = state.issued.product
    take = [_reserve(product, command.certificate)] if state.extended is None else []
    return await _execute(events, [_step(command), *take], product, context)


def expire(product: UUID, command: ExpireCertificate) -> Sequence[Part]:
    return [_step(command), _free(product, command.certificate)]


def revoke(command: RevokeCertificate) -> Sequence[Part]:
    return [_step(command), _free(command.product, command.certificate)]


async def _among_others(events: Events, new: IssueCertificate) -> Sequence[Part]:
    holder, _ = await events.state(reservation, place_of(new.product))
    if holder is None:
        return [_step(new), _take(new)]
    live, _ = await events.state(decider, holder)
    if live is None or not live.issued.historical or live.issued.valid_from == new.valid_from:
        raise CertificateInForce(product=new.product)
    old = live.issued
    if new.valid_from < old.valid_from:
        until = valid_until(new.valid_from)
        return [_step(new), _end(new.certificate, until, old.certificate, old.valid_from)]
    return [
        _end(old.certificate, old.valid_until, new.certificate, new.valid_from),
        _free(new.product, old.certificate),
        _step(new),
        _take(new),
    ]


async def _execute(events: Events, steps: Sequence[Part], product: UUID, context: Context) -> Answer:
    try:
        return await execute_steps(events, steps, context)
    except (AlreadyReserved, HeldByAnother) as taken:
        raise CertificateInForce(product=product) from taken


def _step(command: Command) -> Part:
    return Step(decider=decider, id=command.certificate, command=command)


def _take(new: IssueCertificate) -> Part:
    return _reserve(new.product, new.certificate)


def _reserve(product: UUID, certificate: UUID) -> Part:
    name = place_of(product)
    return Step(decider=reservation, id=name, command=Reserve(name=name, holder=str(certificate)))


def _free(product: UUID, certificate: UUID) -> Part:
    name = place_of(product)
    return Step(decider=reservation, id=name, command=Release(name=name, holder=str(certificate)))


def _end(certificate: UUID, until: date, by: UUID, on: date) -> Part:
    """Expired where its time was over when the next began, else superseded."""
    if on > until:
        return _step(ExpireCertificate(certificate=certificate, at=expires_at(until)))
    return _supersede(certificate, by, on)


def _supersede(certificate: UUID, by: UUID, on: date) -> Part:
    return _step(SupersedeCertificate(certificate=certificate, by=by, superseded_on=on))
