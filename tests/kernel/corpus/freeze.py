"""python -m tests.kernel.corpus.freeze VERSION: keep bytes of every event type as they are at a release."""

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import asyncpg
import typer

from deploy.local.__main__ import FOLDER as STACK
from deploy.local.layout import fixed
from deploy.local.stack import Stack
from kernel.metadata import Metadata, encode_metadata
from tests.kernel.corpus.examples import example
from tests.kernel.corpus.frozen import FOLDER, Record, write
from tests.kernel.corpus.plain import plain
from tests.kernel.corpus.spoken import SERVICES, Spoken

ALL = "select stream, type, metadata, data from events order by stream, version"
ID = UUID("0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6")
AT = datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
METADATA = Metadata(
    log="example/1",
    event=ID,
    stream="",
    version=1,
    type="",
    subject="example",
    command=ID,
    correlation=ID,
    causation=None,
    actor="system:example",
    appointment="",
    office="",
    unit="",
    traceparent="",
    occurred_at=AT,
    recorded_at=AT,
)


def main(
    version: Annotated[str, typer.Argument(help="The release, such as v0.1")],
    stack: Annotated[Path, typer.Option(help="A local stack that is up and has a story in it")] = STACK,
) -> None:
    """Whole streams out of the services' stores, and examples of the types that no stream holds."""
    servers = Stack(stack, fixed())
    for name, spoken in SERVICES.items():
        kept = asyncio.run(stored(servers.database(name).owner_url))
        records = [*whole_streams(kept), *examples(spoken, {record.type for record in kept})]
        file = FOLDER / name / f"{version}.bin"
        write(file, records, [plain(spoken.codec.decode(r.type, r.data)) for r in records])
        typer.echo(f"{file.relative_to(FOLDER)}: {len(records)} events of {len(spoken.events())} types")


async def stored(url: str) -> list[Record]:
    db = await asyncpg.connect(url)
    try:
        return [Record(row["type"], row["metadata"], row["data"]) for row in await db.fetch(ALL)]
    finally:
        await db.close()


def whole_streams(kept: Iterable[Record]) -> list[Record]:
    """The shortest streams that have all types of event among them."""
    streams: Mapping[str, list[Record]] = defaultdict(list)
    for record in kept:
        streams[record.stream].append(record)
    chosen: list[Record] = []
    told: set[str] = set()
    for stream in sorted(streams.values(), key=len):
        types = {record.type for record in stream}
        if not types <= told:
            told |= types
            chosen += stream
    return chosen


def examples(spoken: Spoken, told: Iterable[str] = ()) -> list[Record]:
    """Two of each type that was not told: one that holds all it may, one that holds all it must."""
    known = set(told)
    missing = [event for event in spoken.events() if spoken.codec.name(event) not in known]
    return [made_up(spoken, example(event, full=full)) for event in missing for full in (True, False)]


def made_up(spoken: Spoken, event: object) -> Record:
    kind, data = spoken.codec.encode(event)
    stream = f"example-{hashlib.sha256(data).hexdigest()[:12]}"
    return Record(kind, encode_metadata(replace(METADATA, stream=stream, type=kind)), data)


if __name__ == "__main__":
    typer.run(main)
