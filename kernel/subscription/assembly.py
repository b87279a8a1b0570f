"""The subscriptions of a service: one for each projection and each reaction, over the topics it needs."""

from collections.abc import Sequence

from kernel.clock import Clock
from kernel.postgres import Pool
from kernel.service import Service
from kernel.store import Events
from kernel.subscription.effect import Effect, Projecting, Reacting
from kernel.subscription.subscription import Subscription

# Events of the kernel's own aggregates are said by whoever uses them.
KERNEL = "ocop.kernel.v1"


class NotListening(ValueError):
    """An event class is listened to whose topic the service does not read, or a name is used twice."""


def effects(service: Service, events: Events, pool: Pool, clock: Clock) -> list[Effect]:
    return [
        *(Projecting(projection) for projection in service.projections),
        *(Reacting(reaction, events, pool, clock) for reaction in service.reactions),
    ]


def subscriptions(
    service: Service, events: Events, pool: Pool, kafka: str, clock: Clock
) -> list[Subscription]:
    """Raises NotListening where the service does not fit together."""
    made = effects(service, events, pool, clock)
    names = [effect.name for effect in made]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise NotListening(f"{service.name} uses names twice: {sorted(twice)}")
    return [
        Subscription(
            service=service.name,
            effect=effect,
            topics=topics_of(service, effect.listens),
            codec=service.codec,
            pool=pool,
            kafka=kafka,
        )
        for effect in made
    ]


def topics_of(service: Service, listens: Sequence[type]) -> tuple[str, ...]:
    """The topics on which these events are said: those of ocop.registry.v1 on the topic of that name."""
    known = {*service.topics, service.topic}
    wanted = {service.codec.name(event).rpartition(".")[0] for event in listens}
    topics = {service.topic if package == KERNEL else package for package in wanted}
    if topics - known:
        raise NotListening(f"{service.name} does not listen to {sorted(topics - known)}")
    return tuple(sorted(topics))
