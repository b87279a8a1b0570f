"""A service small enough to see through: names are held in units, notes are sealed, a file is counted."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from ocop.kernel.v1 import reservation_pb2
from pydantic import Field

from kernel.codec import Codec
from kernel.errors import NotFound
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows, Text, Whole
from kernel.http.depends import DbDep, EventsDep, NowDep, VaultDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from kernel.reservation import (
    Release,
    Released,
    Reserve,
    Reserved,
    SerialTaken,
    TakeSerial,
    reservation,
    serial,
)
from kernel.service import Service

GRANTS = {
    "commune-officer": frozenset({"sample.hold", "sample.note", "sample.upload"}),
    "province-officer": frozenset({"sample.hold", "sample.file-late", "sample.sign", "sample.read"}),
    "chairman": frozenset({"sample.sign", "sample.file-late"}),
    "auditor": frozenset({"sample.read"}),
}


class Holding(Body):
    holder: Name
    unit: Annotated[str, Field(min_length=1, max_length=10, examples=["00123"])]


class Note(Body):
    subject: UUID
    text: Text
    stars: Whole = 0


class Unit(Body):
    code: str
    name: str


# A stream is named after it, and that name stands in a header.
type Printable = Annotated[str, Field(max_length=100, pattern=r"^[#-~]+$")]


def names() -> APIRouter:
    router = APIRouter(prefix="/names", tags=["names"])

    @router.put("/{name}", status_code=201)
    async def hold(
        name: Printable,
        new: Holding,
        ask: Annotated[Ask, Depends(may("sample.hold"))],
        events: EventsDep,
    ) -> Response:
        ask = await ask.within(new.unit)
        command = Reserve(name=name, holder=new.holder)
        return ask.answered(await execute(events, reservation, name, command, ask.context()))

    @router.post("/{name}/release")
    async def release(
        name: Printable, given: Holding, ask: Annotated[Ask, Depends(may("sample.hold"))], events: EventsDep
    ) -> Response:
        ask = await ask.within(given.unit)
        command = Release(name=name, holder=given.holder)
        return ask.answered(await execute(events, reservation, name, command, ask.context()))

    @router.get("/{name}")
    async def holder(
        name: Printable, _: Annotated[Ask, Depends(may("sample.read"))], events: EventsDep, tag: TagDep
    ) -> dict[str, str]:
        found, version = await events.state(reservation, name)
        if found is None:
            raise NotFound("name", name)
        tag(reservation.stream(name), version)
        return {"holder": found}

    return router


def other() -> APIRouter:
    router = APIRouter()

    @router.post("/serials/{series}")
    async def take(
        series: UUID, ask: Annotated[Ask, Depends(may("sample.sign", fresh=True))], events: EventsDep
    ) -> Response:
        command = TakeSerial(series=str(series), holder=ask.person)
        return ask.answered(await execute(events, serial, series, command, ask.context()))

    @router.post("/signings/{appointment}")
    async def signing(
        appointment: UUID, ask: Annotated[Ask, Depends(may("sample.sign"))], now: NowDep
    ) -> dict[str, str]:
        context = ask.context()
        signer = await ask.signer(appointment, "sample.sign", context.occurred_at)
        return {"signer": signer.reference, "recorded": now.isoformat(), "unit": context.unit}

    @router.put("/files/{name}", max_body_size=1 << 20)
    async def upload(
        name: UUID, request: Request, ask: Annotated[Ask, Depends(may("sample.upload"))]
    ) -> dict[str, str | int]:
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
        return {"size": size, "name": str(name), "unit": ask.context().unit}

    @router.post("/notes")
    async def note(
        given: Note, _: Annotated[Ask, Depends(may("sample.note"))], vault: VaultDep
    ) -> dict[str, str]:
        sealed = await vault.seal(str(given.subject), "note-1", "text", given.text)
        return {"digest": sealed.digest.hex()}

    @router.get("/units", dependencies=[fresh("authority", public=True)])
    async def units(page: PageDep, db: DbDep, parent: str = "VN") -> Rows[Unit]:
        after = page.after[0] if page.after is not None else ""
        rows = await db.fetch(
            "select code, name from authority_units where parent = $1 and code > $2 order by code limit $3",
            parent,
            after,
            page.wanted,
        )
        return page.answer([Unit(**dict(row)) for row in rows], lambda unit: (unit.code,))

    @router.get("/broken")
    async def broken() -> None:
        raise ZeroDivisionError("the secret of a person")

    return router


def sample_service() -> Service:
    return Service(
        name="sample",
        codec=Codec(messages=[reservation_pb2], says=[Reserved, Released, SerialTaken]),
        routers=(names(), other()),
        projections=(),
        reactions=(),
        timers=(),
        migrations=Path(__file__).parent / "migrations",
        grants=GRANTS,
        topics=(),
    )
