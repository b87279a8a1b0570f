"""Lets trade hear what others say, without a broker in between."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

from kernel.metadata import Metadata, encode_metadata
from kernel.postgres import Pool
from kernel.store import Answer
from kernel.subscription.heard import Heard
from kernel.subscription.projection import Projection

AT = datetime(2024, 3, 15, 2, 0, tzinfo=UTC)
SPACE = UUID("3d1c9a3e-3c1a-4c5b-9a53-0f3f0b6a2c11")


def heard(event: object, stream: str = "said-1", version: int = 1, at: datetime = AT) -> Heard:
    """As it comes out of a subscription; the same event in the same place has the same id."""
    metadata = Metadata(
        log="other/1",
        event=uuid5(SPACE, f"{stream}@{version}"),
        stream=stream,
        version=version,
        type=type(event).__name__,
        subject="",
        command=uuid5(SPACE, stream),
        correlation=uuid5(SPACE, "case"),
        causation=None,
        actor="person-1",
        appointment="",
        office="",
        unit="",
        traceparent="",
        occurred_at=at,
        recorded_at=at,
    )
    return Heard(
        event=event,
        type=metadata.type,
        stream=stream,
        version=version,
        seq=0,
        topic="ocop.other.v1",
        partition=0,
        offset=0,
        data=b"",
        about=encode_metadata(metadata),
    )


def own(answer: Answer) -> list[Heard]:
    """What a command of trade's led to, as trade hears it back."""
    return [heard(r.event, r.stream, r.version, r.metadata.occurred_at) for r in answer.events]


async def project(connections: Pool, projection: Projection, said: Sequence[object]) -> None:
    """Everything in one batch; events that are no Heard yet are streams of their own."""
    batch = [s if isinstance(s, Heard) else heard(s, f"said-{i}") for i, s in enumerate(said)]
    async with connections.acquire() as db, db.transaction():
        await projection.project(db, [h for h in batch if isinstance(h.event, projection.listens)])
