"""The services as processes apart: who may do what while one stands still, and what survives SIGKILL."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from demo.cast import ADMINISTRATOR, COMMUNE_OFFICERS, DISTRICT_COMMITTEE, PROVINCE_CHAIRMAN, PROVINCE_OFFICER
from demo.client import Json, Person, Said, Unexpected
from demo.place import SINCE
from kernel.days import start_of
from law.validity import valid_until
from services.evaluation.recognition.domain.certificate import CertificateExpired
from services.trade.catalogue.domain.offer import OfferPublished, OfferWithdrawn, Reason
from tests.system.apart import Apart
from tests.system.client import Client, days_ago
from tests.system.drained import counts, drained
from tests.system.faults import plan, strike
from tests.system.load import PLACES, load
from tests.system.products import RUN_OUT, bring_producer, certify, create, decision, describe, inspect
from tests.system.seed import seed
from tests.system.stage import asking, people, reception, signed_in
from tests.system.stores import read
from tests.system.truth import assert_true

pytestmark = pytest.mark.timeout(600)

COMMUNE = PLACES[0]
OFFICER = COMMUNE_OFFICERS[COMMUNE]
# One thing in each service that an officer may ask; there is nothing at the last of them.
ORDINARY = {"registry": "/ideas", "evaluation": "/certificates", "trade": f"/offers/{UUID(int=1)}"}
WITHIN_SECONDS = 60.0

log = logging.getLogger("ocop.tests.faults")


async def test_a_token_for_another_audience_opens_no_service(processes: Apart) -> None:
    stack = processes.stack
    before = await drained(stack)
    async with reception(stack) as desk:
        stranger = signed_in(stack, desk, OFFICER.name, aud="another-system")
        for service, path in ORDINARY.items():
            said = await stranger.ask("GET", service, path)
            assert (said.status, said.rule) == (401, "unauthenticated")
        said = await stranger.ask(
            "PUT", "registry", f"/producers/{UUID(int=2)}", {"name": "HTX", "kind": "farm"}
        )
        assert (said.status, said.rule) == (401, "unauthenticated")
    assert await counts(stack) == before


async def test_an_appointment_that_has_ended_counts_nowhere(processes: Apart) -> None:
    stack = processes.stack
    async with people(stack) as everybody, reception(stack) as desk:
        administrator, leaving = everybody[ADMINISTRATOR], signed_in(stack, desk, "leaving-officer")
        path = f"/appointments/{UUID(int=3)}"
        body = {
            "subject": "leaving-officer",
            "role": "district-officer",
            "office": str(DISTRICT_COMMITTEE.id),
        }
        await administrator.put("registry", path, {**body, "since": SINCE.isoformat()})
        await leaving.appointed(1)
        for service, asked in ORDINARY.items():
            assert (await leaving.ask("GET", service, asked)).rule in ("", "no-such-product")

        await administrator.post("registry", f"{path}/end", {"on": days_ago(0).isoformat()})
        for service, asked in ORDINARY.items():
            said = await answered(leaving, "GET", service, asked, wanted=lambda said: said.status == 403)
            assert said.rule == "not-appointed"


async def test_nobody_signs_while_appointments_are_not_heard_of(processes: Apart) -> None:
    """Ordinary work goes on meanwhile, and the same signature is good as soon as they are heard again."""
    stack = processes.stack
    async with asking(stack) as clients, people(stack) as everybody:
        client = Client(clients, "signing")
        product = await offered(client)
        certificate = await certify(client, product, days_ago(100))
        chairman = everybody[PROVINCE_CHAIRMAN.name]
        path, body = f"/revocations/{client.new()}", await decision(client, {product: certificate})

        processes.stop("evaluation", "worker")
        try:
            nothing = await decision(client, {product: client.new()})
            elsewhere = f"/revocations/{client.new()}"
            await answered(chairman, "PUT", "evaluation", elsewhere, nothing, wanted=stale)
            assert stale(await chairman.ask("PUT", "evaluation", path, body))
            await inspect(client, product, certificate)
        finally:
            processes.launch("evaluation", "worker")

        await client.put(PROVINCE_CHAIRMAN, "evaluation", path, body)
        shown = await everybody[PROVINCE_OFFICER.name].get("evaluation", f"/certificates/{certificate}")
        assert shown["standing"] == "revoked"


async def test_what_fell_due_while_nobody_looked_is_done_as_of_when_it_was_due(processes: Apart) -> None:
    stack = processes.stack
    async with asking(stack) as clients:
        client = Client(clients, "downtime")
        product = await offered(client)
        await drained(stack)
        processes.stop("evaluation", "worker")
        try:
            certificate = await certify(client, product, issued := days_ago(RUN_OUT))
        finally:
            processes.launch("evaluation", "worker")
    await drained(stack)

    due = valid_until(issued) + timedelta(days=1)
    expiry = CertificateExpired(certificate=certificate, product=product, expired_on=due)
    [expired] = [kept for kept in (await read(stack, "evaluation")).events if kept.event == expiry]
    assert expired.metadata.occurred_at == start_of(due)
    assert expired.metadata.recorded_at > expired.metadata.occurred_at + timedelta(days=1)
    trade = await read(stack, "trade")
    told = [e for kind in (OfferPublished, OfferWithdrawn) for e in trade.of(kind) if e.offer == product]
    assert [type(e) for e in told] == [OfferPublished, OfferWithdrawn]
    [withdrawn] = [e for e in told if isinstance(e, OfferWithdrawn)]
    assert (withdrawn.reason, withdrawn.on) == (Reason.EXPIRED, due)


async def test_nothing_is_lost_or_done_twice_whatever_is_killed(processes: Apart) -> None:
    stack, chosen = processes.stack, seed()
    begun = time.monotonic()
    faults = plan(Random(chosen))
    async with asking(stack) as clients:
        async with load(clients, chosen):
            for fault in faults:
                await strike(processes, fault)
        lasted = time.monotonic() - begun
        events = await assert_true(stack, clients.ledger)
    assert processes.ended() == []
    took, all_of_them = time.monotonic() - begun - lasted, sum(events.values())
    log.warning("%d kills in %.0f s, true %.0f s later; %d events", len(faults), lasted, took, all_of_them)
    log.warning("%s", clients.ledger)


def stale(said: Said) -> bool:
    return (said.status, said.rule) == (503, "authority-stale")


async def offered(client: Client) -> UUID:
    """A product that is registered and described for sale."""
    product = await create(client, OFFICER, await bring_producer(client, COMMUNE))
    await describe(client, OFFICER, product)
    return product


async def answered(
    person: Person,
    method: str,
    service: str,
    path: str,
    body: Json | None = None,
    *,
    wanted: Callable[[Said], bool],
) -> Said:
    """The first answer that is as wanted; raises Unexpected after a minute."""
    ends = time.monotonic() + WITHIN_SECONDS
    while not wanted(said := await person.ask(method, service, path, body)):
        if time.monotonic() > ends:
            raise Unexpected(f"{path} is still answered {said.status} {said.rule}")
        await asyncio.sleep(0.1)
    return said
