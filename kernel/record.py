"""A record is the frozen, keyword-only dataclass that commands, events and states are made of."""

from dataclasses import dataclass
from typing import dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record[T](cls: type[T]) -> type[T]:
    return dataclass(frozen=True, kw_only=True, slots=True)(cls)
