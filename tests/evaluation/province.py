"""A province with old papers whose issuers may be gone: where the tests of what comes afterwards begin."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from kernel.days import start_of
from kernel.execute import execute
from kernel.store import Context
from law.level import Level
from services.evaluation.recognition.domain import decision as decisions
from services.evaluation.recognition.domain.certificate import certificate_id, decider
from tests.evaluation.district import appoint_all
from tests.evaluation.office import Office, name

SIGNED = "2026-10-05T02:00:00Z"


async def a_province_of_papers(office: Office) -> None:
    await appoint_all(office, "38", "province", "p-")


async def a_paper(
    office: Office,
    product: UUID,
    since: str,
    *,
    stars: int = 4,
    level: str = "province",
    issuer: str = "38",
) -> UUID:
    """Entered today by the province's officer; one that is over expires when the timers fire."""
    certificate = name(f"paper of {product} since {since}")
    body = {
        "product": str(product),
        "stars": stars,
        "decision_number": "1207/QĐ-UBND",
        "level": level,
        "office": str(name(f"office {issuer}")),
        "valid_from": since,
    }
    entered = await office.ask("p-officer", "PUT", f"/certificates/{certificate}", body)
    assert entered.status_code == 201, entered.text
    await office.catch_up()
    return certificate


async def recognised(office: Office, product: UUID, stars: int, day: date) -> UUID:
    """A decision of the province on that day, and what follows from it: the new certificate."""
    decision = name(f"decision on {product} of {day}")
    command = decisions.IssueDecision(
        decision=decision,
        number="45/QĐ-UBND",
        office=name("office 38"),
        unit="38",
        level=Level.PROVINCE,
        signer="appointment-1@1",
        signed_on=day,
        legal_bases=("QĐ 26/2026/QĐ-TTg",),
        recognised=(
            decisions.RecognisedProduct(
                product=product, producer=name("producer"), judging=name("judging"), stars=stars, unit="14500"
            ),
        ),
    )
    context = Context(
        command=uuid4(),
        request=b"r",
        actor="person-1",
        occurred_at=start_of(day),
        recorded_at=datetime.now(UTC),
    )
    await execute(office.events, decisions.decider, decision, command, context)
    await office.catch_up()
    return certificate_id(decision, product)


async def stands(office: Office, certificate: UUID) -> tuple[str, int, str]:
    """Standing, stars and last day, as anybody may read them."""
    shown = (await office.ask(None, "GET", f"/certificates/{certificate}")).json()
    return shown["standing"], shown["stars"], shown["valid_until"]


async def said(office: Office, certificate: UUID) -> list[tuple[str, datetime]]:
    """What happened to it and when."""
    history = await office.events.history(decider, certificate)
    return [(type(r.event).__name__, r.metadata.occurred_at) for r in history]
