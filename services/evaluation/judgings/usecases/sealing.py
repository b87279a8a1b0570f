"""Seals a score sheet for its judging and its member before anything is stored."""

from dataclasses import replace
from typing import Protocol
from uuid import UUID

from kernel.sealed import Sealed
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.score_sheet import Sheet, sheet_bytes


class Sealer(Protocol):
    """The vault, or what stands in for it where nothing is to be kept."""

    async def seal(self, subject: str, stream: str, field: str, plaintext: bytes | str) -> Sealed: ...


def sealed_as(identity: UUID, member: str) -> tuple[str, str, str]:
    """The subject whose key seals a member's sheet, and the stream and field that it is sealed for."""
    stream = decider.stream(identity)
    return stream, stream, f"sheet/{member}"


async def seal(sealer: Sealer, judging: UUID, bare: Sheet) -> tuple[Sheet, Sealed]:
    """The sheet with its salt, and the same sealed."""
    subject, stream, field = sealed_as(judging, bare.member)
    # The salt is secret until scoring is closed, and the same for the same points: so asking again
    # is the same sheet, and nobody without the key can find the points by trying.
    salt = (await sealer.seal(subject, stream, "salt", sheet_bytes(judging, bare))).digest.hex()
    sheet = replace(bare, salt=salt)
    return sheet, await sealer.seal(subject, stream, field, sheet_bytes(judging, sheet))
