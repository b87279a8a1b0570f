from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class InspectionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    INSPECTION_KIND_UNSPECIFIED: _ClassVar[InspectionKind]
    INSPECTION_KIND_PERIODIC: _ClassVar[InspectionKind]
    INSPECTION_KIND_UNANNOUNCED: _ClassVar[InspectionKind]

class Subject(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUBJECT_UNSPECIFIED: _ClassVar[Subject]
    SUBJECT_CRITERIA: _ClassVar[Subject]
    SUBJECT_PRODUCTION: _ClassVar[Subject]
    SUBJECT_ENVIRONMENT: _ClassVar[Subject]
    SUBJECT_SAMPLES: _ClassVar[Subject]
    SUBJECT_LABELS: _ClassVar[Subject]
    SUBJECT_MARK: _ClassVar[Subject]
    SUBJECT_CARRYING_OUT: _ClassVar[Subject]
    SUBJECT_STILL_PRODUCED: _ClassVar[Subject]
INSPECTION_KIND_UNSPECIFIED: InspectionKind
INSPECTION_KIND_PERIODIC: InspectionKind
INSPECTION_KIND_UNANNOUNCED: InspectionKind
SUBJECT_UNSPECIFIED: Subject
SUBJECT_CRITERIA: Subject
SUBJECT_PRODUCTION: Subject
SUBJECT_ENVIRONMENT: Subject
SUBJECT_SAMPLES: Subject
SUBJECT_LABELS: Subject
SUBJECT_MARK: Subject
SUBJECT_CARRYING_OUT: Subject
SUBJECT_STILL_PRODUCED: Subject

class Duty(_message.Message):
    __slots__ = ("office", "subject", "observation")
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    OBSERVATION_FIELD_NUMBER: _ClassVar[int]
    office: str
    subject: Subject
    observation: str
    def __init__(self, office: _Optional[str] = ..., subject: _Optional[_Union[Subject, str]] = ..., observation: _Optional[str] = ...) -> None: ...

class Assignment(_message.Message):
    __slots__ = ("office", "subject")
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    office: str
    subject: Subject
    def __init__(self, office: _Optional[str] = ..., subject: _Optional[_Union[Subject, str]] = ...) -> None: ...

class InspectionPlanned(_message.Message):
    __slots__ = ("inspection", "kind", "office", "unit", "product", "producer", "certificate", "planned_for", "assignments")
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    PLANNED_FOR_FIELD_NUMBER: _ClassVar[int]
    ASSIGNMENTS_FIELD_NUMBER: _ClassVar[int]
    inspection: str
    kind: InspectionKind
    office: str
    unit: str
    product: str
    producer: str
    certificate: str
    planned_for: _values_pb2.LocalDate
    assignments: _containers.RepeatedCompositeFieldContainer[Assignment]
    def __init__(self, inspection: _Optional[str] = ..., kind: _Optional[_Union[InspectionKind, str]] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., product: _Optional[str] = ..., producer: _Optional[str] = ..., certificate: _Optional[str] = ..., planned_for: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., assignments: _Optional[_Iterable[_Union[Assignment, _Mapping]]] = ...) -> None: ...

class InspectionHeld(_message.Message):
    __slots__ = ("inspection", "kind", "office", "unit", "product", "producer", "certificate", "held_on", "duties")
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    HELD_ON_FIELD_NUMBER: _ClassVar[int]
    DUTIES_FIELD_NUMBER: _ClassVar[int]
    inspection: str
    kind: InspectionKind
    office: str
    unit: str
    product: str
    producer: str
    certificate: str
    held_on: _values_pb2.LocalDate
    duties: _containers.RepeatedCompositeFieldContainer[Duty]
    def __init__(self, inspection: _Optional[str] = ..., kind: _Optional[_Union[InspectionKind, str]] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., product: _Optional[str] = ..., producer: _Optional[str] = ..., certificate: _Optional[str] = ..., held_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., duties: _Optional[_Iterable[_Union[Duty, _Mapping]]] = ...) -> None: ...

class SampleTaken(_message.Message):
    __slots__ = ("inspection", "sample", "product", "office", "code", "of", "taken_on")
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    OF_FIELD_NUMBER: _ClassVar[int]
    TAKEN_ON_FIELD_NUMBER: _ClassVar[int]
    inspection: str
    sample: str
    product: str
    office: str
    code: str
    of: str
    taken_on: _values_pb2.LocalDate
    def __init__(self, inspection: _Optional[str] = ..., sample: _Optional[str] = ..., product: _Optional[str] = ..., office: _Optional[str] = ..., code: _Optional[str] = ..., of: _Optional[str] = ..., taken_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class TestReported(_message.Message):
    __slots__ = ("inspection", "test", "sample", "product", "office", "laboratory", "number", "tested_on", "conforms", "findings")
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    TEST_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    LABORATORY_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    TESTED_ON_FIELD_NUMBER: _ClassVar[int]
    CONFORMS_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    inspection: str
    test: str
    sample: str
    product: str
    office: str
    laboratory: str
    number: str
    tested_on: _values_pb2.LocalDate
    conforms: bool
    findings: str
    def __init__(self, inspection: _Optional[str] = ..., test: _Optional[str] = ..., sample: _Optional[str] = ..., product: _Optional[str] = ..., office: _Optional[str] = ..., laboratory: _Optional[str] = ..., number: _Optional[str] = ..., tested_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., conforms: _Optional[bool] = ..., findings: _Optional[str] = ...) -> None: ...

class ViolationFound(_message.Message):
    __slots__ = ("inspection", "violation", "product", "office", "subject", "description", "law")
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    VIOLATION_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    LAW_FIELD_NUMBER: _ClassVar[int]
    inspection: str
    violation: str
    product: str
    office: str
    subject: Subject
    description: str
    law: str
    def __init__(self, inspection: _Optional[str] = ..., violation: _Optional[str] = ..., product: _Optional[str] = ..., office: _Optional[str] = ..., subject: _Optional[_Union[Subject, str]] = ..., description: _Optional[str] = ..., law: _Optional[str] = ...) -> None: ...

class SanctionRecorded(_message.Message):
    __slots__ = ("inspection", "sanction", "violation", "product", "office", "form", "amount", "decision_number", "decided_on")
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    SANCTION_FIELD_NUMBER: _ClassVar[int]
    VIOLATION_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    FORM_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DECISION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DECIDED_ON_FIELD_NUMBER: _ClassVar[int]
    inspection: str
    sanction: str
    violation: str
    product: str
    office: str
    form: str
    amount: int
    decision_number: str
    decided_on: _values_pb2.LocalDate
    def __init__(self, inspection: _Optional[str] = ..., sanction: _Optional[str] = ..., violation: _Optional[str] = ..., product: _Optional[str] = ..., office: _Optional[str] = ..., form: _Optional[str] = ..., amount: _Optional[int] = ..., decision_number: _Optional[str] = ..., decided_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class RemedyAccepted(_message.Message):
    __slots__ = ("inspection", "violation", "product", "office", "accepted_on", "evidence")
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    VIOLATION_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_ON_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    inspection: str
    violation: str
    product: str
    office: str
    accepted_on: _values_pb2.LocalDate
    evidence: str
    def __init__(self, inspection: _Optional[str] = ..., violation: _Optional[str] = ..., product: _Optional[str] = ..., office: _Optional[str] = ..., accepted_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., evidence: _Optional[str] = ...) -> None: ...

class ConclusionIssued(_message.Message):
    __slots__ = ("inspection", "product", "number", "concluded_on", "conforms", "text", "open_violations")
    INSPECTION_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    CONCLUDED_ON_FIELD_NUMBER: _ClassVar[int]
    CONFORMS_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    OPEN_VIOLATIONS_FIELD_NUMBER: _ClassVar[int]
    inspection: str
    product: str
    number: str
    concluded_on: _values_pb2.LocalDate
    conforms: bool
    text: str
    open_violations: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, inspection: _Optional[str] = ..., product: _Optional[str] = ..., number: _Optional[str] = ..., concluded_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., conforms: _Optional[bool] = ..., text: _Optional[str] = ..., open_violations: _Optional[_Iterable[str]] = ...) -> None: ...
