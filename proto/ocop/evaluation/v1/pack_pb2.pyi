from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PackLoaded(_message.Message):
    __slots__ = ("pack", "digest", "replaces", "sources", "document", "document_dated", "loaded_on")
    class SourcesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    PACK_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    REPLACES_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_DATED_FIELD_NUMBER: _ClassVar[int]
    LOADED_ON_FIELD_NUMBER: _ClassVar[int]
    pack: str
    digest: str
    replaces: str
    sources: _containers.ScalarMap[str, str]
    document: str
    document_dated: _values_pb2.LocalDate
    loaded_on: _values_pb2.LocalDate
    def __init__(self, pack: _Optional[str] = ..., digest: _Optional[str] = ..., replaces: _Optional[str] = ..., sources: _Optional[_Mapping[str, str]] = ..., document: _Optional[str] = ..., document_dated: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., loaded_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
