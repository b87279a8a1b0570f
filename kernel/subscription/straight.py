"""A row straight from its facts: what a projection makes of a stream, without waiting until it has."""

from collections.abc import Iterator, Sequence

from kernel.store import Events, Stored
from kernel.subscription.heard import Heard
from kernel.subscription.table import Key, Table


async def straight[R, K: Key](
    events: Events, stream: str, table: Table[R, K], key: K
) -> tuple[R | None, int]:
    """The row as the stream's events make it now, and the stream's version; 0 where there is nothing.

    Only for rows that one stream makes alone.
    """
    past = await events.store.read(stream)
    heard = (h for h in _heard(events, past) if isinstance(h.event, table.listens))
    return table.fold(None, heard, key), len(past)


def _heard(events: Events, past: Sequence[Stored]) -> Iterator[Heard]:
    for stored in past:
        yield Heard(
            event=events.codec.decode(stored.type, stored.data),
            type=stored.type,
            stream=stored.stream,
            version=stored.version,
            # It did not come from Kafka, and so has no place there.
            seq=-1,
            topic="",
            partition=-1,
            offset=-1,
            data=stored.data,
            about=stored.metadata,
        )
