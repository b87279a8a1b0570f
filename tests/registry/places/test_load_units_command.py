"""`load-units` as one types it: first what it would write, then the loading, then nothing more."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kernel.migrate import migrate
from services.registry.__main__ import main
from tests.conftest import MakeDatabase
from tests.registry.conftest import MakeSettings


async def test_it_says_what_it_would_write_and_writes_it_once(
    make_database: MakeDatabase,
    make_settings: MakeSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    database = await make_database(None)
    settings = make_settings(database, tmp_path)
    await migrate(database.owner_url, database.service, [])
    for name, value in settings.model_dump().items():
        if value is not None:
            monkeypatch.setenv(f"REGISTRY_{name.upper()}", str(value))

    async def typed(*words: str) -> str:
        ran = await asyncio.to_thread(CliRunner().invoke, main, ["load-units", *words])
        assert ran.exit_code == 0, ran.output
        return ran.output

    would = await typed("--dry-run")
    assert "old order (2004-07-08): 10794 EstablishUnit" in would
    assert "open heirs: 00112 Phường Thụy Khuê: 00004 Phường Ba Đình | -" in " ".join(would.split())
    assert "24429 commands would be carried out; 0 are on record" in would
    assert "24429 events written; 0 commands were on record before" in await typed()
    assert "0 events written; 24428 commands were on record before" in await typed()
