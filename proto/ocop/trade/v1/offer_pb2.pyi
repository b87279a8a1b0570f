from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Ending(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ENDING_UNSPECIFIED: _ClassVar[Ending]
    ENDING_EXPIRED: _ClassVar[Ending]
    ENDING_SUPERSEDED: _ClassVar[Ending]
    ENDING_REVOKED: _ClassVar[Ending]

class Reason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REASON_UNSPECIFIED: _ClassVar[Reason]
    REASON_REVOKED: _ClassVar[Reason]
    REASON_EXPIRED: _ClassVar[Reason]
    REASON_SUPERSEDED: _ClassVar[Reason]
    REASON_BY_PRODUCER: _ClassVar[Reason]
ENDING_UNSPECIFIED: Ending
ENDING_EXPIRED: Ending
ENDING_SUPERSEDED: Ending
ENDING_REVOKED: Ending
REASON_UNSPECIFIED: Reason
REASON_REVOKED: Reason
REASON_EXPIRED: Reason
REASON_SUPERSEDED: Reason
REASON_BY_PRODUCER: Reason

class OfferDescribed(_message.Message):
    __slots__ = ("offer", "description")
    OFFER_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    offer: str
    description: Description
    def __init__(self, offer: _Optional[str] = ..., description: _Optional[_Union[Description, _Mapping]] = ...) -> None: ...

class OfferKeptBack(_message.Message):
    __slots__ = ("offer", "on")
    OFFER_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    offer: str
    on: _values_pb2.LocalDate
    def __init__(self, offer: _Optional[str] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class CertificateNoted(_message.Message):
    __slots__ = ("offer", "certificate")
    OFFER_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    offer: str
    certificate: Certificate
    def __init__(self, offer: _Optional[str] = ..., certificate: _Optional[_Union[Certificate, _Mapping]] = ...) -> None: ...

class LastDayNoted(_message.Message):
    __slots__ = ("offer", "certificate", "last_day")
    OFFER_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    offer: str
    certificate: str
    last_day: _values_pb2.LocalDate
    def __init__(self, offer: _Optional[str] = ..., certificate: _Optional[str] = ..., last_day: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class CertificateEndNoted(_message.Message):
    __slots__ = ("offer", "certificate", "end")
    OFFER_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    offer: str
    certificate: str
    end: End
    def __init__(self, offer: _Optional[str] = ..., certificate: _Optional[str] = ..., end: _Optional[_Union[End, _Mapping]] = ...) -> None: ...

class OfferPublished(_message.Message):
    __slots__ = ("offer", "description", "certificate", "certificate_version")
    OFFER_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_VERSION_FIELD_NUMBER: _ClassVar[int]
    offer: str
    description: Description
    certificate: Certificate
    certificate_version: int
    def __init__(self, offer: _Optional[str] = ..., description: _Optional[_Union[Description, _Mapping]] = ..., certificate: _Optional[_Union[Certificate, _Mapping]] = ..., certificate_version: _Optional[int] = ...) -> None: ...

class OfferWithdrawn(_message.Message):
    __slots__ = ("offer", "description", "certificate", "certificate_version", "reason", "on")
    OFFER_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_VERSION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    offer: str
    description: Description
    certificate: Certificate
    certificate_version: int
    reason: Reason
    on: _values_pb2.LocalDate
    def __init__(self, offer: _Optional[str] = ..., description: _Optional[_Union[Description, _Mapping]] = ..., certificate: _Optional[_Union[Certificate, _Mapping]] = ..., certificate_version: _Optional[int] = ..., reason: _Optional[_Union[Reason, str]] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class Description(_message.Message):
    __slots__ = ("name", "producer", "producer_name", "unit", "text_vi", "text_en", "sales_unit", "net_content", "price", "image")
    NAME_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_NAME_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    TEXT_VI_FIELD_NUMBER: _ClassVar[int]
    TEXT_EN_FIELD_NUMBER: _ClassVar[int]
    SALES_UNIT_FIELD_NUMBER: _ClassVar[int]
    NET_CONTENT_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    name: str
    producer: str
    producer_name: str
    unit: str
    text_vi: str
    text_en: str
    sales_unit: str
    net_content: NetContent
    price: PriceRange
    image: str
    def __init__(self, name: _Optional[str] = ..., producer: _Optional[str] = ..., producer_name: _Optional[str] = ..., unit: _Optional[str] = ..., text_vi: _Optional[str] = ..., text_en: _Optional[str] = ..., sales_unit: _Optional[str] = ..., net_content: _Optional[_Union[NetContent, _Mapping]] = ..., price: _Optional[_Union[PriceRange, _Mapping]] = ..., image: _Optional[str] = ...) -> None: ...

class NetContent(_message.Message):
    __slots__ = ("amount", "measure")
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    amount: _values_pb2.Decimal
    measure: str
    def __init__(self, amount: _Optional[_Union[_values_pb2.Decimal, _Mapping]] = ..., measure: _Optional[str] = ...) -> None: ...

class PriceRange(_message.Message):
    __slots__ = ("low", "high")
    LOW_FIELD_NUMBER: _ClassVar[int]
    HIGH_FIELD_NUMBER: _ClassVar[int]
    low: int
    high: int
    def __init__(self, low: _Optional[int] = ..., high: _Optional[int] = ...) -> None: ...

class Certificate(_message.Message):
    __slots__ = ("certificate", "stars", "office", "decision_number", "valid_from", "valid_until")
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    DECISION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    certificate: str
    stars: int
    office: str
    decision_number: str
    valid_from: _values_pb2.LocalDate
    valid_until: _values_pb2.LocalDate
    def __init__(self, certificate: _Optional[str] = ..., stars: _Optional[int] = ..., office: _Optional[str] = ..., decision_number: _Optional[str] = ..., valid_from: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., valid_until: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class End(_message.Message):
    __slots__ = ("ending", "on", "successor")
    ENDING_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    SUCCESSOR_FIELD_NUMBER: _ClassVar[int]
    ending: Ending
    on: _values_pb2.LocalDate
    successor: str
    def __init__(self, ending: _Optional[_Union[Ending, str]] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., successor: _Optional[str] = ...) -> None: ...
