"""Whatever is asked of evaluation, it never answers with a 5xx or with what its document does not say."""

import pytest

from kernel.http.app import create_app
from services.evaluation.app import service
from services.evaluation.roles import GRANTS
from tests.conftest import Fuzz
from tests.evaluation.office import Office
from tests.kernel.http.serving import served


@pytest.mark.timeout(600)
async def test_no_request_breaks_it(office: Office, fuzz: Fuzz) -> None:
    for role in GRANTS:
        await office.appoint("everyone", role, "VN")
    headers = {"Authorization": f"Bearer {office.issuer.token('everyone')}"}
    with served(lambda: create_app(service(), office.settings)) as url:
        asked = fuzz(url, headers, examples=5, leave_out="/health")
    assert len(asked) > 40
