"""A client that does not give up: the same command under the same key, until it is answered."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import httpx

from demo.client import Json, Person, Unexpected
from tests.system.ledger import Answered, Ledger

PAUSE = 0.1
# Longer than any server is away, or any service behind, on however busy a machine.
PATIENCE = 300.0
# A service that has not heard of a thing yet says so in these words; asked later, it has.
NOT_YET = frozenset({"no-such-product", "unknown-product", "unknown-unit", "not-appointed", "out-of-scope"})
BROKEN = 500


@dataclass(frozen=True, kw_only=True)
class Command:
    """`key` is its Idempotency-Key; `on` files it late."""

    key: UUID
    service: str
    method: str
    path: str
    body: Json | None = None
    on: date | None = None

    def __str__(self) -> str:
        return f"{self.method} {self.service}{self.path}"


class Refusal(Exception):
    """A rule said no; the command cannot have happened."""


class Asking:
    """Keeps the ledger; one for all clients."""

    def __init__(self, people: Mapping[str, Person], ledger: Ledger) -> None:
        self._people = people
        self.ledger = ledger

    async def ask(self, who: str, command: Command) -> Answered:
        """Raises Refusal, or Unexpected where the services do not come to an answer."""
        ledger = self.ledger
        begun = time.monotonic()
        ledger.waiting[command.key] = str(command)
        while (said := await self._once(who, command)) is None:
            if time.monotonic() - begun > PATIENCE:
                raise Unexpected(f"{command} was not answered within {PATIENCE:.0f} s")
            await asyncio.sleep(PAUSE)
        now = time.monotonic()
        ledger.took(str(command), now - begun, now)
        if isinstance(said, str):
            ledger.refuse(command.key, said)
            raise Refusal(said)
        ledger.accept(said)
        return said

    async def _once(self, who: str, command: Command) -> Answered | str | None:
        """What it led to, or the rule that refused, or None where it has to be asked again."""
        headers = {"Idempotency-Key": str(command.key)}
        try:
            said = await self._people[who].ask(
                command.method, command.service, command.path, command.body, on=command.on, headers=headers
            )
        except httpx.TransportError:
            return None
        if said.status == BROKEN:
            self.ledger.broken.append(f"{command}: {dict(said.body)}")
        if said.status >= BROKEN or said.rule in NOT_YET:
            return None
        if said.status >= 400:
            return said.rule
        stream, version = str(said.body["stream"]), int(str(said.body["version"]))
        return Answered(command.key, command.service, str(command), stream, version)
