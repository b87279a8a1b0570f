"""Evaluation over a real database, asked over HTTP by people with tokens; the broker is cut short."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

import httpx
from fastapi import FastAPI

from deploy.local.identity import Issuer
from kernel.authority.facts import OfficeEstablished, OfficerAppointed
from kernel.authority.person import person_id
from kernel.clock import now
from kernel.metadata import Metadata, encode_metadata
from kernel.postgres import Pool, PostgresStore
from kernel.service import Service
from kernel.store import Events, Stored
from kernel.subscription.heard import Heard
from kernel.subscription.order import carry_out
from kernel.timer import Ticking
from law.generations import Kind
from services.evaluation.dossiers.domain import heard as said
from services.evaluation.settings import Settings
from tests.kernel.http.officers import PERSON_KEY

SPACE = UUID("5b7f0c43-19f6-4a52-9a1c-3b8b6c0e7d11")
SINCE = date(2018, 1, 1)
UNITS = {
    "VN": (said.UnitKind.COUNTRY, None),
    "38": (said.UnitKind.PROVINCE, "VN"),
    "395": (said.UnitKind.DISTRICT, "38"),
    "14500": (said.UnitKind.COMMUNE, "395"),
    "396": (said.UnitKind.DISTRICT, "38"),
    "14600": (said.UnitKind.COMMUNE, "396"),
}


def name(of: str) -> UUID:
    """The same name is the same thing everywhere in a test."""
    return uuid5(SPACE, of)


def heard(event: object, stream: str, version: int, metadata: Metadata | None = None) -> Heard:
    """As it comes out of a subscription."""
    about = metadata or Metadata(
        log="registry/1",
        event=name(f"{stream}@{version}"),
        stream=stream,
        version=version,
        type=type(event).__name__,
        subject="",
        command=name(stream),
        correlation=name("case"),
        causation=None,
        actor="person-1",
        appointment="",
        office="",
        unit="",
        traceparent="",
        occurred_at=datetime(2024, 1, 1, tzinfo=UTC),
        recorded_at=datetime(2024, 1, 1, tzinfo=UTC),
    )
    return Heard(
        event=event,
        type=about.type,
        stream=stream,
        version=version,
        seq=0,
        topic="ocop.test.v1",
        partition=0,
        offset=0,
        data=b"",
        about=encode_metadata(about),
    )


async def project(service: Service, connections: Pool, batch: Sequence[Heard]) -> None:
    for projection in service.projections:
        wanted = [one for one in batch if isinstance(one.event, projection.listens)]
        if wanted:
            async with connections.acquire() as db, db.transaction():
                await projection.project(db, wanted)


def _told_first() -> Iterator[Heard]:
    for code, (kind, parent) in UNITS.items():
        unit = said.UnitEstablished(
            code=code, name=f"Đơn vị {code}", kind=kind, parent=parent, valid_from=SINCE, valid_until=None
        )
        office = OfficeEstablished(office=name(f"office {code}"), name=f"UBND {code}", unit=code)
        yield heard(unit, f"unit-{code}", 1)
        yield heard(office, f"office-{code}", 1)


TOLD_FIRST = tuple(_told_first())


async def establish_units(service: Service, connections: Pool) -> None:
    """Tell of the units and their offices, and that all that registry says has been heard of for ever."""
    for one in TOLD_FIRST:
        await project(service, connections, [one])
    await connections.execute("insert into offsets values ('authority', 1, 'ocop.registry.v1', 0, 0)")
    await connections.execute(
        "insert into progress values ('authority', 1, $1, 'ocop.registry.v1', '{0}', 0, $2, $2)",
        name("reader"),
        datetime(2900, 1, 1, tzinfo=UTC),
    )


@dataclass
class Office:
    """`ask` is a request of somebody by name; `catch_up` is what the worker would have done by then."""

    app: FastAPI
    settings: Settings
    client: httpx.AsyncClient
    pool: Pool
    service: Service
    issuer: Issuer
    read: int = 0
    versions: dict[str, int] = field(default_factory=lambda: {one.stream: one.version for one in TOLD_FIRST})

    @property
    def events(self) -> Events:
        return Events(PostgresStore(self.pool), self.service.codec)

    def person(self, who: str) -> str:
        return person_id(self.issuer.url, who, PERSON_KEY)

    async def ask(
        self,
        who: str | None,
        method: str,
        path: str,
        body: object = None,
        *,
        at: str | None = None,
        **headers: str,
    ) -> httpx.Response:
        """`at` files late; further headers by keyword. A text is sent as CSV, anything else as JSON."""
        sent = {key.replace("_", "-"): value for key, value in headers.items()}
        if who is not None:
            sent["Authorization"] = f"Bearer {self.issuer.token(who)}"
        if at is not None:
            sent["Occurred-At"] = at
        if isinstance(body, str):
            sent["Content-Type"] = "text/csv"
            return await self.client.request(method, path, content=body.encode(), headers=sent)
        return await self.client.request(method, path, json=body, headers=sent)

    async def hear(self, *events: tuple[str, object]) -> None:
        """What registry said, each with its stream."""
        batch: list[Heard] = []
        for stream, event in events:
            self.versions[stream] = self.versions.get(stream, 0) + 1
            batch.append(heard(event, stream, self.versions[stream]))
        await project(self.service, self.pool, batch)

    async def catch_up(self) -> None:
        """Read all that was said here, and react, until nothing new comes of it."""
        while rows := await self.pool.fetch("select * from events where pos > $1 order by pos", self.read):
            self.read = rows[-1]["pos"]
            stored = [Stored(**{f.name: row[f.name] for f in fields(Stored)}) for row in rows]
            batch = [self._heard(one) for one in stored]
            await project(self.service, self.pool, batch)
            for one in batch:
                await self._react(one)

    async def fire_timers(self, clock: datetime | None = None) -> int:
        """Everything that is due."""
        fired = 0
        for timer in self.service.timers:
            ticking = Ticking(timer, self.events, self.pool, lambda: clock or now(), asyncio.Lock())
            fired += await ticking.fire_all(asyncio.Event())
        await self.catch_up()
        return fired

    async def appoint(self, who: str, role: str, unit: str, since: date = SINCE) -> UUID:
        appointment = name(f"{who} {role} {unit}")
        await self.hear(
            (
                f"appointment-{appointment}",
                OfficerAppointed(
                    appointment=appointment,
                    person=self.person(who),
                    role=role,
                    office=name(f"office {unit}"),
                    unit=unit,
                    since=since,
                    until=None,
                ),
            )
        )
        return appointment

    async def product(self, called: str, unit: str = "14500") -> UUID:
        product, producer = name(called), name(f"producer of {called}")
        await self.hear(
            (f"producer-{producer}", said.ProducerRegistered(producer=producer, name=f"HTX {called}")),
            (
                f"product-{product}",
                said.ProductCreated(product=product, producer=producer, name=called, unit=unit),
            ),
        )
        return product

    async def dossier(
        self,
        called: str,
        *,
        filed_on: date = date(2024, 2, 20),
        unit: str = "14500",
        office: str = "395",
        criteria_set: int = 3,
        kind: Kind = Kind.FIRST,
        forwarded_on: date | None = None,
    ) -> UUID:
        """A product and its dossier, forwarded ten days after it was filed unless said otherwise."""
        product = await self.product(called, unit)
        dossier = name(f"dossier of {called} {filed_on}")
        forwarded = said.DossierForwarded(
            dossier=dossier,
            product=product,
            producer=name(f"producer of {called}"),
            kind=kind,
            filed_on=filed_on,
            criteria_set=criteria_set,
            unit=unit,
            to_office=name(f"office {office}"),
            evidence=(),
            forwarded_on=forwarded_on or date.fromordinal(filed_on.toordinal() + 10),
        )
        await self.hear((f"dossier-{dossier}", forwarded))
        return dossier

    def _heard(self, stored: Stored) -> Heard:
        recorded = self.events.recorded(stored)
        return heard(recorded.event, stored.stream, stored.version, recorded.metadata)

    async def _react(self, one: Heard) -> None:
        for reaction in self.service.reactions:
            if isinstance(one.event, reaction.listens):
                async with self.pool.acquire() as db:
                    order = await reaction.react(one, self.events, db)
                await carry_out(self.events, order, reaction.cause(one), now())
