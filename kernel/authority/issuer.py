"""The issuer's public keys: fetched from where it says they are, kept, and fetched again when they rotate."""

import asyncio
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from pydantic import BaseModel, ConfigDict

from kernel.authority.refusals import IssuerUnreachable

TIMEOUT = 10.0
# A flood of tokens with invented key ids must not become a flood at the issuer.
PAUSE = 10.0
PAUSE_WITHOUT_KEYS = 1.0
# A key that the issuer withdrew stops counting after this long at the latest.
MAX_AGE = 600.0
# Without an answer from the issuer the keys last known serve this long.
MAX_STALE = 86_400.0
DISCOVERY = "/.well-known/openid-configuration"


class Discovery(BaseModel):
    model_config = ConfigDict(extra="ignore")

    issuer: str
    jwks_uri: str


class Keys:
    """Keys are only taken over the issuer's own scheme. `monotonic` is a clock in seconds.

    `generation` counts the fetches that succeeded: what was verified under an older one is checked again.
    """

    def __init__(
        self, issuer: str, client: httpx.AsyncClient, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.issuer = issuer
        self.generation = 0
        self._client = client
        self._monotonic = monotonic
        self._keys: KeySet | None = None
        self._fetched = self._tried = float("-inf")
        self._lock = asyncio.Lock()
        self.refreshing: asyncio.Task[None] | None = None

    async def fresh(self) -> KeySet:
        """The keys last known; raises IssuerUnreachable where there are none, or none but stale ones."""
        if self._keys is None or self._age() > MAX_STALE:
            await self._refresh()
        elif self._age() > MAX_AGE and not self._lock.locked():
            self.refreshing = asyncio.create_task(self._refresh())
        if self._keys is None or self._age() > MAX_STALE:
            raise IssuerUnreachable
        return self._keys

    async def holding(self, kid: str | None) -> KeySet:
        """The keys, fetched again when none of them has this id."""
        keys = await self.fresh()
        if kid is None or any(key.kid == kid for key in keys):
            return keys
        await self._refresh()
        return await self.fresh()

    def _age(self) -> float:
        return self._monotonic() - self._fetched

    async def _refresh(self) -> None:
        async with self._lock:
            pause = PAUSE if self._keys is not None else PAUSE_WITHOUT_KEYS
            if self._monotonic() - self._tried < pause:
                return
            self._tried = self._monotonic()
            try:
                keys = await self._fetch()
            except (httpx.HTTPError, httpx.InvalidURL, JoseError, ValueError, TypeError, KeyError):
                return
            self._keys, self._fetched = keys, self._monotonic()
            self.generation += 1

    async def _fetch(self) -> KeySet:
        answer = await self._client.get(self.issuer.rstrip("/") + DISCOVERY, timeout=TIMEOUT)
        found = Discovery.model_validate_json(answer.raise_for_status().content)
        if found.issuer != self.issuer:
            raise ValueError("the issuer names itself otherwise")
        if urlsplit(found.jwks_uri).scheme != urlsplit(self.issuer).scheme:
            raise ValueError("the keys are elsewhere")
        answer = await self._client.get(found.jwks_uri, timeout=TIMEOUT)
        return KeySet.import_key_set(answer.raise_for_status().json())
