"""Which protobuf value stands for which Python value; the one table that the codec reads."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from ocop.kernel.v1 import values_pb2 as pb

from kernel.record import record
from kernel.sealed import Sealed

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@record
class Scalar:
    """A Python type, the protobuf field type that carries it, and the way there and back."""

    kind: str
    to_wire: Callable[..., object]
    from_wire: Callable[..., object]


def _same(value: object) -> object:
    return value


def instant_to_wire(value: datetime) -> pb.Instant:
    """Raises ValueError for a time without a zone: it would mean another instant on another machine."""
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone")
    return pb.Instant(micros=(value - EPOCH) // MICROSECOND)


def instant_from_wire(value: pb.Instant) -> datetime:
    return EPOCH + timedelta(microseconds=value.micros)


def _sealed_to_wire(v: Sealed) -> pb.Sealed:
    return pb.Sealed(subject=v.subject, nonce=v.nonce, ciphertext=v.ciphertext, digest=v.digest)


def _sealed_from_wire(v: pb.Sealed) -> Sealed:
    return Sealed(subject=v.subject, nonce=v.nonce, ciphertext=v.ciphertext, digest=v.digest)


def _date_to_wire(v: date) -> pb.LocalDate:
    return pb.LocalDate(year=v.year, month=v.month, day=v.day)


def _date_from_wire(v: pb.LocalDate) -> date:
    return date(v.year, v.month, v.day)


def _decimal_to_wire(v: Decimal) -> pb.Decimal:
    return pb.Decimal(value=format(v, "f"))


def _decimal_from_wire(v: pb.Decimal) -> Decimal:
    return Decimal(v.value)


def _fraction_to_wire(v: Fraction) -> pb.Fraction:
    return pb.Fraction(numerator=v.numerator, denominator=v.denominator)


def _fraction_from_wire(v: pb.Fraction) -> Fraction:
    return Fraction(v.numerator, v.denominator)


SCALARS: dict[type, Scalar] = {
    str: Scalar(kind="string", to_wire=_same, from_wire=_same),
    bool: Scalar(kind="bool", to_wire=_same, from_wire=_same),
    int: Scalar(kind="int", to_wire=_same, from_wire=_same),
    bytes: Scalar(kind="bytes", to_wire=_same, from_wire=_same),
    UUID: Scalar(kind="string", to_wire=str, from_wire=UUID),
    datetime: Scalar(kind="Instant", to_wire=instant_to_wire, from_wire=instant_from_wire),
    date: Scalar(kind="LocalDate", to_wire=_date_to_wire, from_wire=_date_from_wire),
    Decimal: Scalar(kind="Decimal", to_wire=_decimal_to_wire, from_wire=_decimal_from_wire),
    Fraction: Scalar(kind="Fraction", to_wire=_fraction_to_wire, from_wire=_fraction_from_wire),
    Sealed: Scalar(kind="Sealed", to_wire=_sealed_to_wire, from_wire=_sealed_from_wire),
}
