from ocop.evaluation.v1 import level_pb2 as _level_pb2
from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Seat(_message.Message):
    __slots__ = ("member", "department")
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    member: str
    department: str
    def __init__(self, member: _Optional[str] = ..., department: _Optional[str] = ...) -> None: ...

class Regulation(_message.Message):
    __slots__ = ("quorum", "chair_must_score", "spread", "gate_reading", "members", "quorum_percent", "beyond_spread", "handout_days")
    QUORUM_FIELD_NUMBER: _ClassVar[int]
    CHAIR_MUST_SCORE_FIELD_NUMBER: _ClassVar[int]
    SPREAD_FIELD_NUMBER: _ClassVar[int]
    GATE_READING_FIELD_NUMBER: _ClassVar[int]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    QUORUM_PERCENT_FIELD_NUMBER: _ClassVar[int]
    BEYOND_SPREAD_FIELD_NUMBER: _ClassVar[int]
    HANDOUT_DAYS_FIELD_NUMBER: _ClassVar[int]
    quorum: int
    chair_must_score: bool
    spread: int
    gate_reading: _level_pb2.GateReading
    members: int
    quorum_percent: int
    beyond_spread: _level_pb2.BeyondSpread
    handout_days: int
    def __init__(self, quorum: _Optional[int] = ..., chair_must_score: _Optional[bool] = ..., spread: _Optional[int] = ..., gate_reading: _Optional[_Union[_level_pb2.GateReading, str]] = ..., members: _Optional[int] = ..., quorum_percent: _Optional[int] = ..., beyond_spread: _Optional[_Union[_level_pb2.BeyondSpread, str]] = ..., handout_days: _Optional[int] = ...) -> None: ...

class CouncilEstablished(_message.Message):
    __slots__ = ("council", "level", "office", "unit", "name", "decision_number", "established_on", "chair", "secretary", "seats", "advisers")
    COUNCIL_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DECISION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ESTABLISHED_ON_FIELD_NUMBER: _ClassVar[int]
    CHAIR_FIELD_NUMBER: _ClassVar[int]
    SECRETARY_FIELD_NUMBER: _ClassVar[int]
    SEATS_FIELD_NUMBER: _ClassVar[int]
    ADVISERS_FIELD_NUMBER: _ClassVar[int]
    council: str
    level: _level_pb2.Level
    office: str
    unit: str
    name: str
    decision_number: str
    established_on: _values_pb2.LocalDate
    chair: str
    secretary: str
    seats: _containers.RepeatedCompositeFieldContainer[Seat]
    advisers: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, council: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., name: _Optional[str] = ..., decision_number: _Optional[str] = ..., established_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., chair: _Optional[str] = ..., secretary: _Optional[str] = ..., seats: _Optional[_Iterable[_Union[Seat, _Mapping]]] = ..., advisers: _Optional[_Iterable[str]] = ...) -> None: ...

class RegulationAdopted(_message.Message):
    __slots__ = ("council", "regulation", "document", "adopted_on")
    COUNCIL_FIELD_NUMBER: _ClassVar[int]
    REGULATION_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    ADOPTED_ON_FIELD_NUMBER: _ClassVar[int]
    council: str
    regulation: Regulation
    document: str
    adopted_on: _values_pb2.LocalDate
    def __init__(self, council: _Optional[str] = ..., regulation: _Optional[_Union[Regulation, _Mapping]] = ..., document: _Optional[str] = ..., adopted_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class MemberReplaced(_message.Message):
    __slots__ = ("council", "leaving", "joining", "replaced_on")
    COUNCIL_FIELD_NUMBER: _ClassVar[int]
    LEAVING_FIELD_NUMBER: _ClassVar[int]
    JOINING_FIELD_NUMBER: _ClassVar[int]
    REPLACED_ON_FIELD_NUMBER: _ClassVar[int]
    council: str
    leaving: str
    joining: Seat
    replaced_on: _values_pb2.LocalDate
    def __init__(self, council: _Optional[str] = ..., leaving: _Optional[str] = ..., joining: _Optional[_Union[Seat, _Mapping]] = ..., replaced_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class InterestDeclared(_message.Message):
    __slots__ = ("council", "member", "product", "producer")
    COUNCIL_FIELD_NUMBER: _ClassVar[int]
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    council: str
    member: str
    product: str
    producer: str
    def __init__(self, council: _Optional[str] = ..., member: _Optional[str] = ..., product: _Optional[str] = ..., producer: _Optional[str] = ...) -> None: ...

class CouncilDissolved(_message.Message):
    __slots__ = ("council", "dissolved_on")
    COUNCIL_FIELD_NUMBER: _ClassVar[int]
    DISSOLVED_ON_FIELD_NUMBER: _ClassVar[int]
    council: str
    dissolved_on: _values_pb2.LocalDate
    def __init__(self, council: _Optional[str] = ..., dissolved_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
