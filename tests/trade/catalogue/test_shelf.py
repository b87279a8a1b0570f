"""The shelf holds what the public was told last, and is searched the way people type."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kernel.postgres import Pool
from services.trade.catalogue.domain.certificate import Certificate
from services.trade.catalogue.domain.description import Description
from services.trade.catalogue.domain.offer import OfferPublished, OfferWithdrawn, Reason
from services.trade.catalogue.domain.shelf import shelved
from services.trade.catalogue.tables.shelf import Wanted, offer, offered, shelf
from tests.trade.hearing import heard, project
from tests.trade.story import HONEY, HONEY_JAR, certificate

TODAY = date(2024, 12, 1)
THREE_STARS = certificate(1)
FOUR_STARS = certificate(2, stars=4)
TEA = UUID(int=0x7EA)
TEA_BOX = replace(
    HONEY_JAR,
    name="Chè đắng 100% Núi Đá",
    producer_name="Hộ kinh doanh Núi Đá",
    unit="90102",
    text_vi="Chè búp khô.",
    price=None,
    image=None,
)


def published(product: UUID, about: Description, under: Certificate, version: int = 1) -> OfferPublished:
    return OfferPublished(offer=product, description=about, certificate=under, certificate_version=version)


def withdrawn(event: OfferPublished) -> OfferWithdrawn:
    return OfferWithdrawn(
        offer=event.offer,
        description=event.description,
        certificate=event.certificate,
        reason=Reason.REVOKED,
        on=date(2024, 6, 3),
        certificate_version=event.certificate_version + 1,
    )


honey = published(HONEY, HONEY_JAR, THREE_STARS)
tea = published(TEA, TEA_BOX, FOUR_STARS)


async def names(connections: Pool, wanted: Wanted) -> list[str]:
    async with connections.acquire() as db:
        return [found.description.name for _, found in await offered(db, wanted, None, 10)]


async def test_what_was_published_comes_back_whole(connections: Pool) -> None:
    await project(connections, shelf, [honey, tea])
    async with connections.acquire() as db:
        assert await offer(db, HONEY) == shelved(honey)
        assert await offer(db, TEA) == shelved(tea)
        assert await offer(db, UUID(int=404)) is None


async def test_a_withdrawal_stays_readable_but_not_on_the_shelf(connections: Pool) -> None:
    stream = f"offer-{HONEY}"
    await project(connections, shelf, [heard(honey, stream, 1), heard(withdrawn(honey), stream, 2)])
    assert await names(connections, Wanted(day=TODAY)) == []
    async with connections.acquire() as db:
        assert await offer(db, HONEY) == shelved(withdrawn(honey))


async def test_what_has_expired_is_not_on_the_shelf_although_no_expiry_was_heard(connections: Pool) -> None:
    await project(connections, shelf, [honey])
    assert await names(connections, Wanted(day=THREE_STARS.valid_until)) == [HONEY_JAR.name]
    assert await names(connections, Wanted(day=date(2027, 3, 16))) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mat ong", [HONEY_JAR.name]),
        ("MẬT  ONG", [HONEY_JAR.name]),
        ("đồi mơ", [HONEY_JAR.name]),
        ("che dang", [TEA_BOX.name]),
        ("100%", [TEA_BOX.name]),
        ("1%0", []),
        ("_", []),
        ("\\", []),
        ("cà phê", []),
        ("", [TEA_BOX.name, HONEY_JAR.name]),
    ],
)
async def test_words_are_found_with_or_without_diacritics(
    connections: Pool, words: str, found: list[str]
) -> None:
    await project(connections, shelf, [honey, tea])
    assert await names(connections, Wanted(day=TODAY, words=words)) == found


async def test_a_unit_stands_for_all_below_it(connections: Pool) -> None:
    await project(connections, shelf, [honey, tea])
    assert await names(connections, Wanted(day=TODAY, unit="90")) == [TEA_BOX.name, HONEY_JAR.name]
    assert await names(connections, Wanted(day=TODAY, unit="90102")) == [TEA_BOX.name]
    assert await names(connections, Wanted(day=TODAY, unit="91")) == []


async def test_stars_are_chosen_exactly(connections: Pool) -> None:
    await project(connections, shelf, [honey, tea])
    assert await names(connections, Wanted(day=TODAY, stars=4)) == [TEA_BOX.name]


async def test_pages_follow_each_other_without_a_gap(connections: Pool) -> None:
    jars = [published(UUID(int=n), replace(HONEY_JAR, name=f"Mật {n % 3}"), THREE_STARS) for n in range(7)]
    await project(connections, shelf, jars)
    seen: list[UUID] = []
    after: tuple[str, UUID] | None = None
    async with connections.acquire() as db:
        while rows := await offered(db, Wanted(day=TODAY), after, 3):
            seen += [found.offer for _, found in rows]
            after = (rows[-1][0], rows[-1][1].offer)
    assert sorted(seen) == [UUID(int=n) for n in range(7)]
