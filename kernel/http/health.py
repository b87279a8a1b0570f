"""Liveness (the process answers) and readiness (database, migrations, publisher, subscriptions get ahead)."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import asyncpg
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from kernel.http.running import Running, running
from kernel.migrate import KERNEL
from kernel.postgres import Pool
from kernel.subscription.progress import status

# Longer than any pause of a healthy process, shorter than an operator's patience.
SILENCE = timedelta(seconds=60)
ANSWERS_WITHIN = 3.0

STANDING = """
select next_seq, exists (
    select from events e where (e.txid, e.pos) > (p.txid, p.pos) and e.pos > p.adopted
) as waiting from publisher p
"""


class HealthCheck(BaseModel):
    name: str
    ok: bool
    detail: str = ""


class Health(BaseModel):
    ok: bool
    checks: list[HealthCheck] = []


class Readiness:
    """Remembers where the publisher stood, because only a change shows that it moves."""

    def __init__(self, folders: Sequence[Path], subscriptions: Sequence[str]) -> None:
        self._migrations = {(folder.parent.name, f.name) for folder in folders for f in folder.glob("*.sql")}
        self._subscriptions = frozenset(subscriptions)
        self._stands: tuple[int, datetime] | None = None

    async def checks(self, pool: Pool, now: datetime) -> list[HealthCheck]:
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                return [
                    HealthCheck(name="database", ok=True),
                    await self._migrated(pool),
                    await self._published(pool, now),
                    *await self._heard(pool, now),
                ]
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            return [HealthCheck(name="database", ok=False, detail=type(error).__name__)]

    async def _migrated(self, pool: Pool) -> HealthCheck:
        there = {
            (row["folder"], row["file"]) for row in await pool.fetch("select folder, file from migrations")
        }
        missing = sorted("/".join(m) for m in self._migrations - there)
        return HealthCheck(name="migrations", ok=not missing, detail=", ".join(missing))

    async def _published(self, pool: Pool, now: datetime) -> HealthCheck:
        row = await pool.fetchrow(STANDING)
        assert row is not None
        if self._stands is None or not row["waiting"] or row["next_seq"] != self._stands[0]:
            self._stands = (row["next_seq"], now)
        silent = now - self._stands[1] > SILENCE
        return HealthCheck(name="publisher", ok=not silent, detail=f"next seq {row['next_seq']}")

    async def _heard(self, pool: Pool, now: datetime) -> list[HealthCheck]:
        told = {s.subscription: s for s in await status(pool, now)}
        return [
            HealthCheck(
                name=f"subscription {name}",
                ok=name in told,
                detail=f"{told[name].behind} behind" if name in told else "nobody reads",
            )
            for name in sorted(self._subscriptions)
        ]


def health(folders: Sequence[Path], subscriptions: Sequence[str]) -> APIRouter:
    router = APIRouter(prefix="/health", tags=["health"])
    readiness = Readiness([KERNEL, *folders], subscriptions)

    @router.get("/live")
    async def check_liveness() -> Health:  # pyright: ignore[reportUnusedFunction] - the router keeps it
        """Answers as long as the process runs."""
        return Health(ok=True)

    @router.get("/ready", responses={503: {"model": Health, "description": "Something stands still"}})
    async def check_readiness(request: Request, response: Response) -> Health:  # pyright: ignore[reportUnusedFunction] - the router keeps it
        """Tells whether it can serve: database, migrations, publisher and subscriptions, each by name."""
        service: Running = running(request)
        checks = await readiness.checks(service.pool, service.clock())
        ok = all(check.ok for check in checks)
        response.status_code = 200 if ok else 503
        return Health(ok=ok, checks=checks)

    return router
