"""`rules check`, `rules import` and `rules list`: packs from folders and ZIP files, by somebody who may."""

import asyncio
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from law.wording.packs import read_pack
from services.evaluation.commandline import main
from services.evaluation.lawbook.domain.pack import decider
from tests.evaluation.office import Office
from tests.evaluation.packs import CORRECTED, OFFICIAL, R4, Sources, changed

PAPER = ("--document", "15/CV-VPĐP", "--dated", "2026-06-01")


def folder(at: Path, sources: Sources) -> Path:
    for file, text in sources.items():
        (at / file).parent.mkdir(parents=True, exist_ok=True)
        (at / file).write_text(text, encoding="utf-8")
    return at


def zipped(at: Path, sources: Sources) -> Path:
    with zipfile.ZipFile(at, "w") as archive:
        for file, text in sources.items():
            archive.writestr(f"goi/{file}", text)
    return at


def rules(*words: object) -> Result:
    return CliRunner().invoke(main, ["rules", *map(str, words)])


async def asked(*words: object) -> Result:
    return await asyncio.to_thread(rules, *words)


@pytest.fixture
def environment(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in office.settings.model_dump(exclude_none=True).items():
        monkeypatch.setenv(f"EVALUATION_{name.upper()}", str(value))


def test_checking_a_pack_tells_what_differs_from_the_released_one(tmp_path: Path) -> None:
    done = rules("check", zipped(tmp_path / "r3.zip", CORRECTED))

    first, *lines = done.stdout.splitlines()
    assert (done.exit_code, first) == (0, f"R3 {read_pack(CORRECTED).digest}")
    assert "bộ 3: 6.3: điểm 0 1 2 3 → 0 1 2 4 / set 3: 6.3: points 0 1 2 3 → 0 1 2 4" in lines
    assert any(line.startswith("bộ 26: hiện trạng provisional →") for line in lines)


def test_checking_the_released_pack_finds_nothing(tmp_path: Path) -> None:
    done = rules("check", folder(tmp_path, R4))
    assert done.stdout.splitlines()[1:] == ["đúng như gói đã phát hành / exactly the released pack"]


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (changed(R4, "sets/01.txt", ("part B 25", "part B 26")), "sets/01.txt:20: it adds up to 25 points"),
        (changed(R4, "pack.txt", ("pack R4", "pack R7")), "There is no pack R7"),
        (
            changed(R4, "pack.txt", ("sets 26", "sets 26\nstanding provisional\nnote Chờ | Wait")),
            "Set 1 is complete",
        ),
        ({}, "one “pack” line needed"),
    ],
)
def test_what_is_wrong_with_a_pack_is_said_and_fails(tmp_path: Path, sources: Sources, told: str) -> None:
    done = rules("check", folder(tmp_path, sources))
    assert done.exit_code == 1
    assert told in " ".join(done.stderr.split())
    assert done.stdout == ""


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pack.txt").write_text("pack R4")
    done = rules("check", tmp_path / "pack.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "neither a folder nor a ZIP file" in done.stderr


@pytest.mark.usefixtures("environment")
async def test_a_pack_is_loaded_with_its_author_and_asked_twice_it_is_loaded_once(
    office: Office, tmp_path: Path
) -> None:
    appointment = await office.appoint("lan", "central-officer", "VN")
    files = folder(tmp_path, OFFICIAL)

    first, second = [await asked("import", files, *PAPER, "--by", "lan") for _ in range(2)]

    assert (first.exit_code, first.stdout) == (0, "pack-R3@1 is loaded and in force\n"), first.stderr
    assert (second.exit_code, second.stdout) == (0, "pack-R3@1 says what is in force already\n")
    [recorded] = await office.events.history(decider, "R3")
    assert recorded.event.digest == read_pack(OFFICIAL).digest
    assert recorded.metadata.actor == office.person("lan")
    assert recorded.metadata.appointment == f"appointment-{appointment}@1"
    assert recorded.metadata.unit == "VN"


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize(
    ("role", "unit", "told"),
    [("province-officer", "38", "holds no appointment"), ("central-officer", "38", "does not reach VN")],
)
async def test_who_may_not_load_a_pack_is_refused(
    office: Office, tmp_path: Path, role: str, unit: str, told: str
) -> None:
    await office.appoint("lan", role, unit)
    done = await asked("import", folder(tmp_path, OFFICIAL), *PAPER, "--by", "lan")
    assert done.exit_code == 1
    assert told in " ".join(done.stderr.split())
    assert await office.events.history(decider, "R3") == []


@pytest.mark.usefixtures("environment")
async def test_the_list_tells_what_is_in_force_since_when(office: Office, tmp_path: Path) -> None:
    await office.appoint("lan", "central-officer", "VN")
    await asked("import", folder(tmp_path, OFFICIAL), *PAPER, "--by", "lan")
    await office.catch_up()

    listed = await asked("list")

    assert listed.exit_code == 0
    told = " ".join(listed.stdout.split())
    assert all(part in told for part in ("released", "15/CV-VPĐP", "R4, R5"))
