from ocop.evaluation.v1 import council_pb2 as _council_pb2
from ocop.evaluation.v1 import level_pb2 as _level_pb2
from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class JudgingOpened(_message.Message):
    __slots__ = ("judging", "dossier", "product", "producer", "council", "round", "level", "office", "unit", "producer_unit", "kind", "filed_on", "rules", "pack", "criteria_set", "regulation", "sent_up_by", "at", "sittings", "goes_on_from", "in_writing", "visits_first", "due", "threshold", "follows", "deciding_only")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    COUNCIL_FIELD_NUMBER: _ClassVar[int]
    ROUND_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_UNIT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FILED_ON_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    PACK_FIELD_NUMBER: _ClassVar[int]
    CRITERIA_SET_FIELD_NUMBER: _ClassVar[int]
    REGULATION_FIELD_NUMBER: _ClassVar[int]
    SENT_UP_BY_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    SITTINGS_FIELD_NUMBER: _ClassVar[int]
    GOES_ON_FROM_FIELD_NUMBER: _ClassVar[int]
    IN_WRITING_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIRST_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    THRESHOLD_FIELD_NUMBER: _ClassVar[int]
    FOLLOWS_FIELD_NUMBER: _ClassVar[int]
    DECIDING_ONLY_FIELD_NUMBER: _ClassVar[int]
    judging: str
    dossier: str
    product: str
    producer: str
    council: str
    round: str
    level: _level_pb2.Level
    office: str
    unit: str
    producer_unit: str
    kind: _level_pb2.Kind
    filed_on: _values_pb2.LocalDate
    rules: str
    pack: str
    criteria_set: int
    regulation: _council_pb2.Regulation
    sent_up_by: str
    at: _values_pb2.Instant
    sittings: int
    goes_on_from: int
    in_writing: bool
    visits_first: bool
    due: _values_pb2.LocalDate
    threshold: int
    follows: str
    deciding_only: bool
    def __init__(self, judging: _Optional[str] = ..., dossier: _Optional[str] = ..., product: _Optional[str] = ..., producer: _Optional[str] = ..., council: _Optional[str] = ..., round: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., producer_unit: _Optional[str] = ..., kind: _Optional[_Union[_level_pb2.Kind, str]] = ..., filed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., rules: _Optional[str] = ..., pack: _Optional[str] = ..., criteria_set: _Optional[int] = ..., regulation: _Optional[_Union[_council_pb2.Regulation, _Mapping]] = ..., sent_up_by: _Optional[str] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ..., sittings: _Optional[int] = ..., goes_on_from: _Optional[int] = ..., in_writing: _Optional[bool] = ..., visits_first: _Optional[bool] = ..., due: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., threshold: _Optional[int] = ..., follows: _Optional[str] = ..., deciding_only: _Optional[bool] = ...) -> None: ...

class DossierChecked(_message.Message):
    __slots__ = ("judging", "by", "complete", "findings", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    by: str
    complete: bool
    findings: str
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., by: _Optional[str] = ..., complete: _Optional[bool] = ..., findings: _Optional[str] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class DossierHandedOut(_message.Message):
    __slots__ = ("judging", "to", "sitting", "handed_out_on")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    SITTING_FIELD_NUMBER: _ClassVar[int]
    HANDED_OUT_ON_FIELD_NUMBER: _ClassVar[int]
    judging: str
    to: _containers.RepeatedScalarFieldContainer[str]
    sitting: int
    handed_out_on: _values_pb2.LocalDate
    def __init__(self, judging: _Optional[str] = ..., to: _Optional[_Iterable[str]] = ..., sitting: _Optional[int] = ..., handed_out_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class SiteVisited(_message.Message):
    __slots__ = ("judging", "by", "visited_on", "findings")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    VISITED_ON_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    judging: str
    by: str
    visited_on: _values_pb2.LocalDate
    findings: str
    def __init__(self, judging: _Optional[str] = ..., by: _Optional[str] = ..., visited_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., findings: _Optional[str] = ...) -> None: ...

class TestSlip(_message.Message):
    __slots__ = ("number", "laboratory", "issued_on", "conforms")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    LABORATORY_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    CONFORMS_FIELD_NUMBER: _ClassVar[int]
    number: str
    laboratory: str
    issued_on: _values_pb2.LocalDate
    conforms: bool
    def __init__(self, number: _Optional[str] = ..., laboratory: _Optional[str] = ..., issued_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., conforms: _Optional[bool] = ...) -> None: ...

class TestsReceived(_message.Message):
    __slots__ = ("judging", "slips", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    SLIPS_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    slips: _containers.RepeatedCompositeFieldContainer[TestSlip]
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., slips: _Optional[_Iterable[_Union[TestSlip, _Mapping]]] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class MeetingCalled(_message.Message):
    __slots__ = ("judging", "by", "reason", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    by: str
    reason: str
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., by: _Optional[str] = ..., reason: _Optional[str] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class SheetSubmitted(_message.Message):
    __slots__ = ("judging", "member", "sheet", "digest", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    SHEET_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    member: str
    sheet: _values_pb2.Sealed
    digest: bytes
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., member: _Optional[str] = ..., sheet: _Optional[_Union[_values_pb2.Sealed, _Mapping]] = ..., digest: _Optional[bytes] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class SheetRevised(_message.Message):
    __slots__ = ("judging", "member", "sheet", "digest", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    SHEET_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    member: str
    sheet: _values_pb2.Sealed
    digest: bytes
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., member: _Optional[str] = ..., sheet: _Optional[_Union[_values_pb2.Sealed, _Mapping]] = ..., digest: _Optional[bytes] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class SpreadExceeded(_message.Message):
    __slots__ = ("judging", "spread", "limit", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    SPREAD_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    spread: int
    limit: int
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., spread: _Optional[int] = ..., limit: _Optional[int] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class DiscussionHeld(_message.Message):
    __slots__ = ("judging", "by", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    by: str
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., by: _Optional[str] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class KnockedOut(_message.Message):
    __slots__ = ("judging", "product", "dossier", "ground", "criterion", "by", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    GROUND_FIELD_NUMBER: _ClassVar[int]
    CRITERION_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    product: str
    dossier: str
    ground: str
    criterion: str
    by: str
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., product: _Optional[str] = ..., dossier: _Optional[str] = ..., ground: _Optional[str] = ..., criterion: _Optional[str] = ..., by: _Optional[str] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class ScoringClosed(_message.Message):
    __slots__ = ("judging", "by", "counted", "set_aside", "spread", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    SET_ASIDE_FIELD_NUMBER: _ClassVar[int]
    SPREAD_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    by: str
    counted: _containers.RepeatedScalarFieldContainer[str]
    set_aside: _containers.RepeatedScalarFieldContainer[str]
    spread: int
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., by: _Optional[str] = ..., counted: _Optional[_Iterable[str]] = ..., set_aside: _Optional[_Iterable[str]] = ..., spread: _Optional[int] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class Choice(_message.Message):
    __slots__ = ("options",)
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    options: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, options: _Optional[_Iterable[int]] = ...) -> None: ...

class Sheet(_message.Message):
    __slots__ = ("member", "scores", "salt", "choices", "comments")
    class ScoresEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    class ChoicesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: Choice
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[Choice, _Mapping]] = ...) -> None: ...
    class CommentsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    SCORES_FIELD_NUMBER: _ClassVar[int]
    SALT_FIELD_NUMBER: _ClassVar[int]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    COMMENTS_FIELD_NUMBER: _ClassVar[int]
    member: str
    scores: _containers.ScalarMap[str, int]
    salt: str
    choices: _containers.MessageMap[str, Choice]
    comments: _containers.ScalarMap[str, str]
    def __init__(self, member: _Optional[str] = ..., scores: _Optional[_Mapping[str, int]] = ..., salt: _Optional[str] = ..., choices: _Optional[_Mapping[str, Choice]] = ..., comments: _Optional[_Mapping[str, str]] = ...) -> None: ...

class FirstSittingClosed(_message.Message):
    __slots__ = ("judging", "by", "sheets", "set_aside", "average", "band", "spread", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    SHEETS_FIELD_NUMBER: _ClassVar[int]
    SET_ASIDE_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_FIELD_NUMBER: _ClassVar[int]
    BAND_FIELD_NUMBER: _ClassVar[int]
    SPREAD_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    by: str
    sheets: _containers.RepeatedCompositeFieldContainer[Sheet]
    set_aside: _containers.RepeatedScalarFieldContainer[str]
    average: _values_pb2.Fraction
    band: int
    spread: int
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., by: _Optional[str] = ..., sheets: _Optional[_Iterable[_Union[Sheet, _Mapping]]] = ..., set_aside: _Optional[_Iterable[str]] = ..., average: _Optional[_Union[_values_pb2.Fraction, _Mapping]] = ..., band: _Optional[int] = ..., spread: _Optional[int] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class FailedGate(_message.Message):
    __slots__ = ("stars", "criterion")
    STARS_FIELD_NUMBER: _ClassVar[int]
    CRITERION_FIELD_NUMBER: _ClassVar[int]
    stars: int
    criterion: str
    def __init__(self, stars: _Optional[int] = ..., criterion: _Optional[str] = ...) -> None: ...

class ProductRated(_message.Message):
    __slots__ = ("judging", "product", "producer", "dossier", "council", "level", "office", "unit", "producer_unit", "kind", "filed_on", "rules", "pack", "criteria_set", "gate_reading", "sheets", "average", "band", "stars", "failed_gates", "standing", "notes", "at")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    COUNCIL_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_UNIT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FILED_ON_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    PACK_FIELD_NUMBER: _ClassVar[int]
    CRITERIA_SET_FIELD_NUMBER: _ClassVar[int]
    GATE_READING_FIELD_NUMBER: _ClassVar[int]
    SHEETS_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_FIELD_NUMBER: _ClassVar[int]
    BAND_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    FAILED_GATES_FIELD_NUMBER: _ClassVar[int]
    STANDING_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    judging: str
    product: str
    producer: str
    dossier: str
    council: str
    level: _level_pb2.Level
    office: str
    unit: str
    producer_unit: str
    kind: _level_pb2.Kind
    filed_on: _values_pb2.LocalDate
    rules: str
    pack: str
    criteria_set: int
    gate_reading: _level_pb2.GateReading
    sheets: _containers.RepeatedCompositeFieldContainer[Sheet]
    average: _values_pb2.Fraction
    band: int
    stars: int
    failed_gates: _containers.RepeatedCompositeFieldContainer[FailedGate]
    standing: str
    notes: _containers.RepeatedScalarFieldContainer[str]
    at: _values_pb2.Instant
    def __init__(self, judging: _Optional[str] = ..., product: _Optional[str] = ..., producer: _Optional[str] = ..., dossier: _Optional[str] = ..., council: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., office: _Optional[str] = ..., unit: _Optional[str] = ..., producer_unit: _Optional[str] = ..., kind: _Optional[_Union[_level_pb2.Kind, str]] = ..., filed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., rules: _Optional[str] = ..., pack: _Optional[str] = ..., criteria_set: _Optional[int] = ..., gate_reading: _Optional[_Union[_level_pb2.GateReading, str]] = ..., sheets: _Optional[_Iterable[_Union[Sheet, _Mapping]]] = ..., average: _Optional[_Union[_values_pb2.Fraction, _Mapping]] = ..., band: _Optional[int] = ..., stars: _Optional[int] = ..., failed_gates: _Optional[_Iterable[_Union[FailedGate, _Mapping]]] = ..., standing: _Optional[str] = ..., notes: _Optional[_Iterable[str]] = ..., at: _Optional[_Union[_values_pb2.Instant, _Mapping]] = ...) -> None: ...

class SentUp(_message.Message):
    __slots__ = ("judging", "dossier", "product", "to_level")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    TO_LEVEL_FIELD_NUMBER: _ClassVar[int]
    judging: str
    dossier: str
    product: str
    to_level: _level_pb2.Level
    def __init__(self, judging: _Optional[str] = ..., dossier: _Optional[str] = ..., product: _Optional[str] = ..., to_level: _Optional[_Union[_level_pb2.Level, str]] = ...) -> None: ...

class SentBack(_message.Message):
    __slots__ = ("judging", "dossier", "product", "to_level")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    TO_LEVEL_FIELD_NUMBER: _ClassVar[int]
    judging: str
    dossier: str
    product: str
    to_level: _level_pb2.Level
    def __init__(self, judging: _Optional[str] = ..., dossier: _Optional[str] = ..., product: _Optional[str] = ..., to_level: _Optional[_Union[_level_pb2.Level, str]] = ...) -> None: ...

class ResultRecognised(_message.Message):
    __slots__ = ("judging", "product", "decision", "stars", "level")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    judging: str
    product: str
    decision: str
    stars: int
    level: _level_pb2.Level
    def __init__(self, judging: _Optional[str] = ..., product: _Optional[str] = ..., decision: _Optional[str] = ..., stars: _Optional[int] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ...) -> None: ...

class ResultApproved(_message.Message):
    __slots__ = ("judging", "product", "approval", "approved_on")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    APPROVAL_FIELD_NUMBER: _ClassVar[int]
    APPROVED_ON_FIELD_NUMBER: _ClassVar[int]
    judging: str
    product: str
    approval: str
    approved_on: _values_pb2.LocalDate
    def __init__(self, judging: _Optional[str] = ..., product: _Optional[str] = ..., approval: _Optional[str] = ..., approved_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class ReevaluationOrdered(_message.Message):
    __slots__ = ("judging", "dossier", "product", "order", "level", "above", "number", "reason", "signer", "ordered_on", "complaint", "legal_bases")
    JUDGING_FIELD_NUMBER: _ClassVar[int]
    DOSSIER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    ABOVE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SIGNER_FIELD_NUMBER: _ClassVar[int]
    ORDERED_ON_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    LEGAL_BASES_FIELD_NUMBER: _ClassVar[int]
    judging: str
    dossier: str
    product: str
    order: str
    level: _level_pb2.Level
    above: str
    number: str
    reason: str
    signer: str
    ordered_on: _values_pb2.LocalDate
    complaint: str
    legal_bases: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, judging: _Optional[str] = ..., dossier: _Optional[str] = ..., product: _Optional[str] = ..., order: _Optional[str] = ..., level: _Optional[_Union[_level_pb2.Level, str]] = ..., above: _Optional[str] = ..., number: _Optional[str] = ..., reason: _Optional[str] = ..., signer: _Optional[str] = ..., ordered_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., complaint: _Optional[str] = ..., legal_bases: _Optional[_Iterable[str]] = ...) -> None: ...
