"""What was ever written can be read, and still says the same."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kernel.metadata import decode_metadata, encode_metadata
from kernel.reservation import Released, Reserved
from tests.kernel.corpus.examples import example
from tests.kernel.corpus.freeze import examples, made_up, whole_streams
from tests.kernel.corpus.frozen import Record, files, read, says, write
from tests.kernel.corpus.plain import Plain, agrees, plain
from tests.kernel.corpus.spoken import SERVICES

NONE_YET = pytest.param(None, marks=pytest.mark.skip("no released version yet"), id="none")


@pytest.mark.parametrize("file", files() or [NONE_YET], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_frozen_event_is_read_as_it_was_meant(file: Path) -> None:
    service = SERVICES[file.parent.name]
    for stored, said in zip(read(file), says(file), strict=True):
        event = service.codec.decode(stored.type, stored.data)
        assert decode_metadata(stored.metadata).type == stored.type
        assert means(event, stored.type, said), f"{stored.type} in {stored.stream}"


@pytest.mark.parametrize("file", files() or [NONE_YET], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_frozen_stream_folds(file: Path) -> None:
    service = SERVICES[file.parent.name]
    streams: Mapping[str, list[object]] = defaultdict(list)
    for stored in read(file):
        streams[stored.stream].append(service.codec.decode(stored.type, stored.data))
    for stream, events in streams.items():
        if not stream.startswith("example-"):
            service.fold(stream, events)


def means(event: object, kind: str, said: Plain) -> bool:
    """An event that was turned into one of another class on read has tests of its own for that."""
    return type(event).__name__ != kind.rpartition(".")[2] or agrees(plain(event), said)


@pytest.mark.parametrize("full", [True, False], ids=["full", "sparse"])
@pytest.mark.parametrize("service", SERVICES)
def test_every_event_comes_back_from_its_bytes_as_it_was(service: str, full: bool) -> None:
    spoken = SERVICES[service]
    for event in spoken.events():
        said = example(event, full=full)
        assert spoken.codec.decode(*spoken.codec.encode(said)) == said


def test_what_is_frozen_is_read_back_and_never_written_again(tmp_path: Path) -> None:
    registry = SERVICES["registry"]
    frozen = examples(registry)
    file = tmp_path / "registry" / "v0.1.bin"
    write(file, frozen, [plain(registry.codec.decode(r.type, r.data)) for r in frozen])

    assert files(tmp_path) == [file]
    assert read(file) == frozen
    assert all(
        agrees(plain(registry.codec.decode(r.type, r.data)), said)
        for r, said in zip(frozen, says(file), strict=True)
    )
    with pytest.raises(FileExistsError):
        write(file, frozen, [])


def test_an_event_that_says_something_else_is_noticed() -> None:
    said = plain(Reserved(name="code-7", holder="An"))

    assert agrees(plain(Reserved(name="code-7", holder="An")), said)
    assert not agrees(plain(Reserved(name="code-7", holder="Bình")), said)
    assert not agrees(plain(Released(name="code-7", holder="An")), said)
    assert agrees({"is": "Reserved", "name": "code-7", "holder": "An", "since": "2024-05-06"}, said)
    assert not agrees({"is": "Reserved", "name": "code-7"}, said)


def test_the_shortest_streams_that_hold_every_type_are_kept_whole() -> None:
    registry = SERVICES["registry"]
    one, other = Reserved(name="a", holder="An"), Released(name="a", holder="An")

    def stored(stream: str, *events: object) -> list[Record]:
        made = [made_up(registry, event) for event in events]
        return [m._replace(metadata=renamed(m.metadata, stream)) for m in made]

    short, long = stored("reservation-a", one), stored("reservation-b", one, other, one)
    again = stored("reservation-c", one)
    assert whole_streams([*short, *long, *again]) == [*short, *long]


def renamed(metadata: bytes, stream: str) -> bytes:
    return encode_metadata(replace(decode_metadata(metadata), stream=stream))
