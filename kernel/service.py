"""A service is data: what it says and hears, its routes, its subscriptions, its tables, who may do what."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from fastapi import APIRouter

from kernel.codec import Codec
from kernel.record import record
from kernel.subscription.projection import Projection
from kernel.subscription.reaction import Reaction
from kernel.timer import Timer
from kernel.verify.check import Check

NONE: Mapping[str, object] = MappingProxyType({})


@record
class Service:
    """`topics` are those it listens to, its own among them where it reads what it says itself.

    `routers` stand under /api/v1. `grants` are the actions of each role; the default is no.
    `checks` are its own, for `verify`; what holds for any service is checked without them.
    `pages` are for people, at addresses of their own. `examples` are shown in the OpenAPI document
    for fields, and for the facts of refusals, of that name.
    """

    name: str
    codec: Codec
    routers: tuple[APIRouter, ...]
    projections: tuple[Projection, ...]
    reactions: tuple[Reaction, ...]
    timers: tuple[Timer, ...]
    migrations: Path
    grants: Mapping[str, frozenset[str]]
    topics: tuple[str, ...]
    checks: tuple[Check, ...] = ()
    pages: tuple[APIRouter, ...] = ()
    examples: Mapping[str, object] = NONE

    @property
    def topic(self) -> str:
        """The topic that it says everything on."""
        return f"ocop.{self.name}.v1"
