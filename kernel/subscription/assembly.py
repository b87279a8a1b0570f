"""A service follows in its store what it said itself, and hears from Kafka what others said."""

from collections.abc import Iterable, Sequence

from kernel.clock import Clock
from kernel.hints import Hints
from kernel.postgres import Pool
from kernel.service import Service
from kernel.store import Events
from kernel.subscription.effect import Effect, Projecting, Reacting
from kernel.subscription.follower import Follower
from kernel.subscription.heard import OWN
from kernel.subscription.listener import Listener

# Events of the kernel's own aggregates are said by whoever uses them.
KERNEL = "ocop.kernel.v1"


class NotListening(ValueError):
    """An event class is listened to whose topic the service does not read, or a name is used twice."""


def effects(service: Service, events: Events, pool: Pool, clock: Clock) -> list[Effect]:
    return [
        *(Projecting(projection) for projection in service.projections),
        *(Reacting(reaction, events, pool, clock) for reaction in service.reactions),
    ]


def followers(service: Service, events: Events, pool: Pool, clock: Clock, hints: Hints) -> list[Follower]:
    """What acts is apart, so that no read model waits for a command. Raises NotListening."""
    own = [e for e in _all(service, events, pool, clock) if OWN[0] in sources_of(service, e.listens)]
    crews = {
        "read-models": [effect for effect in own if not effect.acts],
        "reactions": [effect for effect in own if effect.acts],
    }
    return [
        Follower(name=name, effects=crew, codec=service.codec, pool=pool, hints=hints)
        for name, crew in crews.items()
        if crew
    ]


def listeners(service: Service, events: Events, pool: Pool, clock: Clock, kafka: str) -> list[Listener]:
    """One for all, and none where only own events count. Raises NotListening."""
    made = {
        effect: topics
        for effect in _all(service, events, pool, clock)
        if (topics := [topic for topic in sources_of(service, effect.listens) if topic != OWN[0]])
    }
    group = f"ocop.{service.name}.heard"
    return [Listener(name=group, effects=made, codec=service.codec, pool=pool, kafka=kafka)] if made else []


def sources_of(service: Service, listens: Iterable[type]) -> tuple[str, ...]:
    """Where these events are said: the topics of others, and OWN for what the service says itself.

    Those of ocop.registry.v1 are said on the topic of that name. Raises NotListening.
    """
    packages = {service.codec.name(event).rpartition(".")[0] for event in listens}
    sources = {OWN[0] if package in (KERNEL, service.topic) else package for package in packages}
    if unknown := sources - {*service.topics, OWN[0]}:
        raise NotListening(f"{service.name} does not listen to {sorted(unknown)}")
    return tuple(sorted(sources))


def _all(service: Service, events: Events, pool: Pool, clock: Clock) -> Sequence[Effect]:
    made = effects(service, events, pool, clock)
    names = [effect.name for effect in made]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise NotListening(f"{service.name} uses names twice: {sorted(twice)}")
    return made
