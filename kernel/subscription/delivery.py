"""Applies a batch in one transaction with its offsets; an event that cannot be applied is parked."""

import asyncio
from collections.abc import Iterable, Sequence

from kernel.postgres import Pool
from kernel.subscription import telemetry
from kernel.subscription.admission import admit
from kernel.subscription.effect import Effect, NotPrepared
from kernel.subscription.heard import Heard, Place, described
from kernel.subscription.offsets import NotOwner, Subscriber, move, next_moves
from kernel.subscription.trouble import BUG, RACE, passes

# As many streams poisoned in one batch are no poison but a bug.
POISON_LIMIT = 20
ATTEMPTS = 5


class _Rehearsed(Exception):
    """Ends a transaction that was only a rehearsal."""


class Delivery:
    """`standing` is where the partitions of this reader stand; it follows what was committed."""

    def __init__(self, pool: Pool, who: Subscriber, effect: Effect) -> None:
        self.who = who
        self.standing: dict[Place, int] = {}
        self._pool, self._effect = pool, effect
        self._poisoned = 0

    async def deliver(self, batch: Sequence[Heard]) -> None:
        """Raises NotOwner where another reader has moved the offsets; then nothing was done."""
        self._poisoned = 0
        await self._deliver(batch)

    async def _deliver(self, batch: Sequence[Heard]) -> None:
        try:
            await self._despite_races(batch)
        except NotOwner:
            raise
        # Whatever one event makes a projection raise: halving the batch finds it.
        except Exception as fault:
            if passes(fault) or isinstance(fault, BUG) or self._poisoned >= POISON_LIMIT:
                raise
            if len(batch) > 1:
                middle = len(batch) // 2
                await self._deliver(batch[:middle])
                await self._deliver(batch[middle:])
            elif batch[0].fault is None:
                batch[0].fault = described(fault)
                self._poisoned += 1
                await self._deliver(batch)
            else:
                raise

    async def _despite_races(self, batch: Sequence[Heard]) -> None:
        for attempt in range(ATTEMPTS):
            try:
                return await self._once(batch)
            except (*RACE, NotPrepared):
                if attempt == ATTEMPTS - 1:
                    raise
                await asyncio.sleep(0.01 * 2**attempt)
        raise AssertionError("the last attempt answers or raises")

    async def _once(self, batch: Sequence[Heard]) -> None:
        fresh, moves = next_moves(self.standing, batch)
        if not fresh:
            return
        acting = {heard.stream for heard in fresh if self._effect.acts_on(heard)}
        if acting:
            run = await self._rehearse([heard for heard in fresh if heard.stream in acting])
            await self._effect.prepare(run)
        async with self._pool.acquire() as db, db.transaction():
            await move(db, self.who, moves)
            admitted = await admit(db, self.who, fresh)
            await self._effect.apply(db, admitted.run)
        self.standing.update({place: moved.next for place, moved in moves.items()})
        self._tell(fresh, admitted.heads)

    async def _rehearse(self, batch: Sequence[Heard]) -> Sequence[Heard]:
        """What of it would be admitted; nothing is changed."""
        run: Sequence[Heard] = ()
        try:
            async with self._pool.acquire() as db, db.transaction():
                run = (await admit(db, self.who, batch)).run
                raise _Rehearsed
        except _Rehearsed:
            return run

    def _tell(self, fresh: Sequence[Heard], heads: Iterable[str]) -> None:
        telemetry.delivered(self.who.name, len(fresh))
        for stream in heads:
            telemetry.parked(self.who.name, stream)
