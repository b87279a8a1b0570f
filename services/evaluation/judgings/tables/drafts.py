"""Members' unfinished sheets: the one table that no event fills, for a draft is nobody's fact."""

from datetime import datetime
from uuid import UUID

from kernel.postgres import Reader
from kernel.sealed import Sealed

KEEP = """
insert into sheet_drafts values ($1, $2, $3, $4, $5, $6, $7)
on conflict (judging, member) do update set
    subject = excluded.subject, nonce = excluded.nonce, ciphertext = excluded.ciphertext,
    digest = excluded.digest, saved_at = excluded.saved_at
"""
KEPT = "select subject, nonce, ciphertext, digest from sheet_drafts where judging = $1 and member = $2"
DISCARD = "delete from sheet_drafts where judging = $1 and member = $2"


async def keep(db: Reader, judging: UUID, member: str, sheet: Sealed, at: datetime) -> None:
    await db.execute(KEEP, judging, member, sheet.subject, sheet.nonce, sheet.ciphertext, sheet.digest, at)


async def kept(db: Reader, judging: UUID, member: str) -> Sealed | None:
    row = await db.fetchrow(KEPT, judging, member)
    return None if row is None else Sealed(**dict(row))


async def discard(db: Reader, judging: UUID, member: str) -> None:
    """Also where there is none."""
    await db.execute(DISCARD, judging, member)
