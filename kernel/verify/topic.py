"""Topic against sequence: each numbered event is there once, byte for byte, and streams are in order."""

from collections.abc import Iterable

from confluent_kafka import Message

from kernel.postgres import Connection
from kernel.publisher.envelope import headers, headers_of
from kernel.readall import Sequenced, by_number
from kernel.verify.found import Kind, Tally
from kernel.verify.partition import partition_of
from kernel.verify.seen import Seen


class TopicCheck:
    """Takes the topic's records in any mixture of partitions; memory is one bit an event."""

    def __init__(self, db: Connection, *, events: int, partitions: int, tally: Tally) -> None:
        self._db = db
        self._events = events
        self._partitions = partitions
        self._tally = tally
        self._seen = Seen(events)
        self._last: dict[int, int] = {}

    async def take(self, records: Iterable[Message]) -> None:
        numbered = [(number, record) for record in records if (number := self._number(record)) is not None]
        stored = {event.seq: event for event in await by_number(self._db, [n for n, _ in numbered])}
        for number, record in numbered:
            self._compare(number, record, stored.get(number))

    def finish(self) -> None:
        """What was numbered and not met is lost."""
        for first, last in self._seen.gaps():
            self._tally.add(
                Kind.LOST, f"numbers {first} to {last} are not in the topic", times=last - first + 1
            )

    def _number(self, record: Message) -> int | None:
        seq = headers_of(record).get("seq")
        if isinstance(seq, bytes) and seq.isdigit() and record.key() is not None:
            return int(seq)
        self._tally.add(Kind.FOREIGN, f"{place(record)} was written by no publisher")
        return None

    def _compare(self, number: int, record: Message, stored: Sequenced | None) -> None:
        if stored is None:
            self._tally.add(Kind.FOREIGN, f"{place(record)} is number {number}, which the store never had")
            return
        if number >= self._events:
            return  # numbered after the check began
        self._check_order(number, record)
        if differing := differences(record, stored):
            event = f"number {number}, {stored.stream}@{stored.version},"
            self._tally.add(Kind.ALTERED, f"{event} differs in the topic in its {', '.join(differing)}")

    def _check_order(self, number: int, record: Message) -> None:
        partition = record.partition() or 0
        before = self._last.get(partition, -1)
        self._last[partition] = max(before, number)
        if self._seen.again(number):
            self._tally.add(Kind.DUPLICATED, f"{place(record)} is number {number} once more")
        elif number < before:
            self._tally.add(Kind.REORDERED, f"{place(record)} is number {number} after number {before}")
        elif partition != (due := partition_of(record.key() or b"", self._partitions)):
            self._tally.add(Kind.REORDERED, f"{place(record)} belongs into partition {due} by its key")


def differences(record: Message, stored: Sequenced) -> list[str]:
    """The names of what is not as it was stored."""
    found = headers_of(record)
    expected = {name: value.encode() if isinstance(value, str) else value for name, value in headers(stored)}
    names = [name for name in {**expected, **found} if expected.get(name) != found.get(name)]
    if record.key() != stored.stream.encode():
        names.append("key")
    if (record.value() or b"") != stored.data:
        names.append("data")
    return names


def place(record: Message) -> str:
    return f"record {record.partition()}/{record.offset()}"
