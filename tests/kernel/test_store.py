"""One contract for every event store: what was appended is there, once, in order, or someone is told."""

import asyncio
from collections.abc import Sequence
from uuid import UUID, uuid4

import pytest

from kernel.errors import CommandMismatch, Conflict
from kernel.store import Batch, EventStore, Stored

ASKED = b"the request"


def event(stream: str, version: int, data: bytes = b"data") -> Stored:
    return Stored(stream=stream, version=version, type="t.Happened", id=uuid4(), data=data, metadata=b"meta")


def batch(
    *events: Stored,
    streams: Sequence[str] = (),
    expected: Sequence[int] = (),
    command: UUID | None = None,
    request: bytes = ASKED,
    actor: str = "person-1",
) -> Batch:
    named = list(streams) or list(dict.fromkeys(e.stream for e in events))
    return Batch(
        actor=actor,
        command=command or uuid4(),
        request=request,
        streams=named,
        expected=list(expected) or [0] * len(named),
        events=events,
    )


async def test_what_was_appended_is_read_in_order(store: EventStore) -> None:
    one, two, three = (event("idea-1", n, b"%d" % n) for n in (1, 2, 3))
    assert await store.append(batch(one, two)) is None
    assert await store.append(batch(three, expected=[2])) is None
    assert list(await store.read("idea-1")) == [one, two, three]
    assert list(await store.read("idea-1", after=2)) == [three]


async def test_a_stream_that_is_not_there_is_empty(store: EventStore) -> None:
    loaded = await store.load(["idea-none"], "person-1", uuid4())
    assert list(loaded.events["idea-none"]) == []
    assert loaded.done is None


async def test_a_stale_version_is_a_conflict_and_nothing_is_written(store: EventStore) -> None:
    await store.append(batch(event("idea-2", 1)))
    with pytest.raises(Conflict):
        await store.append(batch(event("idea-2", 1), expected=[0]))
    assert len(await store.read("idea-2")) == 1


async def test_a_version_ahead_is_a_conflict(store: EventStore) -> None:
    with pytest.raises(Conflict):
        await store.append(batch(event("idea-3", 5), expected=[4]))


async def test_a_command_asked_twice_is_done_once(store: EventStore) -> None:
    command = uuid4()
    first = batch(event("idea-4", 1), command=command)
    assert await store.append(first) is None
    again = await store.append(batch(event("idea-4", 2), expected=[1], command=command))
    assert again is not None
    assert (again.streams, again.before, again.after) == (("idea-4",), (0,), (1,))
    assert len(await store.read("idea-4")) == 1


async def test_a_command_is_known_when_its_stream_is_loaded(store: EventStore) -> None:
    command = uuid4()
    await store.append(batch(event("idea-5", 1), command=command))
    loaded = await store.load(["idea-5"], "person-1", command)
    assert loaded.done is not None
    assert loaded.done.request == ASKED
    assert (await store.load(["idea-5"], "person-2", command)).done is None


async def test_a_command_id_with_another_request_is_refused(store: EventStore) -> None:
    command = uuid4()
    await store.append(batch(event("idea-6", 1), command=command))
    with pytest.raises(CommandMismatch):
        await store.append(batch(event("idea-6", 2), expected=[1], command=command, request=b"other"))


async def test_two_actors_may_use_the_same_command_id(store: EventStore) -> None:
    command = uuid4()
    assert await store.append(batch(event("idea-7", 1), command=command)) is None
    other = batch(event("idea-8", 1), command=command, actor="person-2")
    assert await store.append(other) is None


async def test_a_command_without_events_is_remembered(store: EventStore) -> None:
    command = uuid4()
    await store.append(batch(event("idea-9", 1)))
    nothing = batch(streams=["idea-9"], expected=[1], command=command)
    assert await store.append(nothing) is None
    again = await store.append(nothing)
    assert again is not None
    assert (again.before, again.after) == ((1,), (1,))


async def test_several_streams_are_appended_all_or_none(store: EventStore) -> None:
    await store.append(batch(event("tax-1", 1)))
    both = batch(event("producer-1", 1), event("tax-1", 1), expected=[0, 0])
    with pytest.raises(Conflict):
        await store.append(both)
    assert list(await store.read("producer-1")) == []
    fine = batch(event("producer-1", 1), event("tax-1", 2), event("producer-1", 2), expected=[0, 1])
    assert await store.append(fine) is None
    assert len(await store.read("producer-1")) == 2
    assert len(await store.read("tax-1")) == 2


async def test_of_many_who_write_at_once_one_wins(store: EventStore) -> None:
    batches = [batch(event("idea-10", 1, b"%d" % n)) for n in range(8)]
    outcomes = await asyncio.gather(*(store.append(b) for b in batches), return_exceptions=True)
    assert sum(o is None for o in outcomes) == 1
    assert sum(isinstance(o, Conflict) for o in outcomes) == 7
    assert len(await store.read("idea-10")) == 1


async def test_the_same_command_at_once_is_done_once(store: EventStore) -> None:
    command = uuid4()
    same = [batch(event("idea-11", 1), command=command) for _ in range(8)]
    outcomes = await asyncio.gather(*(store.append(b) for b in same), return_exceptions=True)
    assert sum(o is None for o in outcomes) == 1
    assert not any(isinstance(o, BaseException) for o in outcomes)
    assert len(await store.read("idea-11")) == 1
