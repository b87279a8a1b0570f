from ocop.evaluation.v1 import level_pb2 as _level_pb2
from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RoundOpened(_message.Message):
    __slots__ = ("round", "office", "unit", "level", "name", "opened_on", "dossiers_due", "results_due")
    ROUND_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    OPENED_ON_FIELD_NUMBER: _ClassVar[int]
    DOSSIERS_DUE_FIELD_NUMBER: _ClassVar[int]
    RESULTS_DUE_FIELD_NUMBER: _ClassVar[int]
    round: str
    office: str
    unit: str
    level: _level_pb2.Level
    name: str
    opened_on: _values_pb2.LocalDate
    dossiers_due: _values_pb2.LocalDate
    results_due: _values_pb2.LocalDate
    def __init__(self, round: _Optional[str] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., name: _Optional[str] = ..., opened_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., dossiers_due: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., results_due: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class DossierEnrolled(_message.Message):
    __slots__ = ("round", "dossier", "product")
    ROUND_FIELD_NUMBER: _ClassVar[int]
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    round: str
    dossier: str
    product: str
    def __init__(self, round: _Optional[str] = ..., dossier: _Optional[str] = ..., product: _Optional[str] = ...) -> None: ...

class RoundClosed(_message.Message):
    __slots__ = ("round", "closed_on")
    ROUND_FIELD_NUMBER: _ClassVar[int]
    CLOSED_ON_FIELD_NUMBER: _ClassVar[int]
    round: str
    closed_on: _values_pb2.LocalDate
    def __init__(self, round: _Optional[str] = ..., closed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
