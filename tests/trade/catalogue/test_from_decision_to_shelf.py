"""A certificate of evaluation's puts a product on the shelf, and its revocation takes it off, over Kafka."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import httpx
import pytest_asyncio

from deploy.local.databases import Database
from kernel.clock import now
from kernel.execute import execute
from kernel.hints import Hints
from kernel.postgres import Pool, PostgresStore, pool
from kernel.processes import again_while_passing
from kernel.publisher.publisher import Publisher
from kernel.store import Context, Events
from kernel.subscription.effect import Projecting, Reacting
from kernel.subscription.follower import Follower
from kernel.subscription.listener import Listener
from kernel.subscription.progress import Progress, topic_ends
from law.level import Level
from services.evaluation.contracts import codec as evaluation_codec
from services.evaluation.recognition.domain import certificate as evaluation
from services.trade.catalogue.domain.offer import DescribeOffer, decider
from services.trade.catalogue.reactions import follow_certificates
from services.trade.catalogue.tables.certificates import certificates
from services.trade.catalogue.tables.shelf import shelf
from services.trade.contracts import codec
from tests.conftest import MakeDatabase, MakeTopic
from tests.kernel.conftest import kernel_tables
from tests.trade.conftest import Appoint, As
from tests.trade.story import DISTRICT_OFFICE, HONEY, HONEY_JAR, PRODUCER

OURS = UUID(int=0xCE)
AT = datetime(2024, 6, 3, 3, 0, tzinfo=UTC)

issue = evaluation.IssueCertificate(
    certificate=OURS,
    product=HONEY,
    producer=PRODUCER,
    stars=3,
    decision=UUID(int=0xDE),
    decision_number="1/QĐ-UBND",
    office=DISTRICT_OFFICE,
    unit="90101",
    level=Level.DISTRICT,
    valid_from=date(2024, 3, 15),
)
revoke = evaluation.RevokeCertificate(
    certificate=OURS,
    product=HONEY,
    level=Level.DISTRICT,
    ground="food-safety",
    decision=UUID(int=0xDF),
    revoked_on=date(2024, 6, 3),
)


def asked() -> Context:
    return Context(command=uuid4(), request=b"", actor="person-1", occurred_at=AT, recorded_at=now())


@pytest_asyncio.fixture
async def judges(make_database: MakeDatabase) -> AsyncIterator[tuple[Database, Events]]:
    """Evaluation's store."""
    database = await make_database(kernel_tables)
    made = await pool(database.url)
    yield database, Events(PostgresStore(made), evaluation_codec())
    await made.close()


@pytest_asyncio.fixture
async def running(
    trade: Database,
    judges: tuple[Database, Events],
    connections: Pool,
    events: Events,
    kafka: str,
    make_topic: MakeTopic,
) -> AsyncIterator[None]:
    """Both publishers, and what of trade's worker the story needs."""
    said, own = make_topic("evaluation"), make_topic("trade")
    speech, stop = codec(), asyncio.Event()
    follow = Reacting(follow_certificates, events, connections, now)
    hints = Hints(trade.url)
    heard = Listener(
        name=f"{own}.heard",
        effects={follow: [said], Projecting(certificates): [said]},
        codec=speech,
        pool=connections,
        kafka=kafka,
    )
    shelved = Follower(
        name="read-models", effects=[Projecting(shelf)], codec=speech, pool=connections, hints=hints
    )
    parts = [
        hints,
        Publisher(service="evaluation", database=judges[0].url, kafka=kafka, topic=said),
        Publisher(service="trade", database=trade.url, kafka=kafka, topic=own),
        Progress(connections, topic_ends(kafka), [heard], now),
        heard,
        shelved,
    ]
    # As in a service's process: a topic that was made a moment ago may not be known everywhere yet.
    tasks = [asyncio.ensure_future(again_while_passing("part", part.run)(stop)) for part in parts]
    yield
    stop.set()
    await asyncio.gather(*tasks)


class Shop:
    """A subscriber who follows the feed."""

    def __init__(self, client: httpx.AsyncClient, headers: dict[str, str]) -> None:
        self._client, self._headers = client, headers
        self._cursor: dict[str, str] = {}

    async def read(self, wait: str = "30") -> httpx.Response:
        answer = await self._client.get(
            "/feeds/certificates", headers=self._headers, params={"timeout": wait, **self._cursor}
        )
        assert answer.status_code == 200, answer.text
        if "feed-cursor" in answer.headers:
            self._cursor = {"after": answer.headers["feed-cursor"]}
        return answer

    async def fresh(self, since: datetime) -> None:
        """Returns once the heartbeat has passed that time."""
        while True:
            beat = (await self.read("0.1")).headers.get("feed-heartbeat")
            if beat is not None and datetime.fromisoformat(beat) >= since:
                return


async def test_a_product_comes_to_the_shelf_and_goes_from_it(
    running: None,
    client: httpx.AsyncClient,
    judges: tuple[Database, Events],
    events: Events,
    appointed: Appoint,
    signed_in: As,
) -> None:
    await appointed("shop", "subscriber", "VN")
    shop = Shop(client, signed_in("shop"))
    evaluating = judges[1]
    describe = DescribeOffer(offer=HONEY, description=HONEY_JAR)
    await execute(events, decider, HONEY, describe, asked())

    await execute(evaluating, evaluation.decider, OURS, issue, asked())
    [published] = (await shop.read()).json()
    assert published["data"]["certificate"]["id"] == str(OURS)
    assert published["data"]["certificate"]["valid_until"] == "2027-03-14"
    page = await client.get(f"/public/products/{HONEY}", params={"min_version": f"{decider.stream(HONEY)}@3"})
    assert page.json()["offered"] is True

    await execute(evaluating, evaluation.decider, OURS, revoke, asked())
    answer = await shop.read()
    [withdrawn] = answer.json()
    assert withdrawn["method"] == "DELETE"
    assert withdrawn["data"]["withdrawn"] == {"reason": "revoked", "on": "2024-06-03"}
    assert withdrawn["data"]["certificate_version"] == published["data"]["certificate_version"] + 1
    assert withdrawn["time"] == "2024-06-03T03:00:00Z"
    page = await client.get(f"/public/products/{HONEY}", params={"min_version": f"{decider.stream(HONEY)}@5"})
    assert page.json()["offered"] is False
    status = await client.get(
        f"/public/certificates/{OURS}/status", params={"min_version": f"certificate-{OURS}@2"}
    )
    assert status.json()["status"] == "revoked"
    await shop.fresh(since=datetime.fromisoformat(withdrawn["recordedtime"]))
