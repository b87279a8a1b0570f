"""Names and numbers under the key that all services share; without it nobody can guess them."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request

from kernel.authority.person import person_id
from kernel.record import record


@record
class Keyed:
    """What stands for a person or a number wherever it is stored."""

    issuer: str
    key: bytes

    def person(self, subject: str) -> str:
        """The opaque person behind a name at the identity provider."""
        return person_id(self.issuer, subject, self.key)

    def number(self, number: str) -> str:
        """What stands for a producer's number: the same number always, and nothing else."""
        return hmac.new(self.key, b"registration number|" + number.encode(), hashlib.sha256).hexdigest()


def provide_keyed(keyed: Keyed) -> Callable[[Request], Awaitable[None]]:
    """A dependency of the router above all that ask for a KeyedDep."""

    async def provide(request: Request) -> None:
        request.state.keyed = keyed

    return provide


async def _keyed(request: Request) -> Keyed:
    keyed: Keyed = request.state.keyed
    return keyed


KeyedDep = Annotated[Keyed, Depends(_keyed)]
