"""A whole system of its own: servers and services on free ports, gone at the end."""

from collections.abc import Iterator

import pytest

from deploy.local.layout import anywhere
from deploy.local.services import start_services
from deploy.local.stack import Stack
from tests.system.folder import open_folder


@pytest.fixture
def system() -> Iterator[Stack]:
    """All three services are ready; what they keep is thrown away."""
    with open_folder() as folder, Stack(folder, anywhere(), durable=False) as stack:
        stack.start()
        running = start_services(stack)
        try:
            yield stack
        finally:
            for process in running:
                process.stop()
