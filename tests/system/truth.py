"""After everything: the services' own feed checker, and what this test knows beyond it."""

import asyncio
from collections.abc import Mapping
from functools import partial

from deploy.local.layout import SERVICES
from deploy.local.services import run_service
from deploy.local.stack import Stack
from tests.system import consequences
from tests.system.answers import broken_promises, gaps
from tests.system.drained import drained, set_aside
from tests.system.ledger import Ledger
from tests.system.stores import read

WORDED = 20
CLEAN = "0 lost, 0 duplicated, 0 reordered"


async def assert_true(stack: Stack, ledger: Ledger) -> Mapping[str, int]:
    """Waits until all is quiet; how many events each service has. Raises AssertionError, Trouble."""
    events = await drained(stack)
    assert await set_aside(stack) == {}
    for service in SERVICES:
        await asyncio.to_thread(partial(run_service, stack, service, "verify"))
        assert last_line(stack, service) == f"{events[service]} events: {CLEAN}"
    stores = {service: await read(stack, service) for service in SERVICES}
    registry, evaluation, trade = (stores[service] for service in SERVICES)
    wrong = [
        *(sentence for store in stores.values() for sentence in broken_promises(store, ledger)),
        *(sentence for store in stores.values() for sentence in gaps(store)),
        *consequences.numbers_missing(registry),
        *consequences.two_live(evaluation),
        *consequences.half_revoked(evaluation),
        *consequences.unnoted(evaluation, trade),
        *consequences.wrongly_shelved(evaluation, trade),
    ]
    assert not wrong, "\n".join(wrong[:WORDED])
    assert ledger.broken == []
    return events


def last_line(stack: Stack, service: str) -> str:
    return (stack.folder / "logs" / f"{service}-verify.log").read_text().strip().splitlines()[-1]
