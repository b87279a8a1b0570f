"""One busy client: what it does is chosen by its own seeded chance, and so is every id it gives."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from demo.cast import Part
from demo.client import Json
from kernel.clock import now
from kernel.days import local_date
from tests.system.asking import Asking, Command
from tests.system.ledger import Answered


class Client:
    def __init__(self, asking: Asking, seed: str) -> None:
        self.rng = Random(seed)
        self._asking = asking
        self._count = 0

    def new(self) -> UUID:
        """The id of a new thing, or of a new command."""
        return UUID(int=self.rng.getrandbits(128), version=4)

    def number(self) -> int:
        """Counts what this client does, so that texts differ."""
        self._count += 1
        return self._count

    def perhaps(self, chance: float) -> bool:
        return self.rng.random() < chance

    async def put(self, who: Part, service: str, path: str, body: Json, on: date | None = None) -> Answered:
        return await self._ask(who, "PUT", service, path, body, on)

    async def post(
        self, who: Part, service: str, path: str, body: Json | None = None, on: date | None = None
    ) -> Answered:
        return await self._ask(who, "POST", service, path, body, on)

    async def _ask(
        self, who: Part, method: str, service: str, path: str, body: Json | None, on: date | None
    ) -> Answered:
        command = Command(key=self.new(), service=service, method=method, path=path, body=body, on=on)
        return await self._asking.ask(who.name, command)


def days_ago(days: int) -> date:
    """In Vietnam, by the clock that the services have."""
    return local_date(now()) - timedelta(days=days)
