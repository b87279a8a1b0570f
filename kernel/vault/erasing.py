"""Erasing a subject: its key is destroyed, and the event that says so is written, both or neither."""

import hashlib
from datetime import datetime
from uuid import UUID, uuid5

from kernel.codec import Codec
from kernel.erasure import EraseSubject, erasure
from kernel.errors import Conflict, Refused
from kernel.execute import execute
from kernel.postgres import Connection, Pool, PostgresStore
from kernel.store import Context, Events

NAMESPACE = UUID("0b6f7f2e-52b9-5c1c-9f3e-7d8a4c1b2e60")
KNOWN = "select exists (select from vault_keys where subject = $1)"
DESTROY = """
update vault_keys set wrapped = null, erased_at = clock_timestamp()
where subject = $1 and erased_at is null
"""


class NoSuchSubject(Refused):
    vi = "Không có dữ liệu nào được niêm phong cho {subject}."
    en = "Nothing was ever sealed for {subject}."


async def erase_subject(pool: Pool, codec: Codec, subject: str, *, actor: str, at: datetime) -> bool:
    """Whether the key was destroyed now; False where it was before. Raises NoSuchSubject.

    The service's own processes may still open what they have opened lately, for some seconds.
    """
    try:
        async with pool.acquire() as db, db.transaction():
            return await _erase(db, codec, subject, actor, at)
    except Conflict:
        # Nothing else writes to this stream: somebody erased the subject this very moment.
        return False


async def _erase(db: Connection, codec: Codec, subject: str, actor: str, at: datetime) -> bool:
    if not await db.fetchval(KNOWN, subject):
        raise NoSuchSubject(subject=subject)
    events = Events(PostgresStore(db), codec)
    _, version = await events.state(erasure, subject)
    context = Context(
        command=uuid5(NAMESPACE, subject),
        request=hashlib.sha256(f"erase {subject}".encode()).digest(),
        actor=actor,
        occurred_at=at,
        recorded_at=at,
        # Named, so that a conflict is not tried again in a transaction that it has ended.
        expected=f"{erasure.stream(subject)}@{version}",
    )
    await execute(events, erasure, subject, EraseSubject(subject=subject), context)
    # After the event: an append has to be the first write of its transaction.
    return await db.execute(DESTROY, subject) == "UPDATE 1"
