"""The subscriber's feed: what became of offers and their certificates, with a cursor that never skips."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from kernel.codec import Codec
from kernel.http.may import may
from kernel.http.refusals import ForeignCursor
from kernel.http.running import Running, running
from kernel.postgres import Pool
from kernel.record import record
from services.trade.catalogue.domain.offer import OfferPublished, OfferWithdrawn
from services.trade.catalogue.reactions import follow_certificates
from services.trade.catalogue.usecases.public import CloudEvent, batch, cloud_event, sequence
from services.trade.subscribers.queries.feed import Stretch, Told, newest, stretch
from services.trade.subscribers.queries.heartbeat import heartbeat
from services.trade.subscribers.queries.tip import Tip

MEDIA = "application/cloudevents-batch+json"
# Seconds after its last heartbeat in which a subscriber may still show stars.
LEASE = 60
HEADERS = {
    "Feed-Cursor": {"description": "For the next `after`", "schema": {"type": "string"}},
    "Feed-Heartbeat": {
        "description": "Whatever was known by then has been read with this answer; absent while more follows",
        "schema": {"type": "string", "format": "date-time"},
    },
    "Feed-Lease": {
        "description": "Seconds after the heartbeat in which stars may be shown",
        "schema": {"type": "integer"},
    },
}


class CloudEventBatch(Response):
    media_type = MEDIA


class CursorAhead(ForeignCursor):
    vi = "Con trỏ {after} vượt quá sự kiện mới nhất ({newest}); hãy đọc lại từ đầu."
    en = "Cursor {after} is ahead of the newest event ({newest}); read again from the beginning."
    field = "query/after"


def router(codec: Codec) -> APIRouter:
    """Everybody who waits shares one look at the database, so the router keeps the tip of the feed."""
    routes = APIRouter(prefix="/feeds", tags=["feed"])
    types = [codec.name(OfferPublished), codec.name(OfferWithdrawn)]
    tips: dict[Pool, Tip] = {}

    @routes.get(
        "/certificates",
        dependencies=[Depends(may("trade.feed.read"))],
        response_class=CloudEventBatch,
        responses={200: {"model": list[CloudEvent], "headers": HEADERS}},
    )
    async def read_certificate_feed(  # pyright: ignore[reportUnusedFunction] - the router keeps it
        request: Request,
        after: Annotated[int | None, Query(ge=0, lt=2**63, description="The last Feed-Cursor")] = None,
        wait: Annotated[
            float, Query(alias="timeout", ge=0, le=30, description="Seconds to wait for something new")
        ] = 0,
        limit: Annotated[int, Query(ge=1, le=1000)] = 200,
    ) -> CloudEventBatch:
        """Gives everything after the cursor, without one from the beginning; waits while there is nothing.

        The order is that of `sequence`, and nothing is ever put in below a cursor that was given out.
        Stars may be shown only before `expires_at`, and while Feed-Heartbeat is younger than
        Feed-Lease seconds.
        """
        service = running(request)
        tip = tips.setdefault(service.pool, Tip(service.pool))
        cursor = -1 if after is None else after
        read = await _read(service, types, cursor, limit)
        if not read.stretch.told and cursor > read.newest:
            raise CursorAhead(after=after, newest=read.newest)
        ends = asyncio.get_running_loop().time() + wait
        while not read.stretch.told and await _news(tip, read.stretch.last, ends, service.stopping):
            read = await _read(service, types, read.stretch.last, limit)
        return _answer(codec, read)

    return routes


@record
class Read:
    """`beat` is taken before the stretch is read, so that it never promises what is not in it."""

    beat: datetime | None
    newest: int
    stretch: Stretch


async def _read(service: Running, types: Sequence[str], after: int, limit: int) -> Read:
    beat = await heartbeat(service.pool, follow_certificates.name, service.clock())
    top = await newest(service.pool)
    return Read(beat=beat, newest=top, stretch=await stretch(service.pool, types, after, limit))


async def _news(tip: Tip, last: int, ends: float, stopping: asyncio.Event) -> bool:
    """Whether there is something new; False when the time is over, or the process about to end."""
    left = ends - asyncio.get_running_loop().time()
    if left <= 0:
        return False
    news = asyncio.create_task(tip.beyond(last, left))
    leaving = asyncio.create_task(stopping.wait())
    try:
        done, _ = await asyncio.wait((news, leaving), return_when=asyncio.FIRST_COMPLETED)
        return news in done and news.result()
    finally:
        news.cancel()
        leaving.cancel()


def _answer(codec: Codec, read: Read) -> CloudEventBatch:
    headers = {"Cache-Control": "no-store", "Feed-Lease": str(LEASE)}
    if read.stretch.last >= 0:
        headers["Feed-Cursor"] = sequence(read.stretch.last)
    if read.beat is not None and read.stretch.whole:
        headers["Feed-Heartbeat"] = read.beat.isoformat(timespec="milliseconds")
    events = [_public(codec, told) for told in read.stretch.told]
    return CloudEventBatch(batch(events), headers=headers)


def _public(codec: Codec, told: Told) -> CloudEvent:
    event = codec.decode(told.type, told.data)
    assert isinstance(event, OfferPublished | OfferWithdrawn)
    return cloud_event(event, told.metadata, told.seq)
