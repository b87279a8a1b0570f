"""The feed gives every public event once, in order, and skips nothing however commits interleave."""

import asyncio
from datetime import timedelta
from random import Random
from uuid import UUID

import asyncpg
import pytest

from deploy.local.databases import Database
from kernel.metadata import encode_metadata
from kernel.postgres import Pool, PostgresStore
from kernel.publisher.sequencer import Sequencer
from kernel.store import Stored
from services.trade.catalogue.domain.offer import OfferDescribed, OfferPublished, OfferWithdrawn
from services.trade.contracts import codec
from services.trade.subscribers.queries import feed
from services.trade.subscribers.queries.feed import Stretch, stretch
from services.trade.subscribers.queries.heartbeat import heartbeat
from services.trade.subscribers.queries.tip import Tip
from tests.kernel.publisher.facts import Writer, asked
from tests.trade.hearing import AT, heard
from tests.trade.story import HONEY_JAR, certificate

SPEECH = codec()
TYPES = [SPEECH.name(OfferPublished), SPEECH.name(OfferWithdrawn)]


def published(product: int, version: int = 1) -> Stored:
    return stored(
        OfferPublished(
            offer=UUID(int=product),
            description=HONEY_JAR,
            certificate=certificate(product),
            certificate_version=version,
        ),
        product,
        version,
    )


def described(product: int) -> Stored:
    """Not for the public."""
    return stored(OfferDescribed(offer=UUID(int=product), description=HONEY_JAR), product)


def stored(event: object, product: int, version: int = 1) -> Stored:
    stream = f"offer-{UUID(int=product)}"
    name, data = SPEECH.encode(event)
    metadata = heard(event, stream, version).metadata
    return Stored(
        stream=stream,
        version=version,
        type=name,
        id=metadata.event,
        data=data,
        metadata=encode_metadata(metadata),
    )


async def append(connections: Pool, *events: Stored) -> None:
    for event in events:
        await PostgresStore(connections).append(asked(event))


async def number_all(numbers: Sequencer) -> None:
    while await numbers.number(1000):
        pass


def products(read: Stretch) -> list[int]:
    found = [SPEECH.decode(t.type, t.data) for t in read.told]
    return [e.offer.int for e in found if isinstance(e, OfferPublished | OfferWithdrawn)]


class Subscriber:
    """Reads on from where it stands."""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections
        self.cursor = -1
        self.seen: list[int] = []

    async def read(self) -> list[int]:
        found = await stretch(self._connections, TYPES, self.cursor, 3)
        self.cursor = found.last
        self.seen += products(found)
        return products(found)


async def test_only_public_events_are_told_in_the_order_of_their_numbers(
    connections: Pool, numbers: Sequencer
) -> None:
    await append(connections, described(9), published(1), described(8), published(2), described(7))
    await number_all(numbers)
    found = await stretch(connections, TYPES, -1, 10)
    assert products(found) == [1, 2]
    assert [t.seq for t in found.told] == [1, 3]
    assert (found.last, found.whole) == (4, True)


async def test_what_has_no_number_yet_is_not_told(connections: Pool, numbers: Sequencer) -> None:
    await append(connections, published(1))
    assert products(await stretch(connections, TYPES, -1, 10)) == []
    await number_all(numbers)
    assert products(await stretch(connections, TYPES, -1, 10)) == [1]


async def test_a_limit_stops_at_its_last_event_and_the_next_stretch_goes_on(
    connections: Pool, numbers: Sequencer
) -> None:
    await append(connections, *map(published, range(1, 8)))
    await number_all(numbers)
    subscriber = Subscriber(connections)
    assert [await subscriber.read() for _ in range(4)] == [[1, 2, 3], [4, 5, 6], [7], []]


async def test_events_that_are_not_public_are_passed_over_in_windows(
    connections: Pool, numbers: Sequencer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "WINDOW", 2)
    await append(connections, *map(described, range(50, 55)), published(1), *map(described, range(60, 63)))
    await number_all(numbers)
    found = await stretch(connections, TYPES, -1, 10)
    assert (products(found), found.last, found.whole) == ([1], 8, True)


async def test_a_writer_who_commits_late_is_not_skipped(
    trade: Database, connections: Pool, numbers: Sequencer
) -> None:
    subscriber = Subscriber(connections)

    async def poll() -> list[int]:
        await number_all(numbers)
        return await subscriber.read()

    slow = await Writer.begin(trade.url, published(1))
    await append(connections, published(2))
    assert await poll() == []
    slower = await Writer.begin(trade.url, published(3))
    await slow.commit()
    assert await poll() == [1, 2]
    await append(connections, published(4))
    assert await poll() == []
    await slower.commit()
    assert await poll() == [3, 4]


async def test_a_place_below_one_that_was_told_is_not_skipped(
    trade: Database, connections: Pool, numbers: Sequencer
) -> None:
    """The older transaction takes the higher place, and commits first."""
    subscriber = Subscriber(connections)
    older = await asyncpg.connect(trade.owner_url)
    opened = older.transaction()
    await opened.start()
    await older.execute("select pg_current_xact_id()")
    younger = await Writer.begin(trade.url, published(1))
    await insert(older, published(2))
    await opened.commit()
    await number_all(numbers)
    assert await subscriber.read() == [2]
    await younger.commit()
    await number_all(numbers)
    assert await subscriber.read() == [1]
    await older.close()


async def insert(db: asyncpg.Connection, event: Stored) -> None:
    await db.execute(
        "insert into events (stream, version, type, id, data, metadata) values ($1, $2, $3, $4, $5, $6)",
        event.stream,
        event.version,
        event.type,
        event.id,
        event.data,
        event.metadata,
    )


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_is_skipped_while_writers_hold_their_commits_back(
    trade: Database, connections: Pool, numbers: Sequencer, seed: int
) -> None:
    """A reader long-polls and a publisher numbers, while writers begin and end in any order."""
    chance = Random(seed)
    total = 24
    subscriber, tip, done = Subscriber(connections), Tip(connections), asyncio.Event()

    async def subscribe() -> None:
        while len(subscriber.seen) < total:
            if not await subscriber.read():
                await tip.beyond(subscriber.cursor, 30)
        done.set()

    async def publish() -> None:
        while not done.is_set():
            await number_all(numbers)
            await asyncio.sleep(0)

    async def write() -> None:
        begun: list[Writer] = []
        for product in range(1, total + 1):
            begun.append(await Writer.begin(trade.url, published(product)))
            while begun and (len(begun) > 5 or chance.random() < 0.5):
                await begun.pop(chance.randrange(len(begun))).commit()
        while begun:
            await begun.pop(chance.randrange(len(begun))).commit()

    await asyncio.gather(subscribe(), publish(), write())
    assert sorted(subscriber.seen) == list(range(1, total + 1))


async def test_all_who_wait_are_told_at_once(connections: Pool, numbers: Sequencer) -> None:
    tip = Tip(connections)
    waiting = [asyncio.create_task(tip.beyond(-1, 30)) for _ in range(20)]
    await asyncio.sleep(0)
    await append(connections, published(1))
    await number_all(numbers)
    assert await asyncio.gather(*waiting) == [True] * 20


async def test_whoever_waits_in_vain_is_sent_home(connections: Pool) -> None:
    assert not await Tip(connections).beyond(-1, 0.05)


async def test_a_database_that_is_gone_is_told_to_all_who_wait(connections: Pool) -> None:
    tip = Tip(connections)
    await connections.close()
    for _ in range(2):
        with pytest.raises(asyncpg.InterfaceError):
            await tip.beyond(-1, 30)


async def test_there_is_no_heartbeat_before_the_end_of_the_topic_was_reached(connections: Pool) -> None:
    assert await heartbeat(connections, "follow-certificates", AT) is None


async def test_the_heartbeat_is_the_time_at_which_everything_heard_had_been_read(
    connections: Pool, numbers: Sequencer
) -> None:
    caught_up = AT + timedelta(hours=1)
    await connections.execute(
        "insert into offsets values ('follow-certificates', 1, 'ocop.evaluation.v1', 0, 5)"
    )
    await connections.execute(
        "insert into progress values "
        "('follow-certificates', 1, gen_random_uuid(), 'ocop.evaluation.v1', '{0}', 0, $1, $1)",
        caught_up,
    )
    now = caught_up + timedelta(seconds=3)
    assert await heartbeat(connections, "follow-certificates", now) == caught_up
    await append(connections, published(1))
    assert await heartbeat(connections, "follow-certificates", now) == AT
    await number_all(numbers)
    assert await heartbeat(connections, "follow-certificates", now) == caught_up
