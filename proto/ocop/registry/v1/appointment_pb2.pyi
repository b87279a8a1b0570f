from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OfficerAppointed(_message.Message):
    __slots__ = ("appointment", "person", "role", "office", "unit", "since", "until", "subject")
    APPOINTMENT_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    appointment: str
    person: str
    role: str
    office: str
    unit: str
    since: _values_pb2.LocalDate
    until: _values_pb2.LocalDate
    subject: _values_pb2.Sealed
    def __init__(self, appointment: _Optional[str] = ..., person: _Optional[str] = ..., role: _Optional[str] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., since: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., until: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., subject: _Optional[_Union[_values_pb2.Sealed, _Mapping]] = ...) -> None: ...

class AppointmentEnded(_message.Message):
    __slots__ = ("appointment", "ended_on")
    APPOINTMENT_FIELD_NUMBER: _ClassVar[int]
    ENDED_ON_FIELD_NUMBER: _ClassVar[int]
    appointment: str
    ended_on: _values_pb2.LocalDate
    def __init__(self, appointment: _Optional[str] = ..., ended_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
