"""What services say is what their contracts hold: a message for each event, an event for each message."""

import importlib
import importlib.util
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from types import ModuleType

import pytest
from google.protobuf.descriptor import Descriptor
from ocop.kernel.v1 import values_pb2
from typer.testing import CliRunner

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
    entries = [entry for d in declared for entry in d.nested_types]
    fields = [field for d in (*declared, *entries) for field in d.fields]
    parts = {field.message_type.full_name for field in fields if field.message_type is not None}
    return {d.full_name for d in declared} - parts


@pytest.fixture
def made(service: str, tmp_path: Path) -> Service:
    """The service with settings that lead nowhere."""
    factory = importlib.import_module(f"services.{service}.app").service
    if not signature(factory).parameters:
        return factory()
    (tmp_path / "key").write_bytes(b"k" * 32)
    nowhere = "postgresql://nobody@127.0.0.1:1/nothing"
    own = {"evidence_url": tmp_path.as_uri()} if service == "registry" else {}
    settings = importlib.import_module(f"services.{service}.settings").Settings(
        database_url=nowhere,
        owner_database_url=nowhere,
        kafka="127.0.0.1:1",
        issuer="http://127.0.0.1:1",
        master_key_file=tmp_path / "key",
        person_key_file=tmp_path / "key",
        http_port=0,
        **own,
    )
    return factory(settings)


@pytest.mark.parametrize("service", SERVICES)
def test_every_event_has_a_message_and_every_message_is_an_event(service: str, made: Service) -> None:
    own = f"ocop.{service}."
    assert {name for name in made.codec.types if name.startswith(own)} == messages(service)


def test_the_python_twins_are_what_their_proto_files_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert stale() == []


@pytest.mark.parametrize("service", SERVICES)
def test_what_a_service_hears_comes_from_topics_that_it_listens_to(made: Service) -> None:
    spoken = {f"ocop.{name.split('.')[1]}.v1" for name in made.codec.types if ".kernel." not in name}
    assert spoken <= {*made.topics, made.topic}


@pytest.mark.parametrize("service", SERVICES)
def test_every_subscription_of_a_service_has_a_name_of_its_own(made: Service) -> None:
    names = [s.name for s in (*made.projections, *made.reactions)]
    assert len(names) == len(set(names))


def personal(service: str) -> bool:
    """Whether any of its messages holds what is personal."""
    return any(
        option.full_name == values_pb2.personal.full_name and value
        for module in contract_modules(service)
        for message in module.DESCRIPTOR.message_types_by_name.values()
        for field in message.fields
        for option, value in field.GetOptions().ListFields()
    )


@pytest.mark.parametrize("service", SERVICES)
def test_whoever_says_what_is_personal_can_erase_it(service: str, made: Service) -> None:
    apart = importlib.util.find_spec(f"services.{service}.commandline")
    main = importlib.import_module(f"services.{service}.{'commandline' if apart else '__main__'}").main
    offered = CliRunner().invoke(main, ["erase-subject", "--help"]).exit_code == 0
    assert offered == personal(service)
    assert ("ocop.kernel.v1.SubjectErased" in made.codec.types) == personal(service)
