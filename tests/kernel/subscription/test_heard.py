"""What a record holds is decoded as far as somebody listens, and what cannot be read hurts nobody else."""

from confluent_kafka import Message

from kernel.publisher.envelope import headers
from kernel.readall import Sequenced
from kernel.reservation import Reserved, SerialTaken
from kernel.subscription.heard import Heard
from tests.kernel.subscription.story import HONEY, MONDAY, TOPIC, changes, ear, event_id, said


def fetched(event: Sequenced, **other: object) -> Heard:
    """As it came at offset 7 of partition 3; `other` replaces what the record holds."""
    holds = {"key": event.stream.encode(), "value": event.data, "headers": sent(event), **other}
    return ear.hear(Message(topic=TOPIC, partition=3, offset=7, **holds))  # pyright: ignore[reportArgumentType]  some are wrong on purpose


def sent(event: Sequenced) -> list[tuple[str, bytes]]:
    """Headers as they come out of Kafka again."""
    return [(n, v.encode() if isinstance(v, str) else v or b"") for n, v in headers(event)]


def test_an_event_is_heard_with_its_place_and_its_metadata() -> None:
    (event,) = changes(HONEY, 1, 1, "bee")
    heard = fetched(event)
    assert heard.event == Reserved(name=HONEY, holder="bee")
    assert (heard.stream, heard.version, heard.seq) == ("reservation-honey", 1, 0)
    assert (heard.topic, heard.partition, heard.offset) == (TOPIC, 3, 7)
    assert heard.type == "ocop.kernel.v1.Reserved"
    assert heard.id == event_id("reservation-honey", 1)
    assert heard.metadata.occurred_at == MONDAY
    assert heard.fault is None


def test_a_type_that_nobody_listens_to_is_not_decoded() -> None:
    heard = fetched(said(SerialTaken(series="s", number=1, holder="x"), "serial-s", 1, data=b"\xff"))
    assert (heard.event, heard.fault, heard.version) == (None, None, 1)


def test_broken_bytes_are_a_fault_of_their_event() -> None:
    heard = fetched(said(Reserved(name=HONEY, holder="bee"), "reservation-honey", 4, data=b"\xff"))
    assert heard.event is None
    assert heard.fault is not None
    assert "DecodeError" in heard.fault
    assert (heard.stream, heard.version) == ("reservation-honey", 4)


def test_broken_metadata_leaves_the_event_without_a_name() -> None:
    (event,) = changes(HONEY, 1, 1)
    heard = fetched(event, headers=_with(event, b"\xff"))
    assert heard.event is not None
    assert not heard.named


def test_a_record_that_no_publisher_wrote_is_a_stream_of_its_own() -> None:
    (event,) = changes(HONEY, 1, 1)
    for wrong in ({"headers": None}, {"key": None}, {"headers": sent(event)[:4]}, {"key": b"\xff"}):
        heard = fetched(event, **wrong)
        assert heard.stream == f"{TOPIC}/3/7"
        assert heard.fault is not None


def _with(event: Sequenced, metadata: bytes) -> list[tuple[str, bytes]]:
    return [(n, metadata if n == "metadata" else v) for n, v in sent(event)]
