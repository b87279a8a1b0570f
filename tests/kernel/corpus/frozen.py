"""A frozen version of one service: a file of records, and beside it what each record says."""

import json
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kernel.metadata import decode_metadata
from tests.kernel.corpus.plain import Plain

FOLDER = Path(__file__).parent / "versions"
LENGTHS = struct.Struct(">III")


class Record(NamedTuple):
    """An event as it was stored and sent; the streams of made-up examples are no aggregate's."""

    type: str
    metadata: bytes
    data: bytes

    @property
    def stream(self) -> str:
        return decode_metadata(self.metadata).stream


def files(folder: Path = FOLDER) -> list[Path]:
    """`versions/<service>/<version>.bin`, oldest names first."""
    return sorted(folder.glob("*/*.bin"))


def write(file: Path, records: Sequence[Record], says: Sequence[Plain]) -> None:
    """Raises FileExistsError: what is frozen stays as it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as made:
        for record in records:
            kind = record.type.encode()
            made.write(LENGTHS.pack(len(kind), len(record.metadata), len(record.data)))
            made.write(kind + record.metadata + record.data)
    said = json.dumps(says, indent=1, ensure_ascii=False, sort_keys=True)
    file.with_suffix(".json").write_text(said + "\n")


def read(file: Path) -> list[Record]:
    return list(records(file.read_bytes()))


def records(content: bytes) -> Iterator[Record]:
    at = 0
    while at < len(content):
        to_metadata, to_data, to_end = LENGTHS.unpack_from(content, at)
        metadata = at + LENGTHS.size + to_metadata
        data = metadata + to_data
        kind = content[at + LENGTHS.size : metadata].decode()
        at = data + to_end
        yield Record(kind, content[metadata:data], content[data:at])


def says(file: Path) -> list[Plain]:
    read_back: list[Plain] = json.loads(file.with_suffix(".json").read_text())
    return read_back
