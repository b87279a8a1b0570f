"""What Kafka calls complete while a partition still holds it for open, so that no reader gets past it.

A coordinator that comes back before it knows a partition's leader skips the partition's marker and says
that the transaction is complete. The records stay hidden, and whatever the producer commits or aborts in
that partition next decides about them, too.
"""

import time

from kernel.offsets import COMMITTED, WRITTEN, Asked, admin, ask_ends

PATIENCE_SECONDS = 2.0
PAUSE_SECONDS = 0.05


class Unfinished(RuntimeError):
    """A batch is neither in the topic nor out of it; the next start decides about it."""


def unfinished(kafka: str, topic: str, partitions: list[int]) -> list[int]:
    """The partitions whose committed records end before what was written does. Raises KafkaException.

    Only to be asked while no batch is in flight; markers that are on their way get a while to arrive.
    """
    asking = admin(kafka)
    places = [(topic, partition) for partition in partitions]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        committed, written = (ends(ask_ends(asking, places, level)) for level in (COMMITTED, WRITTEN))
        found = [partition for partition, end in written.items() if committed[partition] < end]
        if not found or time.monotonic() > deadline:
            return found
        time.sleep(PAUSE_SECONDS)


def ends(asked: Asked) -> dict[int, int]:
    return {place.partition: future.result().offset for place, future in asked.items()}
