"""Through a real broker: a decision leads to a certificate, and an old certificate runs out."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from deploy.local.kafka import Kafka
from deploy.local.ports import free_ports
from deploy.local.topics import create_topics
from kernel.execute import execute, execute_steps
from kernel.processes import publisher, worker
from kernel.reservation import Reserve, reservation
from kernel.service import Service
from kernel.settings import ServiceSettings
from kernel.store import Context, Part, Step
from law.level import Level
from services.evaluation.app import service
from services.evaluation.recognition.domain import certificate as certificates
from services.evaluation.recognition.domain import decision as decisions
from services.evaluation.recognition.usecases.live_certificate import place_of
from tests.evaluation.office import Office, name
from tests.kernel.subscription.story import wait_for

SIGNED = datetime(2024, 6, 10, 2, 0, tzinfo=UTC)
TEA, RICE = name("tea"), name("rice")
SECONDS = 60.0


def context() -> Context:
    return Context(
        command=uuid4(), request=b"r", actor="person-1", occurred_at=SIGNED, recorded_at=datetime.now(UTC)
    )


@asynccontextmanager
async def running(parts: Service, settings: ServiceSettings) -> AsyncGenerator[None]:
    """Publisher and worker, until the block ends."""
    stop = asyncio.Event()
    both = asyncio.gather(*(make(parts, settings)(stop) for make in (publisher, worker)))
    try:
        yield
    finally:
        stop.set()
        await both


@pytest.fixture
def broker(stack_folder: Path) -> Iterator[str]:
    """A broker of its own: the topics' names are the services'."""
    client, controller = free_ports(2)
    cluster = Kafka(folder=stack_folder / "evaluation", ports=[client], controllers=[controller])
    cluster.start()
    yield cluster.bootstrap
    cluster.kill()


async def test_certificates_begin_and_end_by_themselves(office: Office, broker: str) -> None:
    parts = service()
    create_topics(broker, list(parts.topics), 12)
    settings = office.settings.model_copy(update={"kafka": broker})
    await office.pool.execute("delete from offsets")
    new, old = certificates.certificate_id(name("decision"), TEA), name("old paper")

    async with running(parts, settings):
        await execute(office.events, decisions.decider, name("decision"), _issue(), context())
        await execute_steps(office.events, _enter(old), context())
        assert await wait_for(office.pool, "certificates", f"certificate-{new}", 1, SECONDS)
        assert await wait_for(office.pool, "certificates", f"certificate-{old}", 2, SECONDS)

    rows = await office.pool.fetch("select product, standing, ended_on from certificates order by ended_on")
    assert [tuple(row) for row in rows] == [
        (RICE, "expired", date(2024, 6, 1)),
        (TEA, "live", None),
    ]
    waiting = "select subject from timers where name = 'expire-certificate'"
    assert [row["subject"] for row in await office.pool.fetch(waiting)] == [f"{new}/{TEA}"]


def _issue() -> decisions.IssueDecision:
    product = decisions.RecognisedProduct(
        product=TEA, producer=name("producer"), judging=name("judging"), stars=3, unit="14500"
    )
    return decisions.IssueDecision(
        decision=name("decision"),
        number="45/QĐ-UBND",
        office=name("office 395"),
        unit="395",
        level=Level.DISTRICT,
        signer="appointment-1@1",
        signed_on=date(2024, 6, 10),
        legal_bases=("QĐ 148/QĐ-TTg",),
        recognised=(product,),
    )


def _enter(old: UUID) -> list[Part]:
    command = certificates.IssueCertificate(
        certificate=old,
        product=RICE,
        producer=name("producer"),
        stars=3,
        decision=None,
        decision_number="1/QĐ",
        office=name("office 395"),
        unit="14500",
        level=Level.PROVINCE,
        valid_from=date(2021, 6, 1),
        historical=True,
    )
    held = place_of(RICE)
    return [
        Step(decider=certificates.decider, id=old, command=command),
        Step(decider=reservation, id=held, command=Reserve(name=held, holder=str(old))),
    ]
