"""An event as JSON that people can read, and whether today's event still says what was frozen."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TypeGuard

KIND = "is"

type Plain = bool | int | str | list[Plain] | dict[str, Plain] | None


def plain(value: object) -> Plain:
    """Records as objects that name their class; bytes in hex; what is no JSON as its text."""
    if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, bytes):
        return value.hex()
    if is_sequence(value):
        return [plain(item) for item in value]
    if is_mapping(value):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value):
        own = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {KIND: type(value).__name__, **own}
    return str(value)


def agrees(now: Plain, frozen: Plain) -> bool:
    """All that was frozen is there, unchanged; a record may have got more fields since."""
    if isinstance(now, dict) and isinstance(frozen, dict):
        shared = (name in now and agrees(now[name], value) for name, value in frozen.items())
        return (KIND in frozen or now.keys() == frozen.keys()) and all(shared)
    if isinstance(now, list) and isinstance(frozen, list):
        return len(now) == len(frozen) and all(map(agrees, now, frozen))
    return now == frozen and type(now) is type(frozen)


def is_sequence(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)
