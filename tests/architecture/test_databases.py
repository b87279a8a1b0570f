"""The script that makes the databases for containers gives the same grants as the local stack does."""

import re
import secrets

import asyncpg
import pytest

from deploy.local.postgres import Postgres
from tests.architecture.sources import ROOT, SERVICES

SCRIPT = ROOT / "deploy/postgres/services.sql"
ENVIRONMENT = re.compile(r"^\\getenv (\w+) (\w+)$", re.MULTILINE)


def script(prefix: str) -> list[str]:
    """The statements as psql would send them, with names of the test's own."""
    text = SCRIPT.read_text()
    passwords = {variable: f"pw-{variable}" for variable, _ in ENVIRONMENT.findall(text)}
    text = re.sub(r":'(\w+)'", lambda m: f"'{passwords[m[1]]}'", ENVIRONMENT.sub("", text))
    for service in SERVICES:
        text = re.sub(rf"(?<!-)\b{service}(_owner)?\b", rf"{prefix}_{service}\1", text)
    bare = re.sub(r"--.*", "", text)
    return [s.strip() for s in bare.split(";") if s.strip()]


async def test_each_service_gets_a_database_that_no_other_can_enter(postgres: Postgres) -> None:
    prefix = f"c{secrets.token_hex(3)}"
    server = await asyncpg.connect(postgres.url("postgres", "postgres"))
    try:
        for statement in script(prefix):
            await server.execute(statement)
        rights = await server.fetch(
            """
            select r.rolname, d.datname, has_database_privilege(r.rolname, d.datname, 'connect') as may
            from pg_roles r, pg_database d where r.rolname like $1 and d.datname like $1
            """,
            f"{prefix}%",
        )
        allowed = {(row["rolname"], row["datname"]) for row in rights if row["may"]}
        mine = [(f"{prefix}_{s}", f"{prefix}_{s}") for s in SERVICES]
        owned = [(f"{prefix}_{s}_owner", f"{prefix}_{s}") for s in SERVICES]
        assert allowed == {*mine, *owned}
        limits = await server.fetch(
            "select rolname, rolconfig from pg_roles where rolname = any($1)", [role for role, _ in mine]
        )
        assert [row["rolconfig"] for row in limits] == [["transaction_timeout=5s"]] * len(SERVICES)
    finally:
        await server.close()


@pytest.mark.parametrize("service", SERVICES)
def test_every_password_comes_from_the_environment(service: str) -> None:
    asked = {environment for _, environment in ENVIRONMENT.findall(SCRIPT.read_text())}
    assert {f"{service.upper()}_PASSWORD", f"{service.upper()}_OWNER_PASSWORD"} <= asked
    assert not re.search(r"password '(?!:)", SCRIPT.read_text())
