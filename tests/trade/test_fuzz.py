"""Whatever is asked of trade, it never answers with a 5xx or with what its document does not say."""

from deploy.local.identity import Issuer
from kernel.http.app import create_app
from kernel.postgres import Pool
from kernel.publisher.sequencer import Sequencer
from services.trade.app import service
from services.trade.roles import GRANTS
from services.trade.settings import Settings
from tests.conftest import Fuzz
from tests.kernel.http.serving import served
from tests.trade.conftest import Appoint
from tests.trade.subscribers.test_feed import append, number_all, published


async def test_no_request_breaks_it(
    settings: Settings,
    appointed: Appoint,
    trade_issuer: Issuer,
    connections: Pool,
    numbers: Sequencer,
    fuzz: Fuzz,
) -> None:
    await append(connections, published(1))
    await number_all(numbers)
    for role in GRANTS:
        await appointed("everyone", role, "VN")
    headers = {"Authorization": f"Bearer {trade_issuer.token('everyone')}"}
    with served(lambda: create_app(service(), settings)) as url:
        asked = fuzz(url, headers, examples=25, leave_out="/health")
    assert len(asked) >= 7
