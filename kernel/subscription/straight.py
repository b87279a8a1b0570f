"""Computes a read model's row from its stream at once, without waiting for the projection to write it."""

from kernel.decider import Decider
from kernel.store import Events, Stored
from kernel.subscription.heard import Heard
from kernel.subscription.table import Key, Table


async def straight[R, K: Key, C, E, S](
    events: Events, decider: Decider[C, E, S], identity: K, table: Table[R, K]
) -> tuple[R | None, S, int]:
    """The row and the state as the stream's events make them now, and the stream's version; 0 for nothing.

    Only for rows that one stream makes alone.
    """
    heard = [_heard(events, stored) for stored in await events.store.read(decider.stream(identity))]
    row = table.fold(None, (h for h in heard if isinstance(h.event, table.listens)), identity)
    return row, decider.fold(decider.own(h.event, h.stream) for h in heard), len(heard)


def _heard(events: Events, stored: Stored) -> Heard:
    """It did not come from Kafka, and so has no place there."""
    return Heard(
        event=events.codec.decode(stored.type, stored.data),
        type=stored.type,
        stream=stored.stream,
        version=stored.version,
        seq=-1,
        topic="",
        partition=-1,
        offset=-1,
        data=stored.data,
        about=stored.metadata,
    )
