from ocop.evaluation.v1 import level_pb2 as _level_pb2
from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Terms(_message.Message):
    __slots__ = ("sends_up_from", "gate_reading", "quorum", "quorum_percent", "spread")
    SENDS_UP_FROM_FIELD_NUMBER: _ClassVar[int]
    GATE_READING_FIELD_NUMBER: _ClassVar[int]
    QUORUM_FIELD_NUMBER: _ClassVar[int]
    QUORUM_PERCENT_FIELD_NUMBER: _ClassVar[int]
    SPREAD_FIELD_NUMBER: _ClassVar[int]
    sends_up_from: int
    gate_reading: _level_pb2.GateReading
    quorum: int
    quorum_percent: int
    spread: int
    def __init__(self, sends_up_from: _Optional[int] = ..., gate_reading: _Optional[_Union[_level_pb2.GateReading, str]] = ..., quorum: _Optional[int] = ..., quorum_percent: _Optional[int] = ..., spread: _Optional[int] = ...) -> None: ...

class SettingAdopted(_message.Message):
    __slots__ = ("setting", "office", "unit", "level", "terms", "document", "since")
    SETTING_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TERMS_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    setting: str
    office: str
    unit: str
    level: _level_pb2.Level
    terms: Terms
    document: str
    since: _values_pb2.LocalDate
    def __init__(self, setting: _Optional[str] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., terms: _Optional[_Union[Terms, _Mapping]] = ..., document: _Optional[str] = ..., since: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class SettingEnded(_message.Message):
    __slots__ = ("setting", "office", "ended_on", "rules")
    SETTING_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    ENDED_ON_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    setting: str
    office: str
    ended_on: _values_pb2.LocalDate
    rules: str
    def __init__(self, setting: _Optional[str] = ..., office: _Optional[str] = ..., ended_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., rules: _Optional[str] = ...) -> None: ...
