"""Who asks waits until a read model has seen what he knows of; all share one look after each hint."""

import asyncio
from collections.abc import Sequence

from kernel.hints import Hint, Hints, hint
from kernel.postgres import Pool
from kernel.record import record
from kernel.subscription.heard import OWN

# An own event is seen once the reader stands behind its number, one of others once its version was heard,
# unless the subscription was added later and is behind; but not while its stream is parked before it.
SEEN = """
select w.n from unnest($2::int[], $3::text[], $4::text[], $5::int[]) as w (n, subscription, stream, version)
where (
    exists (
        select from events e join sequence q using (pos) join offsets o on o.next > q.seq
        where e.stream = w.stream and e.version = w.version and o.subscription = w.subscription
            and o.generation = $1 and o.topic = $6 and o.partition = $7
    )
    or exists (
        select from heard h where h.stream = w.stream and h.version >= w.version and (
            select bool_and(o.next >= f.next) from offsets o join offsets f using (topic, partition)
            where o.topic = h.topic and o.subscription = w.subscription and o.generation = $1
        )
    )
) and not exists (
    select from parked_streams p
    where p.subscription = w.subscription and p.generation = $1
        and p.stream = w.stream and p.version < w.version
)
"""
# Without a hint they look so often: hints may be lost.
LOOK_SECONDS = 0.05


@record
class Wish:
    subscription: str
    stream: str
    version: int


class Waiting:
    """One of them for all requests of a process."""

    def __init__(self, pool: Pool, hints: Hints, generation: int = 1) -> None:
        self._pool, self._generation = pool, generation
        self._bell = hints.bell(Hint.READ)
        self._wishes: dict[asyncio.Future[None], Wish] = {}
        self._looking: asyncio.Task[None] | None = None

    async def seen(self, subscription: str, stream: str, version: int, within: float) -> bool:
        """Whether the subscription has seen that version of the stream, waiting at most `within` seconds."""
        fulfilled = asyncio.get_running_loop().create_future()
        self._wishes[fulfilled] = Wish(subscription=subscription, stream=stream, version=version)
        self._bell.ring()
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        try:
            await asyncio.wait_for(fulfilled, within)
        except TimeoutError:
            return False
        finally:
            self._wishes.pop(fulfilled, None)
        return True

    async def _look(self) -> None:
        """As long as anybody waits."""
        asked: set[asyncio.Future[None]] = set()
        try:
            while self._wishes:
                await self._bell.wait(LOOK_SECONDS)
                wishes = dict(self._wishes)
                for n in await self._fulfilled(list(wishes.values())):
                    fulfilled = list(wishes)[n]
                    if not fulfilled.done():
                        fulfilled.set_result(None)
                    self._wishes.pop(fulfilled, None)
                # Whoever has to wait says so once: numbers are then given at once.
                if new := wishes.keys() & self._wishes.keys() - asked:
                    asked |= new
                    await hint(self._pool, Hint.WANTED)
        # Whoever waits is told, whatever it was.
        except Exception as fault:
            for fulfilled in self._wishes:
                if not fulfilled.done():
                    fulfilled.set_exception(fault)
        finally:
            self._looking = None

    async def _fulfilled(self, wishes: Sequence[Wish]) -> list[int]:
        rows = await self._pool.fetch(
            SEEN,
            self._generation,
            list(range(len(wishes))),
            [wish.subscription for wish in wishes],
            [wish.stream for wish in wishes],
            [wish.version for wish in wishes],
            *OWN,
        )
        return [row["n"] for row in rows]
