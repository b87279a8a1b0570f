from ocop.evaluation.v1 import level_pb2 as _level_pb2
from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RecognisedProduct(_message.Message):
    __slots__ = ("product", "producer", "judging", "stars", "unit")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    product: str
    producer: str
    judging: str
    stars: int
    unit: str
    def __init__(self, product: _Optional[str] = ..., producer: _Optional[str] = ..., judging: _Optional[str] = ..., stars: _Optional[int] = ..., unit: _Optional[str] = ...) -> None: ...

class DecisionIssued(_message.Message):
    __slots__ = ("decision", "number", "office", "unit", "level", "signer", "signed_on", "legal_bases", "recognised")
    DECISION_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    SIGNER_FIELD_NUMBER: _ClassVar[int]
    SIGNED_ON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_BASES_FIELD_NUMBER: _ClassVar[int]
    RECOGNISED_FIELD_NUMBER: _ClassVar[int]
    decision: str
    number: str
    office: str
    unit: str
    level: _level_pb2.Level
    signer: str
    signed_on: _values_pb2.LocalDate
    legal_bases: _containers.RepeatedScalarFieldContainer[str]
    recognised: _containers.RepeatedCompositeFieldContainer[RecognisedProduct]
    def __init__(self, decision: _Optional[str] = ..., number: _Optional[str] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., signer: _Optional[str] = ..., signed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., legal_bases: _Optional[_Iterable[str]] = ..., recognised: _Optional[_Iterable[_Union[RecognisedProduct, _Mapping]]] = ...) -> None: ...

class DecisionCorrected(_message.Message):
    __slots__ = ("decision", "correction", "number", "signer", "signed_on", "reason", "right_number", "right_bases", "legal_bases")
    DECISION_FIELD_NUMBER: _ClassVar[int]
    CORRECTION_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    SIGNER_FIELD_NUMBER: _ClassVar[int]
    SIGNED_ON_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    RIGHT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    RIGHT_BASES_FIELD_NUMBER: _ClassVar[int]
    LEGAL_BASES_FIELD_NUMBER: _ClassVar[int]
    decision: str
    correction: str
    number: str
    signer: str
    signed_on: _values_pb2.LocalDate
    reason: str
    right_number: str
    right_bases: _containers.RepeatedScalarFieldContainer[str]
    legal_bases: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, decision: _Optional[str] = ..., correction: _Optional[str] = ..., number: _Optional[str] = ..., signer: _Optional[str] = ..., signed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., reason: _Optional[str] = ..., right_number: _Optional[str] = ..., right_bases: _Optional[_Iterable[str]] = ..., legal_bases: _Optional[_Iterable[str]] = ...) -> None: ...

class ApprovedResult(_message.Message):
    __slots__ = ("product", "judging")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    product: str
    judging: str
    def __init__(self, product: _Optional[str] = ..., judging: _Optional[str] = ...) -> None: ...

class ResultsApproved(_message.Message):
    __slots__ = ("approval", "number", "office", "unit", "level", "signer", "signed_on", "legal_bases", "approved")
    APPROVAL_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    SIGNER_FIELD_NUMBER: _ClassVar[int]
    SIGNED_ON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_BASES_FIELD_NUMBER: _ClassVar[int]
    APPROVED_FIELD_NUMBER: _ClassVar[int]
    approval: str
    number: str
    office: str
    unit: str
    level: _level_pb2.Level
    signer: str
    signed_on: _values_pb2.LocalDate
    legal_bases: _containers.RepeatedScalarFieldContainer[str]
    approved: _containers.RepeatedCompositeFieldContainer[ApprovedResult]
    def __init__(self, approval: _Optional[str] = ..., number: _Optional[str] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., signer: _Optional[str] = ..., signed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., legal_bases: _Optional[_Iterable[str]] = ..., approved: _Optional[_Iterable[_Union[ApprovedResult, _Mapping]]] = ...) -> None: ...

class RevokedProduct(_message.Message):
    __slots__ = ("certificate", "product", "ground", "inspection", "conclusion")
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    GROUND_FIELD_NUMBER: _ClassVar[int]
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    CONCLUSION_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    product: str
    ground: str
    inspection: str
    conclusion: str
    def __init__(self, certificate: _Optional[str] = ..., product: _Optional[str] = ..., ground: _Optional[str] = ..., inspection: _Optional[str] = ..., conclusion: _Optional[str] = ...) -> None: ...

class RevocationDecided(_message.Message):
    __slots__ = ("revocation", "number", "office", "unit", "level", "signer", "signed_on", "legal_bases", "revoked", "lapsed")
    REVOCATION_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    SIGNER_FIELD_NUMBER: _ClassVar[int]
    SIGNED_ON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_BASES_FIELD_NUMBER: _ClassVar[int]
    REVOKED_FIELD_NUMBER: _ClassVar[int]
    LAPSED_FIELD_NUMBER: _ClassVar[int]
    revocation: str
    number: str
    office: str
    unit: str
    level: _level_pb2.Level
    signer: str
    signed_on: _values_pb2.LocalDate
    legal_bases: _containers.RepeatedScalarFieldContainer[str]
    revoked: _containers.RepeatedCompositeFieldContainer[RevokedProduct]
    lapsed: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, revocation: _Optional[str] = ..., number: _Optional[str] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., signer: _Optional[str] = ..., signed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., legal_bases: _Optional[_Iterable[str]] = ..., revoked: _Optional[_Iterable[_Union[RevokedProduct, _Mapping]]] = ..., lapsed: _Optional[_Iterable[str]] = ...) -> None: ...
