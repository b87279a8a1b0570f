"""A store that holds many events already, with their numbers, written by its owner in SQL."""

import hashlib
from random import Random
from uuid import UUID

import asyncpg

from deploy.local.databases import Database, superuser
from deploy.local.postgres import Postgres
from tests.benchmarks.p1_commands import PAST, past_event

GROWING = 1_000
CHUNK = 10 * PAST * GROWING

# A thousand streams grow at a time, so that the events of one lie on as many pages as in life.
EVENTS = f"""
insert into events (stream, version, type, id, data, metadata)
select
    'reservation-' || md5((i / {PAST * GROWING} * {GROWING} + i % {GROWING})::text)::uuid, version,
    case version % 2 when 1 then $3 else $4 end, gen_random_uuid(),
    case version % 2 when 1 then $5::bytea else $6 end, $7
from generate_series($1::bigint, $2::bigint - 1) as i
cross join lateral (select (i % {PAST * GROWING} / {GROWING} + 1)::int as version) as v
"""
# As they are in kernel/migrations; made anew they cost a third of the time.
BARE = "drop index events_feed; alter table events drop constraint events_stream_version_key"
INDEXED = """
create index events_feed on events (txid, pos);
alter table events add constraint events_stream_version_key unique (stream, version)
"""
NUMBERS = """
insert into sequence (seq, pos, sequenced_at, epoch)
select row_number() over (order by pos) - 1, pos, clock_timestamp(), 1 from events
"""
CURSOR = """
update publisher set next_seq = (select count(*) from sequence), sequenced_at = clock_timestamp(),
    (txid, pos) = (select txid, pos from events order by txid desc, pos desc limit 1)
"""


def name(stream: int) -> str:
    """The `stream`th stream's name, counted from 0."""
    return f"reservation-{UUID(hashlib.md5(str(stream).encode(), usedforsecurity=False).hexdigest())}"


def sample(events: int, count: int) -> list[str]:
    """Streams of a store of that size, at random, each once."""
    return [name(stream) for stream in Random(count).sample(range(events // PAST), count)]


async def fill(server: Postgres, database: Database, events: int) -> None:
    """Streams of ten events each; `events` is a multiple of 10,000. Ends with everything on disk."""
    _, _, reserved, _, reserved_data, metadata = past_event(name(0), 1)
    _, _, released, _, released_data, _ = past_event(name(0), 2)
    owner = await asyncpg.connect(database.owner_url)
    try:
        await owner.execute(BARE)
        for first in range(0, events, CHUNK):
            last = min(first + CHUNK, events)
            await owner.execute(
                EVENTS, first, last, reserved, released, reserved_data, released_data, metadata
            )
        await owner.execute(INDEXED)
        await owner.execute(NUMBERS)
        await owner.execute(CURSOR)
        await owner.execute("vacuum (analyze) events")
        await owner.execute("vacuum (analyze) sequence")
    finally:
        await owner.close()
    async with superuser(server) as connection:
        await connection.execute("checkpoint")
