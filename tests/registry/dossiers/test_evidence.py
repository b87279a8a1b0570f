"""Evidence over HTTP: kept under its hash when it is what it says, and nothing kept when it is not."""

import hashlib
import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from services.registry.dossiers.usecases.files import Damaged, Files
from tests.registry.conftest import LARGEST_FILE, Ask
from tests.registry.steps import (
    APRIL,
    DOSSIER,
    MAY,
    address,
    complete,
    create,
    done,
    open_dossier,
    pdf,
    refused,
    register,
    upload,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


def kept(folder: Path) -> list[str]:
    return sorted(p.name for p in (folder / "evidence").rglob("*") if p.is_file())


def name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest_asyncio.fixture
async def draft(ask: Ask) -> None:
    """A dossier that is being prepared."""
    await register(ask)
    await create(ask)
    await open_dossier(ask)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (pdf("x"), "application/pdf"),
        (b"\xff\xd8\xff\xe0 jpeg", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n png", "image/png"),
        (zipped("[Content_Types].xml", "word/document.xml"), WORD),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), SHEET),
    ],
)
@pytest.mark.usefixtures("draft")
async def test_what_was_put_is_what_is_got(ask: Ask, tmp_path: Path, content: bytes, media_type: str) -> None:
    done(await upload(ask, content, "awards"))
    assert kept(tmp_path) == [name_of(content)]
    got = await ask("member", "GET", f"{DOSSIER}/evidence/{name_of(content)}")
    assert got.content == content
    assert got.headers["content-type"] == media_type
    assert got.headers["content-disposition"].startswith("attachment")
    assert got.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"<html>%PDF-1.7</html>",
        zipped("[Content_Types].xml", "ppt/presentation.xml"),
        zipped("word/document.xml"),
        b"PK\x03\x04 broken",
    ],
)
@pytest.mark.usefixtures("draft")
async def test_a_file_of_another_type_is_refused_and_not_kept(
    ask: Ask, tmp_path: Path, content: bytes
) -> None:
    refused(await upload(ask, content, "awards"), 415, "not-evidence")
    assert kept(tmp_path) == []
    assert (await ask("commune", "GET", DOSSIER)).json()["evidence"] == []


@pytest.mark.usefixtures("draft")
async def test_a_file_that_is_not_of_the_declared_type_is_refused(ask: Ask, tmp_path: Path) -> None:
    content = pdf("x")
    path, declared = address(content, "awards"), {"Content-Type": "image/png"}
    answer = await ask("commune", "PUT", path, content=content, at=APRIL, headers=declared)
    refused(answer, 415, "not-evidence")
    assert kept(tmp_path) == []


@pytest.mark.usefixtures("draft")
async def test_content_with_another_hash_is_refused_and_not_kept(ask: Ask, tmp_path: Path) -> None:
    path = address(pdf("x"), "awards")
    answer = await ask("commune", "PUT", path, content=pdf("y"), at=APRIL)
    refused(answer, 422, "other-content", "path/sha256")
    assert name_of(pdf("y")) in answer.json()["en"]
    assert kept(tmp_path) == []


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.usefixtures("draft")
async def test_a_file_that_is_too_large_is_refused_and_not_kept(
    ask: Ask, tmp_path: Path, chunked: bool
) -> None:
    content = pdf("x" * LARGEST_FILE)

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(content), 10_000):
            yield content[start : start + 10_000]

    sent = pieces() if chunked else content
    answer = await ask("commune", "PUT", address(content, "awards"), content=sent, at=APRIL)
    refused(answer, 413, "too-large")
    assert str(LARGEST_FILE) in answer.json()["en"]
    assert kept(tmp_path) == []


@pytest.mark.usefixtures("draft")
async def test_a_file_larger_than_other_requests_may_be_is_taken_in_pieces(ask: Ask, tmp_path: Path) -> None:
    content = pdf("x" * (LARGEST_FILE - 100))

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(content), 7_000):
            yield content[start : start + 7_000]

    done(await ask("commune", "PUT", address(content, "story"), content=pieces(), at=APRIL))
    assert kept(tmp_path) == [name_of(content)]


@pytest.mark.usefixtures("draft")
async def test_sending_it_again_changes_nothing(ask: Ask, tmp_path: Path) -> None:
    first = done(await upload(ask, pdf("x"), "awards"))
    again = done(await upload(ask, pdf("x"), "awards"))
    assert again.json() == first.json()
    keyed = {"Idempotency-Key": "00000000-0000-4000-8000-000000000002"}
    path = address(pdf("x"), "awards")
    asked = done(await ask("commune", "PUT", path, content=pdf("x"), at=APRIL, headers=keyed))
    assert asked.json() == first.json()
    assert len(kept(tmp_path)) == 1


@pytest.mark.usefixtures("draft")
async def test_superseded_evidence_is_still_there_to_be_read(ask: Ask) -> None:
    old, new = pdf("old"), pdf("new")
    done(await upload(ask, old, "test-slips"))
    done(await upload(ask, new, "test-slips", more=f"&supersedes={name_of(old)}"))
    shown = (await ask("commune", "GET", DOSSIER)).json()["evidence"]
    assert [(p["sha256"], p["superseded"]) for p in shown] == [(name_of(new), False), (name_of(old), True)]
    assert (await ask("commune", "GET", f"{DOSSIER}/evidence/{name_of(old)}")).content == old
    back = await upload(ask, old, "test-slips", more="&x=1")
    refused(back, 409, "evidence-was-superseded", "/sha256")


async def test_a_filed_dossier_takes_no_more_evidence_and_keeps_no_file(ask: Ask, tmp_path: Path) -> None:
    await complete(ask)
    done(await ask("commune", "POST", f"{DOSSIER}/file", at=MAY))
    before = kept(tmp_path)
    refused(await upload(ask, pdf("late"), "awards", at=MAY), 409, "not-in-this-phase")
    assert kept(tmp_path) == before


@pytest.mark.usefixtures("draft")
async def test_only_who_is_in_reach_reads_evidence(ask: Ask) -> None:
    done(await upload(ask, pdf("x"), "awards"))
    path = f"{DOSSIER}/evidence/{name_of(pdf('x'))}"
    for who in ("commune", "district", "secretary", "inspector", "ministry", "auditor"):
        assert (await ask(who, "GET", path)).status_code == 200, who
    for who in ("next-commune", "other-province"):
        refused(await ask(who, "GET", path), 403, "out-of-scope")
    refused(await ask("subscriber", "GET", path), 403, "not-appointed")
    nothing = f"{DOSSIER}/evidence/{'0' * 64}"
    refused(await ask("commune", "GET", nothing), 404, "no-such-evidence", "path/sha256")


@pytest.mark.parametrize(
    "path", [f"{DOSSIER}/evidence/xyz?kind=awards", f"{DOSSIER}/evidence/{'0' * 64}?kind=x"]
)
@pytest.mark.usefixtures("draft")
async def test_a_malformed_address_is_refused(ask: Ask, path: str) -> None:
    answer = await ask("commune", "PUT", path, content=pdf("x"))
    assert (answer.status_code, answer.json()["rule"]) == (422, "malformed")


async def test_what_was_changed_on_the_disk_is_not_given_out(tmp_path: Path) -> None:
    files = Files.at((tmp_path / "kept").as_uri())
    name = name_of(pdf("x"))
    await files.keep(name, io.BytesIO(pdf("x")))
    (file,) = [p for p in (tmp_path / "kept").rglob("*") if p.is_file()]
    file.write_bytes(pdf("y"))
    with pytest.raises(Damaged):
        _ = [chunk async for chunk in await files.read(name)]


async def test_content_is_written_once(tmp_path: Path) -> None:
    files = Files.at((tmp_path / "kept").as_uri())
    name = name_of(pdf("x"))
    await files.keep(name, io.BytesIO(pdf("x")))
    await files.keep(name, io.BytesIO(b"something else under the same name"))
    assert b"".join([chunk async for chunk in await files.read(name)]) == pdf("x")


async def test_a_bucket_is_named_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_REGION", "ap-southeast-1")
    assert Files.at("s3://evidence/registry") is not None
