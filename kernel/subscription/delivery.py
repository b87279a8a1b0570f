"""Applies a batch in one transaction with its offsets; an event that cannot be applied is parked."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext

from kernel.postgres import Connection, Pool
from kernel.subscription import telemetry
from kernel.subscription.effect import NotPrepared, Poison
from kernel.subscription.heard import OWN, Heard, Place, described
from kernel.subscription.offsets import NotOwner, Standing, move
from kernel.subscription.parking import lock_heads, park
from kernel.subscription.sorting import Member, Sorting
from kernel.subscription.succession import follow_on
from kernel.subscription.trouble import BUG, RACE, passes

# As many streams poisoned in one batch are no poison but a bug.
POISON_LIMIT = 20
ATTEMPTS = 5
# Each may be a command, and a batch is remembered as done only as a whole.
ACTING = 200


class _Rehearsed(Exception):
    """Ends a transaction that was only a rehearsal."""


class _Failed(Exception):
    """What one member raised; its cause is the fault. `cut_off` means that the connection went with it."""

    def __init__(self, name: str, stream: str, version: int, *, cut_off: bool) -> None:
        super().__init__(name)
        self.name, self.stream, self.version, self.cut_off = name, stream, version, cut_off

    @property
    def fault(self) -> Exception:
        assert isinstance(self.__cause__, Exception)
        return self.__cause__


class _Attempts:
    """What was learnt about one batch so far."""

    def __init__(self) -> None:
        self.races = 0
        self.careful = False
        self.left_out: dict[str, Exception] = {}
        self.too_long: dict[str, dict[str, Poison]] = {}

    @property
    def patient(self) -> bool:
        return self.races < ATTEMPTS

    async def again(self) -> None:
        self.races += 1
        await asyncio.sleep(0.005 * 2**self.races)

    async def learn(self, failed: _Failed, events: int) -> bool:
        """Whether the same batch is worth another attempt; a batch that takes too long is not."""
        if isinstance(failed.fault, (*RACE, NotPrepared)) and self.patient:
            await self.again()
        elif failed.cut_off and events > 1:
            return False
        elif failed.cut_off and failed.name not in self.too_long:
            poison = Poison(version=failed.version, why=described(failed.fault))
            self.too_long[failed.name] = {failed.stream: poison}
        elif self.careful or failed.cut_off or isinstance(failed.fault, BUG):
            self.left_out[failed.name] = failed.fault
        else:
            self.careful = True
        return True


class Delivery:
    """`standing` is where the members of this reader stand; it follows what was committed.

    `fronts` is how far what others said was ever read, by anybody. `done` are single events, by
    name and number, that lie ahead of where a member stands.
    """

    def __init__(self, pool: Pool, members: Sequence[Member], generation: int = 1) -> None:
        self.standing: Standing = {}
        self.fronts: dict[Place, int] = {}
        self.done: frozenset[tuple[str, int]] = frozenset()
        self._pool, self._members, self._generation = pool, members, generation
        self._begin = 0
        self._acting = frozenset[str]().union(*(m.types for m in members if m.effect.acts))

    async def deliver(self, batch: Sequence[Heard], begin: int = 0) -> None:
        """Raises NotOwner where another reader has moved the offsets; then nothing was done.

        There is nothing between the offset `begin` and the batch, so it is for those that stand
        there or later. A member that can do nothing at all is left where it stands, the others
        go on, and then its fault is raised.
        """
        self._begin = begin
        for part in self._parts(batch):
            await self._deliver(part)

    def _parts(self, batch: Sequence[Heard]) -> Iterator[Sequence[Heard]]:
        """Cut so that no part makes a reaction act too often."""
        begin = acts = 0
        for at, one in enumerate(batch):
            acts += one.type in self._acting
            if acts > ACTING:
                yield batch[begin:at]
                begin, acts = at, 1
        yield batch[begin:]

    async def _deliver(self, batch: Sequence[Heard]) -> None:
        attempts = _Attempts()
        while len(attempts.left_out) < len(self._members):
            try:
                await self._once(batch, attempts)
                break
            except _Failed as failed:
                if not await attempts.learn(failed, len(batch)):
                    return await self._halves(batch)
            except RACE:
                if not attempts.patient:
                    raise
                await attempts.again()
            except NotOwner:
                raise
            # The transaction as a whole: it took too long, or could not be committed.
            except Exception as fault:
                if passes(fault) or len(batch) == 1:
                    raise
                return await self._halves(batch)
        for fault in attempts.left_out.values():
            raise fault
        return None

    async def _halves(self, batch: Sequence[Heard]) -> None:
        middle = len(batch) // 2
        await self._deliver(batch[:middle])
        await self._deliver(batch[middle:])

    async def _once(self, batch: Sequence[Heard], attempts: _Attempts) -> None:
        members = [m for m in self._members if m.name not in attempts.left_out]
        poisoned = {**attempts.too_long, **await self._prepared(batch, members)}
        async with self._pool.acquire() as db, db.transaction():
            sorting = await self._sorted(db, batch, members)
            for name, streams in poisoned.items():
                sorting.set_aside(name, streams)
            for member in members:
                if run := sorting.runs[member.name]:
                    sorting.set_aside(member.name, await _had(db, member, run, attempts))
            if sorting.aside:
                await park(db, self._generation, sorting.heads, sorting.aside)
        for stand, moved in sorting.moves.items():
            self.standing[stand] = moved.next
            self.fronts[stand[1]] = max(moved.next, self.fronts.get(stand[1], 0))
        for head in sorting.heads:
            telemetry.parked(head.subscription, head.stream)

    async def _prepared(
        self, batch: Sequence[Heard], members: Sequence[Member]
    ) -> dict[str, Mapping[str, Poison]]:
        """Reactions act now, on what would have its effect; answers with what they could not do."""
        acting = [m for m in members if m.effect.acts]
        if not self._acting.intersection(one.type for one in batch):
            return {}
        runs: Mapping[str, Sequence[Heard]] = {}
        try:
            async with self._pool.acquire() as db, db.transaction():
                runs = (await self._sorted(db, batch, members)).runs
                raise _Rehearsed
        except _Rehearsed:
            return {m.name: await _prepare(m, run) for m in acting if (run := runs[m.name])}

    def _is_news(self, one: Heard) -> bool:
        """Said by others and read by nobody: what lies before was in order, or set aside, when it came."""
        return one.topic != OWN[0] and self.fronts.get(one.place, 0) <= one.offset

    async def _sorted(self, db: Connection, batch: Sequence[Heard], members: Sequence[Member]) -> Sorting:
        """Move the offsets, and sort out what of the batch has its effect."""
        concerned = {stand: n for stand, n in self.standing.items() if n >= self._begin}
        sorting = Sorting(batch, members, concerned, self.done)
        await move(db, self._generation, sorting.moves)
        if news := [one for one in batch if self._is_news(one)]:
            await follow_on(db, news)
        names = [m.name for m in members]
        sorting.sort(await lock_heads(db, self._generation, names, {one.stream for one in batch}))
        return sorting


async def _prepare(member: Member, run: Sequence[Heard]) -> Mapping[str, Poison]:
    try:
        return await member.effect.prepare(run)
    except Exception as fault:
        if passes(fault):
            raise
        raise _Failed(member.name, run[0].stream, run[0].version, cut_off=False) from fault


async def _had(
    db: Connection, member: Member, run: Sequence[Heard], attempts: _Attempts
) -> Mapping[str, Poison]:
    """Have the effect; once something went wrong, event by event where need be. Answers with the poison."""
    poison: dict[str, Poison] = {}

    async def have(run: Sequence[Heard]) -> None:
        run = [one for one in run if one.stream not in poison]
        if not run:
            return
        try:
            async with db.transaction() if attempts.careful else nullcontext():
                await member.effect.apply(db, run)
        # Whatever one event makes an effect raise: halving finds it.
        except Exception as fault:
            cut_off = db.is_closed()
            race = isinstance(fault, (*RACE, NotPrepared)) and attempts.patient
            if passes(fault):
                raise
            lost = cut_off or race or isinstance(fault, BUG) or len(poison) >= POISON_LIMIT
            if lost or not attempts.careful:
                raise _Failed(member.name, run[0].stream, run[0].version, cut_off=cut_off) from fault
            if len(run) == 1:
                poison[run[0].stream] = Poison(version=run[0].version, why=described(fault))
                return
            await have(run[: len(run) // 2])
            await have(run[len(run) // 2 :])

    await have(run)
    return poison
