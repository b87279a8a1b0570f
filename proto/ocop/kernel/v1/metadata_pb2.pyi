from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Metadata(_message.Message):
    __slots__ = ("log", "event", "stream", "version", "type", "subject", "command", "correlation", "causation", "actor", "appointment", "office", "unit", "traceparent", "occurred_at", "recorded_at")
    LOG_FIELD_NUMBER: _ClassVar[int]
    EVENT_FIELD_NUMBER: _ClassVar[int]
    STREAM_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    CORRELATION_FIELD_NUMBER: _ClassVar[int]
    CAUSATION_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    APPOINTMENT_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    TRACEPARENT_FIELD_NUMBER: _ClassVar[int]
    OCCURRED_AT_FIELD_NUMBER: _ClassVar[int]
    RECORDED_AT_FIELD_NUMBER: _ClassVar[int]
    log: str
    event: str
    stream: str
    version: int
    type: str
    subject: str
    command: str
    correlation: str
    causation: str
    actor: str
    appointment: str
    office: str
    unit: str
    traceparent: str
    occurred_at: _values_pb2.Instant
    recorded_at: _values_pb2.Instant
    def __init__(self, log: _Optional[str] = ..., event: _Optional[str] = ..., stream: _Optional[str] = ..., version: _Optional[int] = ..., type: _Optional[str] = ..., subject: _Optional[str] = ..., command: _Optional[str] = ..., correlation: _Optional[str] = ..., causation: _Optional[str] = ..., actor: _Optional[str] = ..., appointment: _Optional[str] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., traceparent: _Optional[str] = ..., occurred_at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ..., recorded_at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...
