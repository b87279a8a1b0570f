"""A command is loaded, decided and appended; asked twice it gives the same answer."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from ocop.kernel.v1 import reservation_pb2

from kernel.codec import Codec
from kernel.errors import CommandMismatch, Conflict
from kernel.execute import execute, execute_steps
from kernel.memory import MemoryStore
from kernel.reservation import (
    AlreadyReserved,
    HeldByAnother,
    Release,
    Released,
    Reserve,
    Reserved,
    SerialTaken,
    TakeSerial,
    reservation,
    serial,
)
from kernel.store import Batch, Context, Done, Events, Part, Step, Stored
from kernel.testing import check

TAX = "tax-0042"
HONEY, TEA = "honey", "tea"
MONDAY = datetime(2024, 3, 4, 9, tzinfo=UTC)
LATER = datetime(2026, 1, 5, tzinfo=UTC)
codec = Codec(messages=[reservation_pb2], says=[Reserved, Released, SerialTaken])
hold = Reserve(name=TAX, holder=HONEY)


def asked(command: UUID | None = None, *, expected: str | None = None) -> Context:
    return Context(
        command=command or uuid4(),
        request=b"hold it",
        actor="person-1",
        occurred_at=MONDAY,
        recorded_at=LATER,
        appointment="appointment-7@1",
        office="office-3",
        unit="00001",
        expected=expected,
    )


@pytest.fixture
def events() -> Events:
    return Events(MemoryStore("registry"), codec)


async def test_a_command_becomes_events_with_who_when_and_why(events: Events) -> None:
    context = asked()
    answer = await execute(events, reservation, TAX, hold, context)
    (recorded,) = answer.events
    assert recorded.event == Reserved(name=TAX, holder=HONEY)
    assert (answer.stream, answer.version) == (f"reservation-{TAX}", 1)
    m = recorded.metadata
    assert (m.log, m.stream, m.version, m.type) == (
        "registry/1",
        f"reservation-{TAX}",
        1,
        "ocop.kernel.v1.Reserved",
    )
    assert (m.actor, m.appointment, m.office, m.unit) == ("person-1", "appointment-7@1", "office-3", "00001")
    assert (m.occurred_at, m.recorded_at) == (MONDAY, LATER)
    assert (m.command, m.correlation, m.causation) == (context.command, context.command, None)
    assert await events.history(reservation, TAX) == [recorded]


async def test_asked_twice_the_stored_answer_is_given(events: Events) -> None:
    context = asked()
    first = await execute(events, reservation, TAX, hold, context)
    await execute(events, reservation, TAX, Release(name=TAX, holder=HONEY), asked())
    again = await execute(events, reservation, TAX, hold, context)
    assert again == replace(first, repeated=True)
    assert await events.state(reservation, TAX) == (None, 2)


async def test_a_repeat_without_effect_stays_without_effect(events: Events) -> None:
    await execute(events, reservation, TAX, hold, asked())
    idle = asked()
    assert (await execute(events, reservation, TAX, hold, idle)).events == ()
    await execute(events, reservation, TAX, Release(name=TAX, holder=HONEY), asked())
    assert (await execute(events, reservation, TAX, hold, idle)).repeated
    assert await events.state(reservation, TAX) == (None, 2)


async def test_the_same_id_for_another_request_is_refused(events: Events) -> None:
    context = asked()
    await execute(events, reservation, TAX, hold, context)
    with pytest.raises(CommandMismatch):
        await execute(events, reservation, TAX, hold, replace(context, request=b"something else"))


async def test_a_version_that_the_caller_has_not_seen_is_a_conflict(events: Events) -> None:
    await execute(events, reservation, TAX, hold, asked(expected=f"reservation-{TAX}@0"))
    with pytest.raises(Conflict):
        await execute(
            events, reservation, TAX, Release(name=TAX, holder=HONEY), asked(expected=f"reservation-{TAX}@0")
        )
    await execute(
        events, reservation, TAX, Release(name=TAX, holder=HONEY), asked(expected=f"reservation-{TAX}@1")
    )


async def test_a_version_of_another_stream_is_a_conflict(events: Events) -> None:
    with pytest.raises(Conflict):
        await execute(events, reservation, TAX, hold, asked(expected="reservation-other@0"))


class Overtaken(MemoryStore):
    """Someone else writes first, as often as it is told."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    async def append(self, batch: Batch) -> Done | None:
        if self.times > 0:
            self.times -= 1
            raise Conflict(batch.streams[0], batch.expected[0])
        return await super().append(batch)


async def test_a_conflict_is_tried_again() -> None:
    events = Events(Overtaken(3), codec)
    answer = await execute(events, reservation, TAX, hold, asked())
    assert answer.version == 1


async def test_who_is_always_overtaken_is_told() -> None:
    with pytest.raises(Conflict):
        await execute(Events(Overtaken(1000), codec), reservation, TAX, hold, asked())


async def test_several_aggregates_change_together_or_not_at_all(events: Events) -> None:
    def steps(holder: str) -> list[Part]:
        return [
            Step(decider=serial, id="T1", command=TakeSerial(series="T1", holder=holder)),
            Step(decider=reservation, id="code", command=Reserve(name="code", holder=holder)),
        ]

    answer = await execute_steps(events, steps(HONEY), asked())
    assert [r.event for r in answer.events] == [
        SerialTaken(series="T1", number=1, holder=HONEY),
        Reserved(name="code", holder=HONEY),
    ]
    with pytest.raises(AlreadyReserved):
        await execute_steps(events, steps(TEA), asked())
    assert (await events.state(serial, "T1"))[0].taken == 1


async def test_a_foreign_event_in_a_stream_is_a_bug(events: Events) -> None:
    name, data = codec.encode(SerialTaken(series="T1", number=1, holder=HONEY))
    alien = Stored(stream=f"reservation-{TAX}", version=1, type=name, id=uuid4(), data=data, metadata=b"")
    await events.store.append(
        Batch(actor="x", command=uuid4(), request=b"", streams=[alien.stream], expected=[0], events=[alien])
    )
    with pytest.raises(TypeError, match="does not belong"):
        await execute(events, reservation, TAX, hold, asked())


def test_what_is_free_can_be_reserved() -> None:
    check(reservation, given=[], when=hold, then=[Reserved(name=TAX, holder=HONEY)])


def test_what_is_held_can_not_be_reserved_by_another() -> None:
    held = Reserved(name=TAX, holder=TEA)
    check(reservation, given=[held], when=hold, then=AlreadyReserved)


def test_reserving_twice_changes_nothing() -> None:
    check(reservation, given=[Reserved(name=TAX, holder=HONEY)], when=hold, then=[])


def test_only_the_holder_gives_up() -> None:
    release = Release(name=TAX, holder=HONEY)
    held = Reserved(name=TAX, holder=TEA)
    check(reservation, given=[held], when=release, then=HeldByAnother)
    check(reservation, given=[], when=release, then=[])


def test_serials_have_no_gaps_and_are_given_once() -> None:
    first = SerialTaken(series="T1", number=1, holder=HONEY)
    check(
        serial,
        given=[first],
        when=TakeSerial(series="T1", holder=TEA),
        then=[SerialTaken(series="T1", number=2, holder=TEA)],
    )
    check(serial, given=[first], when=TakeSerial(series="T1", holder=HONEY), then=[])
