"""Where trade's parts meet."""

from pathlib import Path

from kernel.authority.projection import AuthorityProjection
from kernel.service import Service
from services.trade.catalogue.reactions import follow_certificates
from services.trade.catalogue.routes import offers, public
from services.trade.catalogue.tables.certificates import certificates
from services.trade.catalogue.tables.producers import producers
from services.trade.catalogue.tables.products import products
from services.trade.catalogue.tables.shelf import shelf
from services.trade.contracts import codec
from services.trade.examples import EXAMPLES
from services.trade.roles import GRANTS
from services.trade.subscribers import routes as feed


def service() -> Service:
    """Raises Incomplete where an event and its message differ."""
    speech = codec()
    return Service(
        name="trade",
        codec=speech,
        routers=(offers.router, public.router, feed.router(speech)),
        projections=(AuthorityProjection(), products, producers, certificates, shelf),
        reactions=(follow_certificates,),
        timers=(),
        migrations=Path(__file__).parent / "migrations",
        grants=GRANTS,
        examples=EXAMPLES,
        topics=("ocop.registry.v1", "ocop.evaluation.v1", "ocop.trade.v1"),
    )
