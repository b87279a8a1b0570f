"""What anybody may read without a token: offers, the catalogue, and how a certificate stands."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from kernel.days import local_date
from kernel.errors import NotFound
from kernel.http.body import Rows
from kernel.http.depends import DbDep, NowDep
from kernel.http.fresh import fresh
from kernel.http.page import Page, PageDep
from services.trade.catalogue.domain.offer import NoSuchOffer
from services.trade.catalogue.tables import certificates, shelf
from services.trade.catalogue.usecases import public
from services.trade.catalogue.usecases.public import CertificateStatus, PublicOffer

CACHE = "public, max-age=5"


class NoSuchCertificate(NotFound):
    vi = "Không có thông tin về giấy chứng nhận {id}."
    en = "Nothing is known of certificate {id}."


router = APIRouter(prefix="/public", tags=["public"])


@router.get("/products", dependencies=[fresh("shelf", public=True)])
async def list_offered_products(
    db: DbDep,
    now: NowDep,
    page: PageDep,
    response: Response,
    q: Annotated[str | None, Query(max_length=100, description="Words, with or without diacritics")] = None,
    stars: Annotated[int | None, Query(ge=1, le=5)] = None,
    unit: Annotated[str | None, Query(max_length=20, description="A unit with all below it")] = None,
) -> Rows[PublicOffer]:
    """Lists everything that is on the shelf today, by name."""
    response.headers["Cache-Control"] = CACHE
    today = local_date(now)
    wanted = shelf.Wanted(day=today, words=q, stars=stars, unit=unit)
    found = await shelf.offered(db, wanted, _after(page), page.wanted)
    rows = page.answer(found, key=lambda row: (row[0], row[1].offer))
    return Rows(items=[public.page(offer, today) for _, offer in rows.items], next=rows.next)


@router.get("/products/{product}", dependencies=[fresh("shelf", public=True)])
async def read_offered_product(product: UUID, db: DbDep, now: NowDep, response: Response) -> PublicOffer:
    """Shows one product, also when it is off the shelf: then it says why and since when."""
    found = await shelf.offer(db, product)
    if found is None:
        raise NoSuchOffer("offer", product)
    response.headers["Cache-Control"] = CACHE
    return public.page(found, local_date(now))


@router.get("/certificates/{certificate}/status", dependencies=[fresh("certificates", public=True)])
async def read_certificate_status(
    certificate: UUID, db: DbDep, now: NowDep, response: Response
) -> CertificateStatus:
    """Tells how a certificate stands today: what a marketplace asks at a checkout."""
    found = await certificates.certificate(db, certificate)
    if found is None:
        raise NoSuchCertificate("certificate", certificate)
    response.headers["Cache-Control"] = CACHE
    return _status(found, now)


def _after(page: Page) -> tuple[str, UUID] | None:
    if page.after is None:
        return None
    name, product = page.after
    return str(name), UUID(str(product))


def _status(row: certificates.Row, now: datetime) -> CertificateStatus:
    until = row.last_day
    return CertificateStatus(
        id=row.certificate,
        product=row.product,
        status=public.status(row.end_by(local_date(now))),
        stars=row.stars,
        valid_from=row.valid_from,
        valid_until=until,
        expires_at=None if until is None else public.expires_at(until),
        ended_on=None if row.end is None else row.ended_on,
        successor=row.successor,
        as_of=now,
    )
