"""Who may act for a producer: an office in whose unit it is, or a person who represents it."""

from uuid import UUID

from kernel.authority.refusals import OutOfScope
from kernel.http.ask import Ask
from kernel.store import Events
from services.registry.places.domain.appointment import Role
from services.registry.producers.domain import rules as producer
from services.registry.producers.domain.refusals import NoSuchProducer


class NotItsRepresentative(OutOfScope):
    vi = "Người yêu cầu không phải là người đại diện của chủ thể {where}."
    en = "The person asking does not represent producer {where}."


async def find_producer(events: Events, identity: UUID) -> producer.State:
    """The producer, open or closed; raises NoSuchProducer."""
    state, _ = await events.state(producer.decider, identity)
    if state is None:
        raise NoSuchProducer("producer", identity)
    return state


async def find_open_producer(events: Events, identity: UUID) -> producer.State:
    """The producer, still taking part; raises NoSuchProducer, ProducerIsClosed."""
    state = await find_producer(events, identity)
    producer.require_open(state)
    return state


async def act_for(ask: Ask, events: Events, identity: UUID) -> tuple[Ask, producer.State]:
    """Acting for a producer that takes part; raises NoSuchProducer, OutOfScope, ProducerIsClosed."""
    state = await find_producer(events, identity)
    ask = await ask.within(state.now.unit)
    require_representation(ask, state)
    producer.require_open(state)
    return ask, state


async def act_in(ask: Ask, events: Events, unit: str, identity: UUID) -> Ask:
    """Acting in reach of the unit, a representative for this producer only; raises OutOfScope."""
    ask = await ask.within(unit)
    if ask.role == Role.REPRESENTATIVE:
        require_representation(ask, await find_producer(events, identity))
    return ask


def require_representation(ask: Ask, state: producer.State) -> None:
    """Raises NotItsRepresentative for a representative of somebody else; offices pass."""
    if ask.role == Role.REPRESENTATIVE and ask.person not in state.representatives:
        raise NotItsRepresentative(where=state.now.producer)


def own_only(ask: Ask) -> str | None:
    """The person to whose producers a list is limited; None for offices, which see their unit's."""
    return ask.person if ask.role == Role.REPRESENTATIVE else None
