"""Until the chair closes scoring nobody who reads the database can see a sheet, nor find it by trying."""

import hashlib
import json
from uuid import UUID

from kernel.http.command import command_id, request_hash
from services.evaluation.judgings.domain.events import ProductRated, SheetSubmitted
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.score_sheet import Sheet, sheet_digest
from tests.evaluation.district import SPRING, a_district, a_judging, scores, submit_all
from tests.evaluation.office import Office
from tests.evaluation.story import points

TABLES = "select table_name from information_schema.tables where table_schema = 'public'"


async def everything(office: Office) -> bytes:
    """All that the database holds, of every table and column, as text and as bytes."""
    held: list[bytes] = []
    for table in await office.pool.fetch(TABLES):
        for row in await office.pool.fetch(f'select t.* from "{table["table_name"]}" t'):
            for value in row.values():
                held.append(value if isinstance(value, bytes) else str(value).encode())
    return b"\n".join(held)


async def test_no_reader_of_the_store_sees_a_sheet_before_closing(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, 60, 62, 64, 66)
    await office.catch_up()

    held = await everything(office)
    assert str(judging).encode() in held
    for total in (60, 62, 64, 66):
        said = json.dumps(dict(points(total)), sort_keys=True, separators=(",", ":")).encode()
        assert said not in held
        assert said[:40] not in held
    assert b'"scores"' not in held
    assert b"salt" not in held


async def test_nobody_finds_the_points_by_trying(office: Office) -> None:
    """Whoever guesses the right points has nothing in the database to hold the guess against."""
    await a_district(office)
    judging, _ = await a_judging(office)
    path = f"/judgings/{judging}/sheet"
    sent = await office.ask("binh", "PUT", path, scores(60), at=SPRING)
    body = sent.request.content
    usual, command = _usual(f"/api/v1{path}", SPRING, body)
    guesses = [usual, hashlib.sha256(body).digest()]
    bare = Sheet(member=office.person("binh"), scores=points(60), salt="")
    guesses.append(sheet_digest(judging, bare))

    held = await everything(office)
    for guess in guesses:
        assert guess not in held
        assert guess.hex().encode() not in held
    assert str(command).encode() not in held


def _usual(path: str, at: str, body: bytes) -> tuple[bytes, UUID]:
    """The kernel's usual hash of this request, and the command id that follows from it."""
    scope = {"method": "PUT", "path": path, "query_string": b""}
    headers = {b"occurred-at": at.encode()}
    asked = request_hash(scope, headers, body)
    return asked, command_id(scope, headers, asked)


async def test_the_kernels_usual_hash_is_what_was_tried(office: Office) -> None:
    """Else the test above would hold against anything."""
    await a_district(office)
    body = {"name": "Đợt 2", "dossiers_due": "2024-05-15", "results_due": "2024-06-30"}
    path = "/rounds/0d6f4a2f-6c1b-4d0f-9f6c-1b4d0f9f6c1b"
    sent = await office.ask("officer", "PUT", path, body, at=SPRING)
    guess, command = _usual(f"/api/v1{path}", SPRING, sent.request.content)
    held = await everything(office)
    assert guess in held
    assert str(command).encode() in held


async def test_sheets_of_any_points_look_alike(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, 30, 100)
    lengths = {len(e.sheet.ciphertext) for e in await submitted(office, judging)}
    assert len(lengths) == 1


async def test_a_member_reads_his_own_sheet_and_nobody_elses(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, 60, 62)
    own = await office.ask("secretary", "GET", f"/judgings/{judging}/sheet")
    assert own.json()["scores"] == dict(points(62))
    none = await office.ask("binh", "GET", f"/judgings/{judging}/sheet")
    assert none.status_code == 404
    before = await office.ask("officer", "GET", f"/judgings/{judging}/sheets")
    assert before.json() == []


async def test_after_closing_everybody_can_check_the_sheets_against_their_digests(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, 60, 62, 64, 66)
    await office.ask("chair", "POST", f"/judgings/{judging}/closing", at=SPRING)

    history = await office.events.history(decider, judging)
    rated = next(r.event for r in history if isinstance(r.event, ProductRated))
    assert {s.member: sheet_digest(judging, s) for s in rated.sheets} == {
        e.member: e.digest for e in await submitted(office, judging)
    }
    shown = await office.ask("officer", "GET", f"/judgings/{judging}/sheets")
    assert len(shown.json()) == 4


async def test_the_same_sheet_sent_again_is_the_same_sheet(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    path = f"/judgings/{judging}/sheet"
    first = await office.ask("binh", "PUT", path, scores(60), at=SPRING)
    again = await office.ask("binh", "PUT", path, scores(60), at=SPRING)
    assert again.headers["Idempotent-Replayed"] == "true"
    keyed = await office.ask(
        "binh", "PUT", path, scores(60), at=SPRING, Idempotency_Key="0d6f4a2f-6c1b-4d0f-9f6c-1b4d0f9f6c1b"
    )
    assert {first.json()["version"], again.json()["version"], keyed.json()["version"]} == {3}


async def test_a_key_used_for_other_points_is_refused(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    path, key = f"/judgings/{judging}/sheet", "0d6f4a2f-6c1b-4d0f-9f6c-1b4d0f9f6c1b"
    await office.ask("binh", "PUT", path, scores(60), at=SPRING, Idempotency_Key=key)
    other = await office.ask("binh", "PUT", path, scores(61), at=SPRING, Idempotency_Key=key)
    assert (other.status_code, other.json()["rule"]) == (409, "command-mismatch")


async def submitted(office: Office, judging: UUID) -> list[SheetSubmitted]:
    history = await office.events.history(decider, judging)
    return [r.event for r in history if isinstance(r.event, SheetSubmitted)]
