"""What is rehearsed is decided over what is there, and nothing of it stays."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from ocop.kernel.v1 import reservation_pb2

from kernel.codec import Codec
from kernel.execute import execute
from kernel.memory import MemoryStore
from kernel.rehearsal import Rehearsal
from kernel.reservation import AlreadyReserved, Release, Released, Reserve, Reserved, SerialTaken, reservation
from kernel.store import Context, Events

TAX, HONEY, TEA = "tax-0042", "honey", "tea"
MONDAY = datetime(2024, 3, 4, 9, tzinfo=UTC)
codec = Codec(messages=[reservation_pb2], says=[Reserved, Released, SerialTaken])


def asked() -> Context:
    return Context(command=uuid4(), request=b"r", actor="person-1", occurred_at=MONDAY, recorded_at=MONDAY)


async def hold(events: Events, holder: str) -> int:
    return (await execute(events, reservation, TAX, Reserve(name=TAX, holder=holder), asked())).version


async def told(events: Events) -> Sequence[str]:
    return [type(r.event).__name__ for r in await events.history(reservation, TAX)]


async def test_nothing_that_is_rehearsed_is_written() -> None:
    real = MemoryStore()
    rehearsed = Events(Rehearsal(real), codec)
    assert await hold(rehearsed, HONEY) == 1
    assert await told(rehearsed) == ["Reserved"]
    assert await told(Events(real, codec)) == []


async def test_what_is_there_and_what_was_rehearsed_before_both_count() -> None:
    real = Events(MemoryStore(), codec)
    await hold(real, HONEY)
    rehearsed = Events(Rehearsal(real.store), codec)
    with pytest.raises(AlreadyReserved):
        await hold(rehearsed, TEA)
    await execute(rehearsed, reservation, TAX, Release(name=TAX, holder=HONEY), asked())
    assert await hold(rehearsed, TEA) == 3
    assert await told(rehearsed) == ["Reserved", "Released", "Reserved"]
    assert await told(real) == ["Reserved"]


async def test_a_rehearsal_of_a_rehearsal_leaves_both_as_they_were() -> None:
    outer = Events(Rehearsal(MemoryStore()), codec)
    await hold(outer, HONEY)
    inner = Events(Rehearsal(outer.store), codec)
    await execute(inner, reservation, TAX, Release(name=TAX, holder=HONEY), asked())
    assert await told(inner) == ["Reserved", "Released"]
    assert await told(outer) == ["Reserved"]
    assert len(await inner.store.read(reservation.stream(TAX), after=1)) == 1


async def test_a_command_that_was_done_is_answered_as_it_was() -> None:
    real = Events(MemoryStore(), codec)
    context = asked()
    await execute(real, reservation, TAX, Reserve(name=TAX, holder=HONEY), context)
    rehearsed = Events(Rehearsal(real.store), codec)
    answer = await execute(rehearsed, reservation, TAX, Reserve(name=TAX, holder=HONEY), context)
    assert answer.repeated
    assert await rehearsed.log_id() == await real.log_id()
