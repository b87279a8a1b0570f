"""When evaluation says that a certificate began or ended, the product's offer notes it, once."""

from datetime import date
from uuid import UUID

import pytest

from kernel.execute import execute
from kernel.postgres import Pool
from kernel.store import Context, Events
from kernel.subscription.order import Outcome, carry_out
from services.trade.catalogue.domain.certificate import Certificate, End, Ending
from services.trade.catalogue.domain.heard import (
    CertificateExpired,
    CertificateExtended,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
    ExtensionEnded,
)
from services.trade.catalogue.domain.offer import (
    CertificateEndNoted,
    CertificateNoted,
    DescribeOffer,
    NoteCertificate,
    NoteCertificateEnd,
    NoteLastDay,
    OfferDescribed,
    OfferPublished,
    OfferWithdrawn,
    decider,
)
from services.trade.catalogue.reactions import Said, follow_certificates, noted
from services.trade.catalogue.tables.shelf import Wanted, offered, shelf
from tests.trade.hearing import AT, heard, project
from tests.trade.story import DISTRICT_OFFICE, HONEY, HONEY_JAR

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
superseded = CertificateSuperseded(certificate=OURS, product=HONEY, by=NEXT, superseded_on=date(2024, 11, 20))
expired = CertificateExpired(certificate=OURS, product=HONEY, expired_on=date(2027, 3, 15))
# Its last day, the day after, the day of the result and the day after that.
DAYS = (date(2027, 3, 14), date(2027, 3, 15), date(2027, 5, 1), date(2027, 5, 2))
revoked = CertificateRevoked(certificate=OURS, product=HONEY, revoked_on=date(2024, 6, 3))


@pytest.mark.parametrize(
    ("said", "command"),
    [
        (
            issued,
            NoteCertificate(
                offer=HONEY,
                certificate=Certificate(
                    certificate=OURS,
                    stars=3,
                    office=DISTRICT_OFFICE,
                    decision_number="1/QĐ-UBND",
                    valid_from=date(2024, 3, 15),
                    valid_until=date(2027, 3, 14),
                ),
            ),
        ),
        (
            superseded,
            NoteCertificateEnd(
                offer=HONEY,
                certificate=OURS,
                end=End(ending=Ending.SUPERSEDED, on=date(2024, 11, 20), successor=NEXT),
            ),
        ),
        (
            expired,
            NoteCertificateEnd(
                offer=HONEY,
                certificate=OURS,
                end=End(ending=Ending.EXPIRED, on=date(2027, 3, 15)),
            ),
        ),
        (
            CertificateExtended(certificate=OURS, product=HONEY, valid_until=date(2027, 9, 10)),
            NoteLastDay(offer=HONEY, certificate=OURS, last_day=date(2027, 9, 10)),
        ),
        (
            ExtensionEnded(certificate=OURS, product=HONEY, valid_until=date(2027, 5, 1)),
            NoteLastDay(offer=HONEY, certificate=OURS, last_day=date(2027, 5, 1)),
        ),
        (
            revoked,
            NoteCertificateEnd(
                offer=HONEY, certificate=OURS, end=End(ending=Ending.REVOKED, on=date(2024, 6, 3))
            ),
        ),
    ],
)
def test_what_is_heard_becomes_one_command(
    said: Said, command: NoteCertificate | NoteLastDay | NoteCertificateEnd
) -> None:
    assert noted(said) == command


async def hear(connections: Pool, events: Events, said: object, version: int) -> Outcome:
    told = heard(said, f"certificate-{OURS}", version)
    async with connections.acquire() as db:
        order = await follow_certificates.react(told, events, db)
    return await carry_out(events, order, follow_certificates.cause(told), AT)


async def test_the_offer_follows_and_a_second_hearing_changes_nothing(
    connections: Pool, events: Events
) -> None:
    asked = Context(command=UUID(int=1), request=b"", actor="person-1", occurred_at=AT, recorded_at=AT)
    describe = DescribeOffer(offer=HONEY, description=HONEY_JAR)
    await execute(events, decider, HONEY, describe, asked)
    for said, version in ((issued, 1), (issued, 1), (revoked, 2), (issued, 1), (revoked, 2)):
        assert (await hear(connections, events, said, version)).outcome == "done"
    past = await events.history(decider, HONEY)
    assert [type(r.event) for r in past] == [
        OfferDescribed,
        CertificateNoted,
        OfferPublished,
        CertificateEndNoted,
        OfferWithdrawn,
    ]
    cause = heard(revoked, f"certificate-{OURS}", 2).metadata
    assert past[-1].metadata.causation == cause.event
    assert past[-1].metadata.correlation == cause.correlation
    assert past[-1].metadata.actor == "reaction:follow-certificates"
    assert past[-1].metadata.subject == str(HONEY)


async def test_an_extended_certificate_keeps_its_product_on_the_shelf(
    connections: Pool, events: Events
) -> None:
    asked = Context(command=UUID(int=1), request=b"", actor="person-1", occurred_at=AT, recorded_at=AT)
    describe = DescribeOffer(offer=HONEY, description=HONEY_JAR)
    await execute(events, decider, HONEY, describe, asked)
    extended = CertificateExtended(certificate=OURS, product=HONEY, valid_until=date(2027, 9, 10))
    result = ExtensionEnded(certificate=OURS, product=HONEY, valid_until=date(2027, 5, 1))
    shown: list[list[bool]] = []
    for version, said in enumerate((issued, expired, extended, result), start=1):
        assert (await hear(connections, events, said, version)).outcome == "done"
        shown.append([await offers(connections, events, day) for day in DAYS])
    assert shown == [
        [True, False, False, False],
        [False, False, False, False],
        [True, True, True, True],
        [True, True, True, False],
    ]


async def offers(connections: Pool, events: Events, day: date) -> bool:
    """Whether the honey is on the shelf on that day, after all that trade has said."""
    told = [
        heard(r.event, r.stream, r.version)
        for r in await events.history(decider, HONEY)
        if isinstance(r.event, OfferPublished | OfferWithdrawn)
    ]
    await project(connections, shelf, told)
    async with connections.acquire() as db:
        return bool(await offered(db, Wanted(day=day), None, 10))
