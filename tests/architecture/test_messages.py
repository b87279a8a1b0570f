"""What services say is what their contracts hold: a message for each event, an event for each message."""

import importlib
from collections.abc import Iterator
from types import ModuleType

import pytest
from google.protobuf.descriptor import Descriptor

from deploy.local.contracts import stale
from kernel.service import Service
from tests.architecture.sources import ROOT, SERVICES


def contract_modules(service: str) -> Iterator[ModuleType]:
    for file in sorted((ROOT / f"proto/ocop/{service}/v1").glob("*_pb2.py")):
        yield importlib.import_module(f"ocop.{service}.v1.{file.stem}")


def messages(service: str) -> set[str]:
    """Messages that are no part of another one, so each of them must be an event."""
    declared: list[Descriptor] = [
        d for module in contract_modules(service) for d in module.DESCRIPTOR.message_types_by_name.values()
    ]
    parts = {f.message_type.full_name for d in declared for f in d.fields if f.message_type is not None}
    return {d.full_name for d in declared} - parts


def made(service: str) -> Service:
    found = importlib.import_module(f"services.{service}.app").service
    return found()


@pytest.mark.parametrize("service", SERVICES)
def test_every_event_has_a_message_and_every_message_is_an_event(service: str) -> None:
    own = f"ocop.{service}."
    assert {name for name in made(service).codec.types if name.startswith(own)} == messages(service)


def test_the_python_twins_are_what_their_proto_files_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert stale() == []


@pytest.mark.parametrize("service", SERVICES)
def test_what_a_service_hears_comes_from_topics_that_it_listens_to(service: str) -> None:
    known = made(service)
    spoken = {f"ocop.{name.split('.')[1]}.v1" for name in known.codec.types if ".kernel." not in name}
    assert spoken <= {*known.topics, known.topic}


@pytest.mark.parametrize("service", SERVICES)
def test_every_subscription_of_a_service_has_a_name_of_its_own(service: str) -> None:
    known = made(service)
    names = [s.name for s in (*known.projections, *known.reactions)]
    assert len(names) == len(set(names))
