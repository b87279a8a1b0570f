from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MatterKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MATTER_KIND_UNSPECIFIED: _ClassVar[MatterKind]
    MATTER_KIND_JUDGING: _ClassVar[MatterKind]
    MATTER_KIND_DECISION: _ClassVar[MatterKind]
    MATTER_KIND_CERTIFICATE: _ClassVar[MatterKind]
    MATTER_KIND_INSPECTION: _ClassVar[MatterKind]
    MATTER_KIND_REVOCATION: _ClassVar[MatterKind]

class Complainant(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COMPLAINANT_UNSPECIFIED: _ClassVar[Complainant]
    COMPLAINANT_PERSON: _ClassVar[Complainant]
    COMPLAINANT_ORGANISATION: _ClassVar[Complainant]

class Channel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHANNEL_UNSPECIFIED: _ClassVar[Channel]
    CHANNEL_LETTER: _ClassVar[Channel]
    CHANNEL_IN_PERSON: _ClassVar[Channel]
    CHANNEL_TELEPHONE: _ClassVar[Channel]
    CHANNEL_EMAIL: _ClassVar[Channel]
    CHANNEL_PORTAL: _ClassVar[Channel]
MATTER_KIND_UNSPECIFIED: MatterKind
MATTER_KIND_JUDGING: MatterKind
MATTER_KIND_DECISION: MatterKind
MATTER_KIND_CERTIFICATE: MatterKind
MATTER_KIND_INSPECTION: MatterKind
MATTER_KIND_REVOCATION: MatterKind
COMPLAINANT_UNSPECIFIED: Complainant
COMPLAINANT_PERSON: Complainant
COMPLAINANT_ORGANISATION: Complainant
CHANNEL_UNSPECIFIED: Channel
CHANNEL_LETTER: Channel
CHANNEL_IN_PERSON: Channel
CHANNEL_TELEPHONE: Channel
CHANNEL_EMAIL: Channel
CHANNEL_PORTAL: Channel

class Matter(_message.Message):
    __slots__ = ("kind", "id")
    KIND_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    kind: MatterKind
    id: str
    def __init__(self, kind: _Optional[_Union[MatterKind, str]] = ..., id: _Optional[str] = ...) -> None: ...

class ComplaintReceived(_message.Message):
    __slots__ = ("complaint", "about", "office", "unit", "complainant", "identity", "channel", "received_on", "asks")
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    ABOUT_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    COMPLAINANT_FIELD_NUMBER: _ClassVar[int]
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_ON_FIELD_NUMBER: _ClassVar[int]
    ASKS_FIELD_NUMBER: _ClassVar[int]
    complaint: str
    about: Matter
    office: str
    unit: str
    complainant: Complainant
    identity: _values_pb2.Sealed
    channel: Channel
    received_on: _values_pb2.LocalDate
    asks: str
    def __init__(self, complaint: _Optional[str] = ..., about: _Optional[_Union[Matter, _Mapping]] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., complainant: _Optional[_Union[Complainant, str]] = ..., identity: _Optional[_Union[_values_pb2.Sealed, _Mapping]] = ..., channel: _Optional[_Union[Channel, str]] = ..., received_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., asks: _Optional[str] = ...) -> None: ...

class ComplaintAnswered(_message.Message):
    __slots__ = ("complaint", "about", "number", "answered_on", "text")
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    ABOUT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_ON_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    complaint: str
    about: Matter
    number: str
    answered_on: _values_pb2.LocalDate
    text: str
    def __init__(self, complaint: _Optional[str] = ..., about: _Optional[_Union[Matter, _Mapping]] = ..., number: _Optional[str] = ..., answered_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., text: _Optional[str] = ...) -> None: ...

class ComplaintUpheld(_message.Message):
    __slots__ = ("complaint", "about", "number", "signer", "signed_on", "legal_bases", "follows", "judging")
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    ABOUT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    SIGNER_FIELD_NUMBER: _ClassVar[int]
    SIGNED_ON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_BASES_FIELD_NUMBER: _ClassVar[int]
    FOLLOWS_FIELD_NUMBER: _ClassVar[int]
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    complaint: str
    about: Matter
    number: str
    signer: str
    signed_on: _values_pb2.LocalDate
    legal_bases: _containers.RepeatedScalarFieldContainer[str]
    follows: str
    judging: str
    def __init__(self, complaint: _Optional[str] = ..., about: _Optional[_Union[Matter, _Mapping]] = ..., number: _Optional[str] = ..., signer: _Optional[str] = ..., signed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., legal_bases: _Optional[_Iterable[str]] = ..., follows: _Optional[str] = ..., judging: _Optional[str] = ...) -> None: ...
