from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class IdeaSubmitted(_message.Message):
    __slots__ = ("idea", "producer", "unit", "title", "description", "attempt", "submitted_on")
    IDEA_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    SUBMITTED_ON_FIELD_NUMBER: _ClassVar[int]
    idea: str
    producer: str
    unit: str
    title: str
    description: str
    attempt: int
    submitted_on: _values_pb2.LocalDate
    def __init__(self, idea: _Optional[str] = ..., producer: _Optional[str] = ..., unit: _Optional[str] = ..., title: _Optional[str] = ..., description: _Optional[str] = ..., attempt: _Optional[int] = ..., submitted_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class IdeaReturned(_message.Message):
    __slots__ = ("idea", "reasons", "returned_on")
    IDEA_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    RETURNED_ON_FIELD_NUMBER: _ClassVar[int]
    idea: str
    reasons: str
    returned_on: _values_pb2.LocalDate
    def __init__(self, idea: _Optional[str] = ..., reasons: _Optional[str] = ..., returned_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class IdeaForwarded(_message.Message):
    __slots__ = ("idea", "to_unit", "forwarded_on")
    IDEA_FIELD_NUMBER: _ClassVar[int]
    TO_UNIT_FIELD_NUMBER: _ClassVar[int]
    FORWARDED_ON_FIELD_NUMBER: _ClassVar[int]
    idea: str
    to_unit: str
    forwarded_on: _values_pb2.LocalDate
    def __init__(self, idea: _Optional[str] = ..., to_unit: _Optional[str] = ..., forwarded_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class IdeaSelected(_message.Message):
    __slots__ = ("idea", "selected_on")
    IDEA_FIELD_NUMBER: _ClassVar[int]
    SELECTED_ON_FIELD_NUMBER: _ClassVar[int]
    idea: str
    selected_on: _values_pb2.LocalDate
    def __init__(self, idea: _Optional[str] = ..., selected_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class IdeaNotSelected(_message.Message):
    __slots__ = ("idea", "reasons", "decided_on")
    IDEA_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    DECIDED_ON_FIELD_NUMBER: _ClassVar[int]
    idea: str
    reasons: str
    decided_on: _values_pb2.LocalDate
    def __init__(self, idea: _Optional[str] = ..., reasons: _Optional[str] = ..., decided_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class IdeaWithdrawn(_message.Message):
    __slots__ = ("idea", "withdrawn_on")
    IDEA_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWN_ON_FIELD_NUMBER: _ClassVar[int]
    idea: str
    withdrawn_on: _values_pb2.LocalDate
    def __init__(self, idea: _Optional[str] = ..., withdrawn_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
