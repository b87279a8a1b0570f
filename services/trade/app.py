"""Where trade's parts meet."""

from pathlib import Path

from kernel.authority.projection import AuthorityProjection
from kernel.service import Service
from services.trade.contracts.messages import codec
from services.trade.projections.certificates import certificates
from services.trade.projections.producers import producers
from services.trade.projections.products import products
from services.trade.projections.shelf import shelf
from services.trade.reactions.certificates import follow_certificates
from services.trade.roles import GRANTS
from services.trade.routes import feed, offers, public


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
        topics=("ocop.registry.v1", "ocop.evaluation.v1", "ocop.trade.v1"),
    )
