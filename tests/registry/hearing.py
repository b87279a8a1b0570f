"""Lets registry's read models hear what registry wrote, without a broker in between."""

from collections.abc import Iterable

from kernel.codec import Codec
from kernel.metadata import decode_metadata
from kernel.postgres import Pool
from kernel.subscription.heard import Heard
from kernel.subscription.projection import Projection

SINCE = """
select pos, stream, version, type, data, metadata from events where pos > $1 order by pos limit $2
"""


class Ears:
    """`await ears.catch_up()` after what a test did: everything new, in one batch for each projection."""

    def __init__(self, connections: Pool, codec: Codec, projections: Iterable[Projection]) -> None:
        self._pool = connections
        self._codec = codec
        self._projections = tuple(projections)
        self._position = 0

    async def catch_up(self, limit: int = 10_000) -> int:
        """How many events there were, at most `limit`."""
        rows = await self._pool.fetch(SINCE, self._position, limit)
        batch = [
            Heard(
                event=self._codec.decode(row["type"], row["data"]),
                type=row["type"],
                stream=row["stream"],
                version=row["version"],
                seq=row["pos"],
                topic="ocop.registry.v1",
                partition=0,
                offset=row["pos"],
                data=row["data"],
                about=row["metadata"],
                _metadata=decode_metadata(row["metadata"]),
            )
            for row in rows
        ]
        for projection in self._projections:
            wanted = [h for h in batch if isinstance(h.event, projection.listens)]
            if wanted:
                async with self._pool.acquire() as db, db.transaction():
                    await projection.project(db, wanted)
        if batch:
            self._position = batch[-1].offset
        return len(batch)

    def skip_to(self, position: int) -> None:
        self._position = position
