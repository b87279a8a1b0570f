from ocop.evaluation.v1 import level_pb2 as _level_pb2
from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RoundOpened(_message.Message):
    __slots__ = ("round", "office", "unit", "level", "name", "opened_on", "dossiers_due", "results_due", "number", "regulation", "plan")
    ROUND_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    OPENED_ON_FIELD_NUMBER: _ClassVar[int]
    DOSSIERS_DUE_FIELD_NUMBER: _ClassVar[int]
    RESULTS_DUE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REGULATION_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    round: str
    office: str
    unit: str
    level: _level_pb2.Level
    name: str
    opened_on: _values_pb2.LocalDate
    dossiers_due: _values_pb2.LocalDate
    results_due: _values_pb2.LocalDate
    number: int
    regulation: str
    plan: str
    def __init__(self, round: _Optional[str] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., name: _Optional[str] = ..., opened_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., dossiers_due: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., results_due: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., number: _Optional[int] = ..., regulation: _Optional[str] = ..., plan: _Optional[str] = ...) -> None: ...

class DossierEnrolled(_message.Message):
    __slots__ = ("round", "dossier", "product")
    ROUND_FIELD_NUMBER: _ClassVar[int]
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    round: str
    dossier: str
    product: str
    def __init__(self, round: _Optional[str] = ..., dossier: _Optional[str] = ..., product: _Optional[str] = ...) -> None: ...

class SessionScheduled(_message.Message):
    __slots__ = ("round", "session", "council", "planned_on", "place", "sitting", "dossiers")
    ROUND_FIELD_NUMBER: _ClassVar[int]
    SESSION_FIELD_NUMBER: _ClassVar[int]
    COUNCIL_FIELD_NUMBER: _ClassVar[int]
    PLANNED_ON_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    SITTING_FIELD_NUMBER: _ClassVar[int]
    DOSSIERS_FIELD_NUMBER: _ClassVar[int]
    round: str
    session: str
    council: str
    planned_on: _values_pb2.LocalDate
    place: str
    sitting: int
    dossiers: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, round: _Optional[str] = ..., session: _Optional[str] = ..., council: _Optional[str] = ..., planned_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., place: _Optional[str] = ..., sitting: _Optional[int] = ..., dossiers: _Optional[_Iterable[str]] = ...) -> None: ...

class SessionHeld(_message.Message):
    __slots__ = ("round", "session", "council", "held_on", "present")
    ROUND_FIELD_NUMBER: _ClassVar[int]
    SESSION_FIELD_NUMBER: _ClassVar[int]
    COUNCIL_FIELD_NUMBER: _ClassVar[int]
    HELD_ON_FIELD_NUMBER: _ClassVar[int]
    PRESENT_FIELD_NUMBER: _ClassVar[int]
    round: str
    session: str
    council: str
    held_on: _values_pb2.LocalDate
    present: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, round: _Optional[str] = ..., session: _Optional[str] = ..., council: _Optional[str] = ..., held_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., present: _Optional[_Iterable[str]] = ...) -> None: ...

class RoundClosed(_message.Message):
    __slots__ = ("round", "closed_on")
    ROUND_FIELD_NUMBER: _ClassVar[int]
    CLOSED_ON_FIELD_NUMBER: _ClassVar[int]
    round: str
    closed_on: _values_pb2.LocalDate
    def __init__(self, round: _Optional[str] = ..., closed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
