"""How a certificate stands is known from evaluation alone, and a revocation is final."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from uuid import UUID

from kernel.postgres import Pool
from services.trade.catalogue.domain.certificate import Ending
from services.trade.catalogue.domain.heard import (
    CertificateExpired,
    CertificateExtended,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
    ExtensionEnded,
)
from services.trade.catalogue.tables.certificates import Row, certificate, certificates
from tests.trade.hearing import project
from tests.trade.story import DISTRICT_OFFICE, HONEY

OURS = UUID(int=1)
NEXT = UUID(int=2)
issued = CertificateIssued(
    certificate=OURS,
    product=HONEY,
    stars=3,
    decision_number="1/QĐ-UBND",
    office=DISTRICT_OFFICE,
    valid_from=date(2024, 3, 15),
    valid_until=date(2027, 3, 14),
)
expired = CertificateExpired(certificate=OURS, product=HONEY, expired_on=date(2027, 3, 15))
extended = CertificateExtended(certificate=OURS, product=HONEY, valid_until=date(2027, 9, 10))
result = ExtensionEnded(certificate=OURS, product=HONEY, valid_until=date(2027, 5, 1))
revoked = CertificateRevoked(certificate=OURS, product=HONEY, revoked_on=date(2024, 6, 3))
superseded = CertificateSuperseded(certificate=OURS, product=HONEY, by=NEXT, superseded_on=date(2024, 11, 20))


async def row(connections: Pool, identity: UUID = OURS) -> Row | None:
    async with connections.acquire() as db:
        return await certificate(db, identity)


async def test_a_certificate_is_valid_until_its_last_day(connections: Pool) -> None:
    await project(connections, certificates, [issued])
    found = await row(connections)
    assert found is not None
    assert found.end_by(date(2027, 3, 14)) is None
    assert found.end_by(date(2027, 3, 15)) is Ending.EXPIRED


async def test_one_that_runs_on_is_valid_until_its_new_last_day_in_whatever_order_it_is_heard(
    connections: Pool,
) -> None:
    for n, order in enumerate(permutations([issued, expired, extended, result])):
        one = UUID(int=200 + n)
        for said in order:
            await project(connections, certificates, [replace(said, certificate=one)])
        found = await row(connections, one)
        assert found is not None
        assert (found.end_by(date(2027, 5, 1)), found.end_by(date(2027, 5, 2))) == (None, Ending.EXPIRED), (
            order
        )


async def test_an_extended_certificate_expires_by_what_is_heard_last(connections: Pool) -> None:
    over = replace(expired, expired_on=date(2027, 5, 2))
    await project(connections, certificates, [issued, expired, extended, result, over])
    found = await row(connections)
    assert found is not None
    assert (found.end, found.ended_on) == (Ending.EXPIRED, date(2027, 5, 2))


async def test_revoked_is_final_in_whatever_order_it_is_heard(connections: Pool) -> None:
    for n, order in enumerate(permutations([issued, revoked, expired, superseded])):
        one = UUID(int=100 + n)
        for said in order:
            await project(connections, certificates, [replace(said, certificate=one)])
        found = await row(connections, one)
        assert found is not None
        assert (found.stars, found.ending, found.ended_on) == (3, "REVOKED", date(2024, 6, 3)), order


async def test_an_end_without_its_certificate_is_known_already(connections: Pool) -> None:
    await project(connections, certificates, [revoked])
    found = await row(connections)
    assert found == Row(certificate=OURS, product=HONEY, ending="REVOKED", ended_on=date(2024, 6, 3))


async def test_a_superseded_certificate_names_its_successor(connections: Pool) -> None:
    await project(connections, certificates, [issued, superseded])
    found = await row(connections)
    assert found is not None
    assert (found.ending, found.successor) == ("SUPERSEDED", NEXT)


async def test_a_certificate_nobody_spoke_of_is_not_there(connections: Pool) -> None:
    assert await row(connections) is None
