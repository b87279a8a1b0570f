from ocop.evaluation.v1 import level_pb2 as _level_pb2
from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class WarningKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    WARNING_KIND_UNSPECIFIED: _ClassVar[WarningKind]
    WARNING_KIND_NOTICE: _ClassVar[WarningKind]
    WARNING_KIND_WINDOW: _ClassVar[WarningKind]
WARNING_KIND_UNSPECIFIED: WarningKind
WARNING_KIND_NOTICE: WarningKind
WARNING_KIND_WINDOW: WarningKind

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

class ExpiryWarned(_message.Message):
    __slots__ = ("certificate", "product", "kind", "rules", "source", "warned_on", "valid_until", "window_opens", "window_closes")
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    WARNED_ON_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    WINDOW_OPENS_FIELD_NUMBER: _ClassVar[int]
    WINDOW_CLOSES_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    product: str
    kind: WarningKind
    rules: str
    source: str
    warned_on: _values_pb2.LocalDate
    valid_until: _values_pb2.LocalDate
    window_opens: _values_pb2.LocalDate
    window_closes: _values_pb2.LocalDate
    def __init__(self, certificate: _Optional[str] = ..., product: _Optional[str] = ..., kind: _Optional[_Union[WarningKind, str]] = ..., rules: _Optional[str] = ..., source: _Optional[str] = ..., warned_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., valid_until: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., window_opens: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., window_closes: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class CertificateExtended(_message.Message):
    __slots__ = ("certificate", "product", "dossier", "extended_on", "extended_from", "valid_until")
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    EXTENDED_ON_FIELD_NUMBER: _ClassVar[int]
    EXTENDED_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    product: str
    dossier: str
    extended_on: _values_pb2.LocalDate
    extended_from: _values_pb2.LocalDate
    valid_until: _values_pb2.LocalDate
    def __init__(self, certificate: _Optional[str] = ..., product: _Optional[str] = ..., dossier: _Optional[str] = ..., extended_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., extended_from: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., valid_until: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class ExtensionEnded(_message.Message):
    __slots__ = ("certificate", "product", "dossier", "result_on", "valid_until")
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    RESULT_ON_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    product: str
    dossier: str
    result_on: _values_pb2.LocalDate
    valid_until: _values_pb2.LocalDate
    def __init__(self, certificate: _Optional[str] = ..., product: _Optional[str] = ..., dossier: _Optional[str] = ..., result_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., valid_until: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

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
