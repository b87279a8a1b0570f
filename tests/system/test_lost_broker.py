"""Three brokers, one of them killed for good while commands flow: all goes on, and nothing is lost."""

import asyncio
import logging
from random import Random

import pytest

from deploy.local.layout import SERVICES, anywhere
from deploy.local.services import start_services
from deploy.local.stack import Stack
from tests.system.folder import open_folder
from tests.system.ledger import Ledger
from tests.system.load import load
from tests.system.seed import seed
from tests.system.stage import appoint_everybody, asking
from tests.system.truth import assert_true

BROKERS = 3
# So many commands each service answers while a broker is missing; trade's are of what it heard of meanwhile.
AFTERWARDS = 20

log = logging.getLogger("ocop.tests.faults")


async def answered(ledger: Ledger, more: int) -> None:
    """Wait until each service has; the test's own time limit ends a wait in vain."""
    wanted = {service: len(ledger.of(service)) + more for service in SERVICES}
    while any(len(ledger.of(service)) < number for service, number in wanted.items()):  # noqa: ASYNC110  clients fill it
        await asyncio.sleep(0.1)


@pytest.mark.timeout(600)
async def test_a_broker_lost_for_good_costs_nothing() -> None:
    chosen = seed()
    rng = Random(chosen)
    with open_folder() as folder, Stack(folder, anywhere(brokers=BROKERS), durable=True) as stack:
        stack.start()
        running = start_services(stack)
        try:
            await appoint_everybody(stack)
            async with asking(stack) as clients:
                ledger = clients.ledger
                async with load(clients, chosen):
                    await asyncio.sleep(rng.uniform(5, 12))
                    await asyncio.to_thread(stack.kafka.kill_broker, rng.randint(1, BROKERS))
                    await answered(ledger, AFTERWARDS)
                events = await assert_true(stack, ledger)
            assert [process.name for process in running if not process.running] == []
        finally:
            for process in running:
                process.kill()
    log.warning("%d events; %s", sum(events.values()), ledger)
