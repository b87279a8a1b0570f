from ocop.evaluation.v1 import level_pb2 as _level_pb2
from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CertificateIssued(_message.Message):
    __slots__ = ("certificate", "product", "producer", "stars", "decision", "decision_number", "office", "unit", "level", "valid_from", "valid_until", "historical")
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    DECISION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    HISTORICAL_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    product: str
    producer: str
    stars: int
    decision: str
    decision_number: str
    office: str
    unit: str
    level: _level_pb2.Level
    valid_from: _values_pb2.LocalDate
    valid_until: _values_pb2.LocalDate
    historical: bool
    def __init__(self, certificate: _Optional[str] = ..., product: _Optional[str] = ..., producer: _Optional[str] = ..., stars: _Optional[int] = ..., decision: _Optional[str] = ..., decision_number: _Optional[str] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., valid_from: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., valid_until: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., historical: _Optional[bool] = ...) -> None: ...

class CertificateSuperseded(_message.Message):
    __slots__ = ("certificate", "product", "by", "superseded_on")
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    SUPERSEDED_ON_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    product: str
    by: str
    superseded_on: _values_pb2.LocalDate
    def __init__(self, certificate: _Optional[str] = ..., product: _Optional[str] = ..., by: _Optional[str] = ..., superseded_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class CertificateExpired(_message.Message):
    __slots__ = ("certificate", "product", "expired_on")
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    EXPIRED_ON_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    product: str
    expired_on: _values_pb2.LocalDate
    def __init__(self, certificate: _Optional[str] = ..., product: _Optional[str] = ..., expired_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class CertificateRevoked(_message.Message):
    __slots__ = ("certificate", "product", "ground", "decision", "revoked_on")
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    GROUND_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    REVOKED_ON_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    product: str
    ground: str
    decision: str
    revoked_on: _values_pb2.LocalDate
    def __init__(self, certificate: _Optional[str] = ..., product: _Optional[str] = ..., ground: _Optional[str] = ..., decision: _Optional[str] = ..., revoked_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
