"""What each service says today: its codec, and its deciders by the category of their streams."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import ModuleType

from kernel import erasure, reservation
from kernel.codec import Codec
from kernel.decider import Decider
from kernel.record import record
from services import evaluation, registry, trade
from services.evaluation.contracts import codec as evaluation_codec
from services.registry.contracts import codec as registry_codec
from services.trade.contracts import codec as trade_codec

type AnyDecider = Decider[object, object, object]


@record
class Spoken:
    codec: Codec
    deciders: Mapping[str, AnyDecider]

    def events(self) -> list[type]:
        """The event classes that the service writes, by name."""
        said = {event for decider in self.deciders.values() for event in decider.events}
        return sorted(said, key=lambda event: event.__name__)

    def fold(self, stream: str, events: list[object]) -> None:
        """Raises whatever today's rules make of these facts, if they cannot be read any more."""
        decider = self.deciders[stream.partition("-")[0]]
        decider.fold(decider.own(event, stream) for event in events)


def spoken(codec: Codec, service: ModuleType) -> Spoken:
    found = [decider for module in (reservation, erasure, *modules(service)) for decider in deciders(module)]
    said = {d.category: d for d in found if all(names(codec, event) for event in d.events)}
    return Spoken(codec=codec, deciders=said)


def modules(service: ModuleType) -> Iterator[ModuleType]:
    """The domain of every room of the service."""
    for each in pkgutil.walk_packages(service.__path__, f"{service.__name__}."):
        if ".domain" in each.name:
            yield importlib.import_module(each.name)


def deciders(module: ModuleType) -> list[AnyDecider]:
    return [value for value in vars(module).values() if isinstance(value, Decider)]


def names(codec: Codec, event: type) -> bool:
    return any(name.rpartition(".")[2] == event.__name__ for name in codec.types)


SERVICES: Mapping[str, Spoken] = {
    "registry": spoken(registry_codec(), registry),
    "evaluation": spoken(evaluation_codec(), evaluation),
    "trade": spoken(trade_codec(), trade),
}
