"""How far a subscription has come in each partition; it moves only in the transaction of the effect."""

from collections.abc import Iterable, Mapping, Sequence

from kernel.postgres import Connection, Pool
from kernel.record import record
from kernel.subscription.heard import Heard, Place

BEGIN = """
insert into offsets (subscription, generation, topic, partition, next)
select $1, $2, topic, partition, 0 from unnest($3::text[], $4::int[]) as a (topic, partition)
on conflict do nothing
"""
LOAD = """
select topic, partition, next from offsets where subscription = $1 and generation = $2
"""
MOVE = """
update offsets o set next = m.next
from unnest($3::text[], $4::int[], $5::bigint[], $6::bigint[]) as m (topic, partition, since, next)
where o.subscription = $1 and o.generation = $2 and o.topic = m.topic and o.partition = m.partition
    and o.next = m.since
"""


@record
class Subscriber:
    """A subscription and the generation of its tables (a rebuild fills the next one)."""

    name: str
    generation: int = 1


@record
class Move:
    """From the offset at which a batch must begin to the one after it."""

    since: int
    next: int


class NotOwner(Exception):
    """Somebody else has moved the offsets: another reader is active, and this one lets go."""


async def begin(pool: Pool, who: Subscriber, places: Sequence[Place]) -> None:
    """A partition that was never read starts at its first event."""
    await pool.execute(BEGIN, who.name, who.generation, *_columns(places))


async def load(pool: Pool, who: Subscriber) -> dict[Place, int]:
    rows = await pool.fetch(LOAD, who.name, who.generation)
    return {(row["topic"], row["partition"]): row["next"] for row in rows}


async def move(db: Connection, who: Subscriber, moves: Mapping[Place, Move]) -> None:
    """The guard: raises NotOwner unless every partition stands where this reader left it."""
    done = await db.execute(
        MOVE,
        who.name,
        who.generation,
        *_columns(moves),
        [m.since for m in moves.values()],
        [m.next for m in moves.values()],
    )
    if done != f"UPDATE {len(moves)}":
        raise NotOwner(f"{who.name}: {len(moves)} partitions to move, {done}")


def next_moves(
    standing: Mapping[Place, int], batch: Sequence[Heard]
) -> tuple[list[Heard], dict[Place, Move]]:
    """What of a batch is still to be done, given where the partitions stand, and the moves that it means.

    What lies below is skipped, and so is what belongs to a partition that was let go.
    """
    at = dict(standing)
    fresh: list[Heard] = []
    for heard in batch:
        place = (heard.topic, heard.partition)
        if at.get(place, heard.offset + 1) <= heard.offset:
            at[place] = heard.offset + 1
            fresh.append(heard)
    moves = {p: Move(since=standing[p], next=n) for p, n in at.items() if n != standing[p]}
    return fresh, moves


def _columns(places: Iterable[Place]) -> tuple[list[str], list[int]]:
    return [topic for topic, _ in places], [partition for _, partition in places]
