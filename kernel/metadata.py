"""Who, when and why: what stands beside every event, and its bytes."""

from datetime import datetime
from uuid import UUID

from ocop.kernel.v1 import metadata_pb2

from kernel.messages import instant_from_wire, instant_to_wire
from kernel.record import record


@record
class Metadata:
    """`occurred_at` is when it happened in the world, `recorded_at` when we learnt it."""

    log: str
    event: UUID
    stream: str
    version: int
    type: str
    subject: str
    command: UUID
    correlation: UUID
    causation: UUID | None
    actor: str
    appointment: str
    office: str
    unit: str
    traceparent: str
    occurred_at: datetime
    recorded_at: datetime


def encode_metadata(m: Metadata) -> bytes:
    return metadata_pb2.Metadata(
        log=m.log,
        event=str(m.event),
        stream=m.stream,
        version=m.version,
        type=m.type,
        subject=m.subject,
        command=str(m.command),
        correlation=str(m.correlation),
        causation="" if m.causation is None else str(m.causation),
        actor=m.actor,
        appointment=m.appointment,
        office=m.office,
        unit=m.unit,
        traceparent=m.traceparent,
        occurred_at=instant_to_wire(m.occurred_at),
        recorded_at=instant_to_wire(m.recorded_at),
    ).SerializeToString(deterministic=True)


def decode_metadata(data: bytes) -> Metadata:
    """Raises protobuf's DecodeError for broken bytes, ValueError for ids that are none."""
    m = metadata_pb2.Metadata.FromString(data)
    return Metadata(
        log=m.log,
        event=UUID(m.event),
        stream=m.stream,
        version=m.version,
        type=m.type,
        subject=m.subject,
        command=UUID(m.command),
        correlation=UUID(m.correlation),
        causation=UUID(m.causation) if m.causation else None,
        actor=m.actor,
        appointment=m.appointment,
        office=m.office,
        unit=m.unit,
        traceparent=m.traceparent,
        occurred_at=instant_from_wire(m.occurred_at),
        recorded_at=instant_from_wire(m.recorded_at),
    )
