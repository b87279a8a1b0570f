"""Events as a subscription hears them, for projections that are tried without a broker."""

from collections.abc import Sequence

from kernel.postgres import Pool
from kernel.subscription.heard import Heard
from kernel.subscription.projection import Projection


def heard(event: object, stream: str, version: int = 1) -> Heard:
    return Heard(
        event=event,
        type=type(event).__name__,
        stream=stream,
        version=version,
        seq=0,
        topic="ocop.registry.v1",
        partition=0,
        offset=0,
        data=b"",
        about=b"",
    )


async def project(connections: Pool, projection: Projection, *batches: Sequence[Heard]) -> None:
    for batch in batches:
        async with connections.acquire() as db, db.transaction():
            await projection.project(db, batch)
