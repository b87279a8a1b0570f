"""Numbers without gaps: taken with what bears them, once each, and not for nothing."""

from uuid import uuid4

import pytest
from ocop.kernel.v1 import reservation_pb2

from kernel.clock import now
from kernel.codec import Codec
from kernel.errors import Refused
from kernel.execute import execute_steps
from kernel.memory import MemoryStore
from kernel.reservation import (
    AlreadyReserved,
    Claim,
    Release,
    Released,
    Reserve,
    Reserved,
    SerialTaken,
    reservation,
    serial,
)
from kernel.series import NumberWasted, take_number
from kernel.store import Answer, Context, Events

HONEY, TEA = "honey", "tea"
SLIPS = "slip-98-981-2024"


@pytest.fixture
def events() -> Events:
    codec = Codec(messages=[reservation_pb2], says=[Reserved, Released, SerialTaken])
    return Events(MemoryStore("registry"), codec)


def asked() -> Context:
    return Context(command=uuid4(), request=b"a slip", actor="person-1", occurred_at=now(), recorded_at=now())


async def take(events: Events, thing: str, *, wasted: bool = False) -> Answer:
    """The thing is reserved for whoever bears the next number of the series."""

    def make(number: int | None) -> Claim:
        if wasted or number is None:
            return Release(name=thing, holder=thing)
        return Reserve(name=thing, holder=f"bearer of {number}")

    return await execute_steps(events, take_number(reservation, thing, SLIPS, make), asked())


async def test_each_thing_bears_the_next_number(events: Events) -> None:
    for thing, number in ((HONEY, 1), (TEA, 2)):
        answer = await take(events, thing)
        assert [r.event for r in answer.events] == [
            SerialTaken(series=SLIPS, number=number, holder=thing),
            Reserved(name=thing, holder=f"bearer of {number}"),
        ]


async def test_the_answer_is_about_the_thing_and_not_about_the_series(events: Events) -> None:
    answer = await take(events, HONEY)
    assert (answer.stream, answer.version) == ("reservation-honey", 1)


async def test_a_refused_command_takes_no_number(events: Events) -> None:
    held = Reserve(name=HONEY, holder="somebody else")
    from kernel.execute import execute

    await execute(events, reservation, HONEY, held, asked())
    with pytest.raises(AlreadyReserved):
        await take(events, HONEY)
    assert (await events.state(serial, SLIPS))[0].taken == 0


async def test_a_number_for_nothing_is_a_bug_and_is_not_taken(events: Events) -> None:
    with pytest.raises(NumberWasted, match="number 1 for reservation-honey"):
        await take(events, HONEY, wasted=True)
    assert (await events.state(serial, SLIPS))[0].taken == 0


async def test_asked_again_no_second_number_is_taken(events: Events) -> None:
    await take(events, HONEY)
    with pytest.raises(Refused):
        await take(events, HONEY)
    assert (await events.state(serial, SLIPS))[0].taken == 1
