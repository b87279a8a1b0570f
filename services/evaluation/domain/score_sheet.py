"""A member's score sheet, and the digest that binds it while nobody can read it."""

import hashlib
import json
from collections.abc import Mapping
from uuid import UUID

from kernel.record import record

# Sheets of one length tell nothing by their length.
BLOCK = 1024


@record
class Sheet:
    """Points by criterion code; `salt` is random hex, so that nobody finds the scores by trying."""

    member: str
    scores: Mapping[str, int]
    salt: str


def sheet_bytes(judging: UUID, sheet: Sheet) -> bytes:
    """The one way to write a sheet down: what is sealed, and what the digest is of."""
    facts = {
        "judging": str(judging),
        "member": sheet.member,
        "salt": sheet.salt,
        "scores": dict(sheet.scores),
    }
    written = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return written + b" " * (-len(written) % BLOCK)


def read_sheet(written: bytes) -> Sheet:
    facts = json.loads(written)
    return Sheet(member=facts["member"], scores=facts["scores"], salt=facts["salt"])


def sheet_digest(judging: UUID, sheet: Sheet) -> bytes:
    """SHA-256; the sheet that scoring opens must have the digest that was submitted."""
    return hashlib.sha256(sheet_bytes(judging, sheet)).digest()
