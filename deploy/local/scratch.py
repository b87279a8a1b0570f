"""Scratch databases: as many as asked for, each a quick copy of one that was prepared once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import asyncpg

from deploy.local.databases import Database, describe, make_database, make_roles, run, superuser
from deploy.local.postgres import Postgres

SERVICE = "scratch"

type Prepare = Callable[[Database], Awaitable[object]]


@dataclass(kw_only=True)
class ScratchDatabases:
    """Databases of one server that live as long as their user wants.

    All belong to the roles `scratch_owner` and `scratch`, which stand for a service's owner and
    the service itself. Use it from one event loop.
    """

    server: Postgres
    made: int = 0
    templates: dict[Prepare, str] = field(default_factory=dict[Prepare, str])

    async def create(self, prepare: Prepare | None = None) -> Database:
        """A fresh database, copied from one that `prepare` (such as migrations) was run on once.

        `prepare` must be the same function each time, and close its connections.
        """
        async with superuser(self.server) as connection:
            if not self.made:
                await make_roles(connection, self.server, SERVICE)
            if prepare and prepare not in self.templates:
                template = await self._make(connection)
                await prepare(template)
                self.templates[prepare] = template.name
            return await self._make(connection, self.templates[prepare] if prepare else "template1")

    async def drop(self, database: Database) -> None:
        """Drop it, whoever is still connected."""
        async with superuser(self.server) as connection:
            await run(connection, "drop database if exists %I with (force)", database.name)

    async def _make(self, connection: asyncpg.Connection, template: str = "template1") -> Database:
        self.made += 1
        database = describe(self.server, f"scratch_{self.made}", SERVICE)
        # Its two checkpoints are cheap only where nothing has to reach a disk.
        strategy = "wal_log" if self.server.durable else "file_copy"
        await make_database(connection, database, template, strategy)
        return database
