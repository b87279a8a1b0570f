"""One database and two roles per service: the owner migrates, the service may only what it was granted."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg

from deploy.local.postgres import Postgres
from deploy.local.secret import password

# An open writer holds the whole feed back, so a service's transactions end after this time.
TRANSACTION_TIMEOUT = "5s"


@dataclass(frozen=True, kw_only=True, slots=True)
class Database:
    """A database as its owner (migrations) and as its service (everything else) reach it."""

    name: str
    owner: str
    service: str
    owner_url: str
    url: str


def describe(server: Postgres, name: str, service: str) -> Database:
    owner = f"{service}_owner"
    return Database(
        name=name,
        owner=owner,
        service=service,
        owner_url=server.url(owner, name),
        url=server.url(service, name),
    )


async def provision(server: Postgres, service: str) -> Database:
    """Make the service's roles and database where they are not there; asked twice it changes nothing."""
    database = describe(server, service, service)
    async with superuser(server) as connection:
        await make_roles(connection, server, service)
        if not await connection.fetchval("select true from pg_database where datname = $1", service):
            await make_database(connection, database)
    return database


@asynccontextmanager
async def superuser(server: Postgres) -> AsyncGenerator[asyncpg.Connection]:
    connection = await asyncpg.connect(server.url("postgres", "postgres"))
    try:
        yield connection
    finally:
        await connection.close()


async def make_roles(connection: asyncpg.Connection, server: Postgres, service: str) -> None:
    for role in (f"{service}_owner", service):
        if not await connection.fetchval("select true from pg_roles where rolname = $1", role):
            await run(connection, "create role %I login", role)
        await run(connection, "alter role %I password %L", role, password(server.folder, role))
    await run(connection, "alter role %I set transaction_timeout = %L", service, TRANSACTION_TIMEOUT)


async def make_database(
    connection: asyncpg.Connection, database: Database, template: str = "template1", strategy: str = "wal_log"
) -> None:
    """The database belongs to its owner, and only its service may connect besides."""
    names = database.name, database.owner, template, strategy
    await run(connection, "create database %I owner %I template %I strategy %I", *names)
    await run(connection, "revoke all on database %I from public", database.name)
    await run(connection, "grant connect, temporary on database %I to %I", database.name, database.service)


async def run(connection: asyncpg.Connection, command: str, *names: str) -> None:
    """Run a command that takes no parameters; the server itself quotes the names in it."""
    await connection.execute(
        await connection.fetchval("select format($1, variadic $2::text[])", command, names)
    )
