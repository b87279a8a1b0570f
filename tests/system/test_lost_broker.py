"""Three brokers, one of them killed for good while commands flow: all goes on, and nothing is lost."""

import asyncio
import logging
from random import Random

import pytest

from deploy.local.layout import anywhere
from deploy.local.services import start_services
from deploy.local.stack import Stack
from tests.system.folder import open_folder
from tests.system.load import load
from tests.system.seed import seed
from tests.system.stage import appoint_everybody, asking
from tests.system.truth import assert_true

BROKERS = 3
AFTERWARDS_SECONDS = 25.0

log = logging.getLogger("ocop.tests.faults")


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
                    before = len(ledger.answered)
                    await asyncio.sleep(AFTERWARDS_SECONDS)
                assert len(ledger.answered) > before
                events = await assert_true(stack, ledger)
            assert [process.name for process in running if not process.running] == []
        finally:
            for process in running:
                process.kill()
    log.warning("%d events; %s", sum(events.values()), ledger)
