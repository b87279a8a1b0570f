from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class VillageEstablished(_message.Message):
    __slots__ = ("village", "name", "commune", "since", "resolution")
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COMMUNE_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    village: str
    name: str
    commune: str
    since: _values_pb2.LocalDate
    resolution: str
    def __init__(self, village: _Optional[str] = ..., name: _Optional[str] = ..., commune: _Optional[str] = ..., since: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...

class VillageRenamed(_message.Message):
    __slots__ = ("village", "name", "on", "resolution")
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    village: str
    name: str
    on: _values_pb2.LocalDate
    resolution: str
    def __init__(self, village: _Optional[str] = ..., name: _Optional[str] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...

class VillageMoved(_message.Message):
    __slots__ = ("village", "commune", "on", "resolution")
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    COMMUNE_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    village: str
    commune: str
    on: _values_pb2.LocalDate
    resolution: str
    def __init__(self, village: _Optional[str] = ..., commune: _Optional[str] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...

class VillageEnded(_message.Message):
    __slots__ = ("village", "into", "on", "resolution")
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    INTO_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    village: str
    into: _containers.RepeatedScalarFieldContainer[str]
    on: _values_pb2.LocalDate
    resolution: str
    def __init__(self, village: _Optional[str] = ..., into: _Optional[_Iterable[str]] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...
