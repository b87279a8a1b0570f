"""`python -m law` starts quickly, because each of its commands imports only what it needs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from law.wording.packs import DATA
from tests.architecture.sources import ROOT
from tests.law.sheets import RICE, full

LINE = json.dumps(
    {"id": 1, "filed_on": "2024-05-02", "set": 3, "sheets": [{"member": "m1", "scores": full(RICE)}]}
)
CASE = json.dumps({"filed_on": "2024-05-02", "set": 3, "scores": full(RICE)})


def python(*words: str, given: str | bytes = "") -> subprocess.CompletedProcess[str]:
    """Where Python takes the terminal for one that knows no Vietnamese."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii:backslashreplace"},
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode("unicode_escape")
    return subprocess.CompletedProcess(words, done.returncode, out, err)


@pytest.mark.parametrize("module", ["law", "services.evaluation"])
def test_a_rating_loads_no_http_no_database_and_no_command_line_library(module: str) -> None:
    rated = python("-X", "importtime", "-m", module, "rate", given=LINE)

    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in rated.stderr.splitlines()}
    assert json.loads(rated.stdout)["stars"] == 5
    assert "law" in loaded
    assert not loaded & {"pydantic", "fastapi", "starlette", "httpx", "typer", "rich", "asyncpg", "asyncio"}


def test_a_line_that_is_not_even_text_is_answered_in_utf8() -> None:
    rated = python("-m", "law", "rate", given=b"\xff\n" + LINE.encode())

    first, second = rated.stdout.splitlines()
    assert "dòng này không phải JSON" in first
    assert json.loads(second)["stars"] == 5


@pytest.mark.parametrize("module", ["law", "services.evaluation"])
def test_practice_answers_in_the_language_asked_for(module: str, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(CASE)

    shown = python("-m", module, "practice", str(file))
    english = python("-m", module, "practice", "--lang", "en", given=CASE)

    assert (shown.returncode, english.returncode) == (0, 0)
    assert "5 sao · 100/100 điểm" in shown.stdout
    assert "5 stars · 100/100 points" in english.stdout


def test_a_sound_pack_is_told_by_its_digest_and_an_unsound_one_by_file_and_line(tmp_path: Path) -> None:
    sound = python("-m", "law", "check", str(DATA / "r4"))
    (tmp_path / "pack.txt").write_text("pack R4\nparts 3\n")
    unsound = python("-m", "law", "check", str(tmp_path))

    assert sound.returncode == 0
    assert sound.stdout.splitlines()[1:] == ["đúng như gói đã phát hành / exactly the released pack"]
    assert (unsound.returncode, unsound.stdout) == (1, "")
    assert "pack.txt:2: “parts” has no place here" in unsound.stderr


@pytest.mark.parametrize("words", [["judge"], ["practice", "nowhere.json"], ["check"], ["rate", "--fast"]])
def test_what_can_not_be_understood_is_told_with_the_usage(words: list[str]) -> None:
    done = python("-m", "law", *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: python -m law")
