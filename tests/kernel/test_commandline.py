"""The command line says what is missing in the environment, migrates, verifies, and shows what is parked."""

import asyncio
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest
from pydantic_settings import SettingsConfigDict
from typer.testing import CliRunner

from deploy.local.databases import Database
from kernel.commandline import command_line
from kernel.settings import ServiceSettings
from tests.kernel.http.sample import sample_service


class Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="SAMPLE_")


# Named after the role that scratch databases are made for.
main = command_line(lambda _: replace(sample_service(), name="scratch"), Settings)
terminal = CliRunner()


@pytest.fixture
def environment(database: Database, kafka: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("master", "person"):
        (tmp_path / key).write_bytes(b"k" * 32)
    said = {
        "DATABASE_URL": database.url,
        "OWNER_DATABASE_URL": database.owner_url,
        "KAFKA": kafka,
        "ISSUER": "http://127.0.0.1:1",
        "MASTER_KEY_FILE": str(tmp_path / "master"),
        "PERSON_KEY_FILE": str(tmp_path / "person"),
        "HTTP_PORT": "0",
    }
    for name, value in said.items():
        monkeypatch.setenv(f"SAMPLE_{name}", value)


@pytest.mark.usefixtures("environment")
def test_migrating_twice_changes_nothing_and_then_all_is_well() -> None:
    first = terminal.invoke(main, ["migrate"])
    assert first.exit_code == 0, first.output
    assert "applied kernel/0001_events.sql" in first.stdout
    again = terminal.invoke(main, ["migrate"])
    assert (again.exit_code, again.stdout) == (0, "")
    verified = terminal.invoke(main, ["verify"])
    assert verified.exit_code == 0, verified.output
    assert verified.stdout.splitlines()[-1] == "0 events: 0 lost, 0 duplicated, 0 reordered"


@pytest.mark.usefixtures("environment")
def test_what_is_parked_makes_verify_fail_and_its_last_line_stays(database: Database) -> None:
    terminal.invoke(main, ["migrate"])
    asyncio.run(park(database))
    verified = terminal.invoke(main, ["verify"])
    assert verified.exit_code == 1
    *_, check, sentence, line = verified.stdout.splitlines()
    assert check == "no stream is parked: 1 wrong"
    assert sentence.startswith("  subscription offers has parked offer-1 since ")
    assert line == "0 events: 0 lost, 0 duplicated, 0 reordered"


async def park(database: Database) -> None:
    owner = await asyncpg.connect(database.owner_url)
    await owner.execute(
        """
        insert into parked_streams (subscription, generation, stream, why, version)
        values ('offers', 1, 'offer-1', 'it raised', 1)
        """
    )
    await owner.close()


@pytest.mark.usefixtures("environment")
def test_what_is_parked_is_listed_and_replayed() -> None:
    terminal.invoke(main, ["migrate"])
    listed = terminal.invoke(main, ["parked", "list"])
    assert (listed.exit_code, "0 parked streams" in listed.stdout) == (0, True)
    replayed = terminal.invoke(main, ["parked", "replay"])
    assert (replayed.exit_code, "0 replayed" in replayed.stdout) == (0, True)


@pytest.mark.usefixtures("environment")
def test_a_database_is_adopted() -> None:
    terminal.invoke(main, ["migrate"])
    adopted = terminal.invoke(main, ["publisher", "adopt"])
    assert (adopted.exit_code, adopted.stdout.startswith("0 events numbered")) == (0, True)


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("command", ["migrate", "verify", "parked list", "publisher adopt"])
def test_a_database_that_is_away_is_said_so_without_a_traceback(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATABASE_URL", "OWNER_DATABASE_URL"):
        monkeypatch.setenv(f"SAMPLE_{name}", "postgresql://nobody@127.0.0.1:1/nothing")
    said = terminal.invoke(main, command.split())
    assert said.exit_code == 1
    assert said.stderr.startswith("PostgreSQL: ")
    assert "Traceback" not in said.output


def test_what_is_missing_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_HTTP_PORT", "many")
    said = terminal.invoke(main, ["api"])
    assert said.exit_code == 2
    assert "SAMPLE_DATABASE_URL" in said.stderr
    assert "SAMPLE_HTTP_PORT" in said.stderr
    assert "many" not in said.stderr


def test_a_command_that_is_none_is_said_so() -> None:
    assert terminal.invoke(main, ["fly"]).exit_code == 2
