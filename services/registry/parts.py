"""What registry's routes need beside the kernel's: the keys that make things opaque, and the files."""

import hashlib
import hmac
from typing import Annotated

from fastapi import Depends, Request

from kernel.authority.person import person_id
from kernel.record import record
from services.registry.files import Files


@record
class Keyed:
    """Names and numbers under the key that all services share; without it nobody can guess them."""

    issuer: str
    key: bytes

    def person(self, subject: str) -> str:
        """The opaque person behind a name at the identity provider."""
        return person_id(self.issuer, subject, self.key)

    def number(self, number: str) -> str:
        """What stands for a producer's number: the same number always, and nothing else."""
        return hmac.new(self.key, b"registration number|" + number.encode(), hashlib.sha256).hexdigest()


@record
class Parts:
    keyed: Keyed
    files: Files


class Provide:
    """A dependency of the router above all of registry's: it hands the parts on to whoever asks."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def __call__(self, request: Request) -> None:
        request.state.parts = self._parts


async def _keyed(request: Request) -> Keyed:
    parts: Parts = request.state.parts
    return parts.keyed


async def _files(request: Request) -> Files:
    parts: Parts = request.state.parts
    return parts.files


KeyedDep = Annotated[Keyed, Depends(_keyed)]
FilesDep = Annotated[Files, Depends(_files)]
