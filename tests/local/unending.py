"""Two tests that tell what they were given and wait to be ended; they run where this file is named."""

import asyncio
import json
import os
from pathlib import Path

import pytest

from deploy.local.databases import Database


@pytest.mark.parametrize("number", range(2))
async def test_waits(number: int, kafka: str, database: Database) -> None:
    said = Path(os.environ["OCOP_UNENDING"]) / f"{number}"
    draft = said.with_suffix(".draft")
    draft.write_text(json.dumps({"kafka": kafka, "database": database.url}))
    draft.rename(said)
    await asyncio.Event().wait()
