"""Whatever is sent, nothing breaks, and every answer is one that the document promises."""

import pytest
import pytest_asyncio

from deploy.local.databases import Database
from kernel.http.app import create_app
from kernel.settings import ServiceSettings
from tests.conftest import Fuzz
from tests.kernel.http.conftest import Appoint, As
from tests.kernel.http.sample import sample_service
from tests.kernel.http.serving import served
from tests.kernel.http.test_time import caught_up


@pytest_asyncio.fixture
async def headers(governed: Database, appointed: Appoint, signed_in: As) -> dict[str, str]:
    """Somebody who may do everything everywhere."""
    for role in ("commune-officer", "province-officer", "chairman", "auditor"):
        await appointed("everybody", role, "VN")
    await caught_up(governed)
    return signed_in("everybody")


@pytest.mark.timeout(600)
async def test_nothing_breaks(settings: ServiceSettings, headers: dict[str, str], fuzz: Fuzz) -> None:
    with served(lambda: create_app(sample_service(), settings)) as url:
        asked = fuzz(url, headers, examples=15, leave_out="broken|health")
    assert len(asked) == 10
