"""The keys of all subjects, each made once, wrapped under the master key, and destroyed on erasure."""

import os
import time
from collections.abc import Callable

from kernel.errors import Refused
from kernel.postgres import Pool
from kernel.sealed import Sealed
from kernel.vault.envelope import Envelope, Tampered
from kernel.vault.master import KeyManagement

__all__ = ["Erased", "Tampered", "Vault"]

KEY = 32
# Another process may still open what was erased this many seconds ago.
KEPT = 10.0
REMEMBERED = 10_000

FIND = "select wrapped, erased_at from vault_keys where subject = $1"
MAKE = "insert into vault_keys (subject, wrapped) values ($1, $2) on conflict (subject) do nothing"
ERASE = """
insert into vault_keys (subject, wrapped, erased_at) values ($1, null, clock_timestamp())
on conflict (subject) do update set wrapped = null, erased_at = clock_timestamp()
where vault_keys.erased_at is null
"""


class Erased(Refused):
    vi = "Dữ liệu này đã được xóa theo yêu cầu và không thể đọc lại."
    en = "This data has been erased and cannot be read any more."


class Vault:
    def __init__(
        self, pool: Pool, master: KeyManagement, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._pool = pool
        self._master = master
        self._monotonic = monotonic
        self._known: dict[str, tuple[float, Envelope]] = {}
        self._erasures = 0

    async def seal(self, subject: str, stream: str, field: str, plaintext: bytes | str) -> Sealed:
        """For exactly this stream and field. The subject's first value makes its key. Raises Erased."""
        envelope = await self._envelope(subject, make=True)
        return envelope.seal(stream, field, plaintext.encode() if isinstance(plaintext, str) else plaintext)

    async def open(self, sealed: Sealed, stream: str, field: str) -> bytes:
        """Raises Erased, and Tampered where the value was changed or moved from its place."""
        return (await self._envelope(sealed.subject, make=False)).open(sealed, stream, field)

    async def digest(self, subject: str, plaintext: bytes) -> bytes:
        """What `Sealed.digest` of this plaintext is; raises Erased, and Tampered for an unknown subject."""
        return (await self._envelope(subject, make=False)).digest(plaintext)

    async def erase(self, subject: str) -> None:
        """Destroy the subject's key for ever; asked again, nothing changes."""
        await self._pool.execute(ERASE, subject)
        self._erasures += 1
        self._known.pop(subject, None)

    async def _envelope(self, subject: str, *, make: bool) -> Envelope:
        known = self._known.get(subject)
        if known is not None and self._monotonic() - known[0] < KEPT:
            return known[1]
        asked, erasures = self._monotonic(), self._erasures
        envelope = Envelope(subject, await self._key(subject, make=make))
        if erasures != self._erasures:
            # Perhaps this very key was destroyed while it was on its way.
            return envelope
        if len(self._known) >= REMEMBERED:
            self._known.pop(next(iter(self._known)))
        self._known[subject] = (asked, envelope)
        return envelope

    async def _key(self, subject: str, *, make: bool) -> bytes:
        row = await self._pool.fetchrow(FIND, subject)
        if row is None and make:
            wrapped = await self._master.wrap(os.urandom(KEY), subject.encode())
            await self._pool.execute(MAKE, subject, wrapped)
            # Two may have made one at once; only the one that is stored counts.
            row = await self._pool.fetchrow(FIND, subject)
        if row is None:
            raise Tampered(f"there is no key for {subject}")
        if row["erased_at"] is not None:
            raise Erased
        return await self._master.unwrap(row["wrapped"], subject.encode())
