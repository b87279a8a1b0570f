from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DossierKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DOSSIER_KIND_UNSPECIFIED: _ClassVar[DossierKind]
    DOSSIER_KIND_FIRST: _ClassVar[DossierKind]
    DOSSIER_KIND_UPGRADE: _ClassVar[DossierKind]
    DOSSIER_KIND_REEVALUATION: _ClassVar[DossierKind]
DOSSIER_KIND_UNSPECIFIED: DossierKind
DOSSIER_KIND_FIRST: DossierKind
DOSSIER_KIND_UPGRADE: DossierKind
DOSSIER_KIND_REEVALUATION: DossierKind

class EvidenceRef(_message.Message):
    __slots__ = ("sha256", "kind", "media_type", "size")
    SHA256_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    sha256: str
    kind: str
    media_type: str
    size: int
    def __init__(self, sha256: _Optional[str] = ..., kind: _Optional[str] = ..., media_type: _Optional[str] = ..., size: _Optional[int] = ...) -> None: ...

class DossierOpened(_message.Message):
    __slots__ = ("dossier", "product", "producer", "unit", "kind", "opened_on")
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    OPENED_ON_FIELD_NUMBER: _ClassVar[int]
    dossier: str
    product: str
    producer: str
    unit: str
    kind: DossierKind
    opened_on: _values_pb2.LocalDate
    def __init__(self, dossier: _Optional[str] = ..., product: _Optional[str] = ..., producer: _Optional[str] = ..., unit: _Optional[str] = ..., kind: _Optional[_Union[DossierKind, str]] = ..., opened_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class SelfAssessed(_message.Message):
    __slots__ = ("dossier", "scores", "remarks", "assessed_on")
    class ScoresEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    SCORES_FIELD_NUMBER: _ClassVar[int]
    REMARKS_FIELD_NUMBER: _ClassVar[int]
    ASSESSED_ON_FIELD_NUMBER: _ClassVar[int]
    dossier: str
    scores: _containers.ScalarMap[str, int]
    remarks: str
    assessed_on: _values_pb2.LocalDate
    def __init__(self, dossier: _Optional[str] = ..., scores: _Optional[_Mapping[str, int]] = ..., remarks: _Optional[str] = ..., assessed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class EvidenceAdded(_message.Message):
    __slots__ = ("dossier", "evidence", "added_on")
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    ADDED_ON_FIELD_NUMBER: _ClassVar[int]
    dossier: str
    evidence: EvidenceRef
    added_on: _values_pb2.LocalDate
    def __init__(self, dossier: _Optional[str] = ..., evidence: _Optional[_Union[EvidenceRef, _Mapping]] = ..., added_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class EvidenceSuperseded(_message.Message):
    __slots__ = ("dossier", "sha256", "kind", "by", "superseded_on")
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    SUPERSEDED_ON_FIELD_NUMBER: _ClassVar[int]
    dossier: str
    sha256: str
    kind: str
    by: str
    superseded_on: _values_pb2.LocalDate
    def __init__(self, dossier: _Optional[str] = ..., sha256: _Optional[str] = ..., kind: _Optional[str] = ..., by: _Optional[str] = ..., superseded_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class DossierFiled(_message.Message):
    __slots__ = ("dossier", "filed_on", "generation", "criteria_set")
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    FILED_ON_FIELD_NUMBER: _ClassVar[int]
    GENERATION_FIELD_NUMBER: _ClassVar[int]
    CRITERIA_SET_FIELD_NUMBER: _ClassVar[int]
    dossier: str
    filed_on: _values_pb2.LocalDate
    generation: str
    criteria_set: int
    def __init__(self, dossier: _Optional[str] = ..., filed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., generation: _Optional[str] = ..., criteria_set: _Optional[int] = ...) -> None: ...

class SlipNumbered(_message.Message):
    __slots__ = ("dossier", "slip", "numbered_on")
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    SLIP_FIELD_NUMBER: _ClassVar[int]
    NUMBERED_ON_FIELD_NUMBER: _ClassVar[int]
    dossier: str
    slip: str
    numbered_on: _values_pb2.LocalDate
    def __init__(self, dossier: _Optional[str] = ..., slip: _Optional[str] = ..., numbered_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class CommuneReported(_message.Message):
    __slots__ = ("dossier", "number", "local_material", "local_labour", "idea_origin", "local_identity", "reported_on")
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    LOCAL_MATERIAL_FIELD_NUMBER: _ClassVar[int]
    LOCAL_LABOUR_FIELD_NUMBER: _ClassVar[int]
    IDEA_ORIGIN_FIELD_NUMBER: _ClassVar[int]
    LOCAL_IDENTITY_FIELD_NUMBER: _ClassVar[int]
    REPORTED_ON_FIELD_NUMBER: _ClassVar[int]
    dossier: str
    number: str
    local_material: str
    local_labour: str
    idea_origin: str
    local_identity: str
    reported_on: _values_pb2.LocalDate
    def __init__(self, dossier: _Optional[str] = ..., number: _Optional[str] = ..., local_material: _Optional[str] = ..., local_labour: _Optional[str] = ..., idea_origin: _Optional[str] = ..., local_identity: _Optional[str] = ..., reported_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class DossierReturned(_message.Message):
    __slots__ = ("dossier", "reasons", "returned_on")
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    RETURNED_ON_FIELD_NUMBER: _ClassVar[int]
    dossier: str
    reasons: str
    returned_on: _values_pb2.LocalDate
    def __init__(self, dossier: _Optional[str] = ..., reasons: _Optional[str] = ..., returned_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class DossierForwarded(_message.Message):
    __slots__ = ("dossier", "product", "producer", "kind", "filed_on", "generation", "criteria_set", "unit", "to_office", "evidence", "forwarded_on")
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FILED_ON_FIELD_NUMBER: _ClassVar[int]
    GENERATION_FIELD_NUMBER: _ClassVar[int]
    CRITERIA_SET_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    TO_OFFICE_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    FORWARDED_ON_FIELD_NUMBER: _ClassVar[int]
    dossier: str
    product: str
    producer: str
    kind: DossierKind
    filed_on: _values_pb2.LocalDate
    generation: str
    criteria_set: int
    unit: str
    to_office: str
    evidence: _containers.RepeatedCompositeFieldContainer[EvidenceRef]
    forwarded_on: _values_pb2.LocalDate
    def __init__(self, dossier: _Optional[str] = ..., product: _Optional[str] = ..., producer: _Optional[str] = ..., kind: _Optional[_Union[DossierKind, str]] = ..., filed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., generation: _Optional[str] = ..., criteria_set: _Optional[int] = ..., unit: _Optional[str] = ..., to_office: _Optional[str] = ..., evidence: _Optional[_Iterable[_Union[EvidenceRef, _Mapping]]] = ..., forwarded_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class DossierWithdrawn(_message.Message):
    __slots__ = ("dossier", "reason", "withdrawn_on")
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWN_ON_FIELD_NUMBER: _ClassVar[int]
    dossier: str
    reason: str
    withdrawn_on: _values_pb2.LocalDate
    def __init__(self, dossier: _Optional[str] = ..., reason: _Optional[str] = ..., withdrawn_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
