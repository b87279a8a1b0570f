"""An example of any event class, made from its types alone, for what no story happens to say."""

import types
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TypeAliasType, TypeGuard, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from kernel.sealed import Sealed

VALUES: Mapping[object, object] = {
    str: "Mật ong · honey",
    bool: True,
    int: 1_234_567,
    bytes: bytes(range(32)),
    UUID: UUID("0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6"),
    datetime: datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC),
    date: date(2024, 2, 29),
    Decimal: Decimal("1250000.50"),
    Fraction: Fraction(437, 5),
    Sealed: Sealed(subject="person-0", nonce=b"n" * 12, ciphertext=b"\xff\x00" * 20, digest=b"d" * 32),
}


def example(record: Callable[..., object], *, full: bool) -> object:
    """With everything that it may hold, or with nothing that it need not hold."""
    return record(**{name: value(hint, full=full) for name, hint in get_type_hints(record).items()})


def value(hint: object, *, full: bool) -> object:
    while isinstance(hint, TypeAliasType):
        hint = hint.__value__
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        [inner] = [each for each in arguments if each is not types.NoneType]
        return value(inner, full=full) if full else None
    if origin is tuple:
        return (value(arguments[0], full=full),) * 2 if full else ()
    if origin is not None:
        return {value(arguments[0], full=full): value(arguments[1], full=full)} if full else {}
    if hint in VALUES:
        return VALUES[hint]
    if is_enum(hint):
        return list(hint)[-1 if full else 0]
    assert callable(hint), hint
    return example(hint, full=full)


def is_enum(hint: object) -> TypeGuard[type[Enum]]:
    return isinstance(hint, type) and issubclass(hint, Enum)
