"""Of every decider: each of its events can be stored, and none of them is taken out of order."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import cast

import pytest

from kernel.codec import Codec
from kernel.decider import Decider, OutOfOrder
from tests.kernel.corpus.examples import example


def deciders(service: str) -> Iterator[tuple[str, Decider[object, object, object]]]:
    package = importlib.import_module(f"services.{service}")
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if found.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, Decider):
                yield f"{found.name}.{name}", cast("Decider[object, object, object]", value)


@pytest.mark.parametrize("service", ["registry", "evaluation", "trade"])
def test_every_event_of_every_decider_has_its_message(service: str) -> None:
    codec: Codec = importlib.import_module(f"services.{service}.contracts").codec()
    found = dict(deciders(service))
    assert found
    assert [
        f"{where}: {event.__name__}"
        for where, decider in found.items()
        for event in decider.events
        if not codec.says(event)
    ] == []


@pytest.mark.parametrize("service", ["registry", "evaluation", "trade"])
def test_an_event_on_an_empty_stream_begins_something_or_raises(service: str) -> None:
    silent: list[str] = []
    for where, decider in deciders(service):
        nothing: object = decider.initial
        if nothing is not None or not where.endswith(".decider"):
            continue
        for event in decider.events:
            try:
                if decider.evolve(nothing, example(event, full=True)) is nothing:
                    silent.append(f"{where}: {event.__name__}")
            except OutOfOrder:
                continue
    assert silent == []
