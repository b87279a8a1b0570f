"""How far each subscription has come in each place; it moves only in the transaction of the effect."""

from collections.abc import Iterable, Mapping

from kernel.postgres import Connection, Pool
from kernel.record import record
from kernel.subscription.heard import Place

BEGIN = """
insert into offsets (subscription, generation, topic, partition, next)
select subscription, $1, topic, partition, 0
from unnest($2::text[], $3::text[], $4::int[]) as a (subscription, topic, partition)
on conflict do nothing
"""
LOAD = """
select subscription, topic, partition, next from offsets where generation = $1 and subscription = any($2)
"""
FRONTS = "select topic, partition, max(next) as next from offsets group by topic, partition"
MOVE = """
update offsets o set next = m.next
from unnest($2::text[], $3::text[], $4::int[], $5::bigint[], $6::bigint[])
    as m (subscription, topic, partition, since, next)
where o.generation = $1 and o.subscription = m.subscription and o.topic = m.topic
    and o.partition = m.partition and o.next = m.since
"""

# By subscription and place. Those of one reader move together; one that is new stands behind them.
type Stand = tuple[str, Place]
type Standing = dict[Stand, int]


@record
class Move:
    """From the offset at which a batch must begin to the one after it."""

    since: int
    next: int


class NotOwner(Exception):
    """Somebody else has moved the offsets: another reader is active, and this one lets go."""


async def begin(pool: Pool, generation: int, stands: Iterable[Stand]) -> None:
    """Where a subscription was never read, it starts at the first event."""
    await pool.execute(BEGIN, generation, *_columns(stands))


async def load(pool: Pool, generation: int, names: Iterable[str]) -> Standing:
    rows = await pool.fetch(LOAD, generation, list(names))
    return {(row["subscription"], (row["topic"], row["partition"])): row["next"] for row in rows}


async def load_fronts(pool: Pool) -> dict[Place, int]:
    """How far each place was read by anybody, those included who read no more."""
    return {(row["topic"], row["partition"]): row["next"] for row in await pool.fetch(FRONTS)}


async def move(db: Connection, generation: int, moves: Mapping[Stand, Move]) -> None:
    """The guard: raises NotOwner unless everything stands where this reader left it."""
    done = await db.execute(
        MOVE,
        generation,
        *_columns(moves),
        [m.since for m in moves.values()],
        [m.next for m in moves.values()],
    )
    if done != f"UPDATE {len(moves)}":
        raise NotOwner(f"{len(moves)} offsets to move, {done}")


def _columns(stands: Iterable[Stand]) -> tuple[list[str], list[str], list[int]]:
    names, topics, partitions = list[str](), list[str](), list[int]()
    for name, (topic, partition) in stands:
        names.append(name)
        topics.append(topic)
        partitions.append(partition)
    return names, topics, partitions
