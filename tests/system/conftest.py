"""A whole system of its own: servers and services on free ports, gone at the end."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from deploy.local.layout import anywhere
from deploy.local.services import start_services
from deploy.local.stack import Stack
from deploy.local.throwaway import throwaway_folder
from deploy.local.together import together
from tests.system.folder import open_folder

# After so long Kafka misses a broker, and takes it back, unless it is told otherwise.
PRODUCTION_SECONDS = 9.0

pytest.register_assert_rewrite("tests.system.truth")

from tests.system.apart import Apart, apart  # noqa: E402  what they import has its assertions told, too
from tests.system.stage import appoint_everybody  # noqa: E402


@pytest.fixture
def system() -> Iterator[Stack]:
    """All three services are ready; what they keep is thrown away."""
    with throwaway_folder() as folder, Stack(folder, anywhere(), durable=False) as stack:
        stack.start()
        running = start_services(stack)
        try:
            yield stack
        finally:
            together([process.stop for process in running])


@pytest_asyncio.fixture(scope="module")
async def processes() -> AsyncIterator[Apart]:
    """The services as nine processes, over servers that keep what they acknowledge; the stage is set."""
    with open_folder() as folder, Stack(folder, anywhere(), durable=True) as stack:
        stack.kafka.missed_after = PRODUCTION_SECONDS
        stack.start()
        with apart(stack) as started:
            await appoint_everybody(stack)
            yield started
