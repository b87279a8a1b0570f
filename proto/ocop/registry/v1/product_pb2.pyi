from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ProductCreated(_message.Message):
    __slots__ = ("product", "producer", "name", "unit", "idea", "created_on")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    IDEA_FIELD_NUMBER: _ClassVar[int]
    CREATED_ON_FIELD_NUMBER: _ClassVar[int]
    product: str
    producer: str
    name: str
    unit: str
    idea: str
    created_on: _values_pb2.LocalDate
    def __init__(self, product: _Optional[str] = ..., producer: _Optional[str] = ..., name: _Optional[str] = ..., unit: _Optional[str] = ..., idea: _Optional[str] = ..., created_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class ProductRenamed(_message.Message):
    __slots__ = ("product", "name", "renamed_on")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    RENAMED_ON_FIELD_NUMBER: _ClassVar[int]
    product: str
    name: str
    renamed_on: _values_pb2.LocalDate
    def __init__(self, product: _Optional[str] = ..., name: _Optional[str] = ..., renamed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class ProductClassified(_message.Message):
    __slots__ = ("product", "generation", "criteria_set", "classified_on")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    GENERATION_FIELD_NUMBER: _ClassVar[int]
    CRITERIA_SET_FIELD_NUMBER: _ClassVar[int]
    CLASSIFIED_ON_FIELD_NUMBER: _ClassVar[int]
    product: str
    generation: str
    criteria_set: int
    classified_on: _values_pb2.LocalDate
    def __init__(self, product: _Optional[str] = ..., generation: _Optional[str] = ..., criteria_set: _Optional[int] = ..., classified_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class ProductCodeAssigned(_message.Message):
    __slots__ = ("product", "code", "year", "assigned_on")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    ASSIGNED_ON_FIELD_NUMBER: _ClassVar[int]
    product: str
    code: str
    year: int
    assigned_on: _values_pb2.LocalDate
    def __init__(self, product: _Optional[str] = ..., code: _Optional[str] = ..., year: _Optional[int] = ..., assigned_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class ProductRetired(_message.Message):
    __slots__ = ("product", "reason", "retired_on")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    RETIRED_ON_FIELD_NUMBER: _ClassVar[int]
    product: str
    reason: str
    retired_on: _values_pb2.LocalDate
    def __init__(self, product: _Optional[str] = ..., reason: _Optional[str] = ..., retired_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
