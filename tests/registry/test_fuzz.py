"""Whatever is sent to registry, nothing breaks, and every answer is one that its document promises."""

import pytest

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from kernel.http.app import create_app
from kernel.service import Service
from services.registry.places.domain.appointment import Role
from services.registry.settings import Settings
from tests.conftest import Fuzz
from tests.kernel.http.officers import appoint
from tests.kernel.http.serving import served


@pytest.mark.timeout(600)
async def test_nothing_breaks(
    registry: Database, registry_issuer: Issuer, made: Service, settings: Settings, fuzz: Fuzz
) -> None:
    for role in Role:
        await appoint(registry, registry_issuer.url, "everybody", role.value, "VN")
    headers = {"Authorization": f"Bearer {registry_issuer.token('everybody')}"}
    with served(lambda: create_app(made, settings)) as url:
        asked = fuzz(url, headers, examples=8, leave_out="health")
    assert len(asked) > 50
