"""Complaints over HTTP: who complains is for the office that handles it, and nobody else."""

import asyncio
from contextlib import AsyncExitStack
from uuid import UUID

import httpx
import pytest
from typer.testing import CliRunner, Result

from kernel.http.app import create_app
from services.evaluation.commandline import main
from tests.evaluation.district import a_district, a_judging, appoint_all
from tests.evaluation.office import Office, name
from tests.evaluation.province import a_paper, a_province_of_papers

RECEIVED, ANSWERED = "2026-10-05T02:00:00Z", "2026-10-20T02:00:00Z"
COMPLAINT = f"/complaints/{name('complaint')}"
WHO = {"name": "Nguyễn Thị An", "contact": "0900 000 000"}
ANSWER = {"number": "112/UBND-KT", "text": "Kết quả là đúng."}
UPHELD = {"number": "208/QĐ-UBND", "legal_bases": ["Luật Khiếu nại"], "follows": "Đánh giá lại."}


def body(kind: str, about: UUID) -> dict[str, object]:
    return {
        "about": {"kind": kind, "id": str(about)},
        "complainant": "person",
        "identity": WHO,
        "channel": "letter",
        "asks": "Đề nghị xem lại.",
    }


async def complained(office: Office, kind: str, about: UUID) -> httpx.Response:
    answer = await office.ask("p-officer", "PUT", COMPLAINT, body(kind, about), at=RECEIVED)
    await office.catch_up()
    return answer


async def of_a_certificate(office: Office) -> UUID:
    await a_province_of_papers(office)
    certificate = await a_paper(office, await office.product("tea"), "2024-07-01")
    assert (await complained(office, "certificate", certificate)).status_code == 201
    return certificate


async def test_it_is_received_and_answered_and_leaves_the_worklist(office: Office) -> None:
    certificate = await of_a_certificate(office)
    [waiting] = (await office.ask("p-officer", "GET", "/worklists/complaints")).json()["items"]
    assert waiting["complaint"]["about"] == str(certificate)
    assert waiting["days"] > 0
    for _ in range(2):
        answered = await office.ask("p-officer", "POST", f"{COMPLAINT}/answer", ANSWER, at=ANSWERED)
        assert answered.status_code == 200, answered.text
    await office.catch_up()
    assert (await office.ask("p-officer", "GET", "/worklists/complaints")).json()["items"] == []
    [row] = (await office.ask("p-inspector", "GET", f"/complaints?about={certificate}")).json()["items"]
    assert (row["answered_on"], row["upheld_on"]) == ("2026-10-20", None)


async def test_only_the_office_that_handles_it_learns_who_complains(office: Office) -> None:
    await of_a_certificate(office)
    await appoint_all(office, "VN", "central", "c-")
    shown = await office.ask("p-chairman", "GET", f"{COMPLAINT}/identity")
    assert shown.json() == {**WHO, "erased": False}
    assert shown.headers["cache-control"] == "no-store"
    above = await office.ask("c-officer", "GET", f"{COMPLAINT}/identity")
    assert (above.status_code, above.json()["rule"]) == (403, "out-of-scope")
    beside = await office.ask("p-inspector", "GET", f"{COMPLAINT}/identity")
    assert (beside.status_code, beside.json()["rule"]) == (403, "not-appointed")
    whole = await office.ask("c-officer", "GET", COMPLAINT)
    assert whole.status_code == 200
    stored = await office.pool.fetch("select data from events")
    assert WHO["name"] not in whole.text
    assert not any(WHO["name"].encode() in row["data"] for row in stored)


async def test_asked_twice_it_is_received_once(office: Office) -> None:
    certificate = await of_a_certificate(office)
    again = await office.ask("p-officer", "PUT", COMPLAINT, body("certificate", certificate), at=RECEIVED)
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (201, "true")
    other = {**body("certificate", certificate), "asks": "Khác."}
    refused = await office.ask("p-officer", "PUT", COMPLAINT, other, at=RECEIVED)
    assert (refused.status_code, refused.json()["rule"]) == (409, "already-written-otherwise")


async def test_the_chairman_upholds_it_into_a_new_judging(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await a_province_of_papers(office)
    await complained(office, "judging", judging)
    path = f"{COMPLAINT}/upholding"
    officer = await office.ask("p-officer", "POST", path, UPHELD, at=ANSWERED)
    assert (officer.status_code, officer.json()["rule"]) == (403, "not-appointed")
    district = await office.ask("chairman", "POST", path, UPHELD, at=ANSWERED)
    assert (district.status_code, district.json()["rule"]) == (403, "out-of-scope")
    signed = await office.ask("p-chairman", "POST", path, {**UPHELD, "judging": str(judging)}, at=ANSWERED)
    assert signed.status_code == 200, signed.text
    whole = (await office.ask("p-officer", "GET", COMPLAINT)).json()
    assert whole["upheld"]["judging"] == str(judging)
    assert whole["upheld"]["signed_on"] == "2026-10-20"
    await office.catch_up()
    assert (await office.ask("p-officer", "GET", "/worklists/complaints")).json()["items"] == []


async def test_the_judging_to_be_held_anew_is_of_what_was_complained_of(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await of_a_certificate(office)
    path = f"{COMPLAINT}/upholding"
    other = await office.ask("p-chairman", "POST", path, {**UPHELD, "judging": str(judging)}, at=ANSWERED)
    assert (other.status_code, other.json()["rule"]) == (409, "judging-of-something-else")
    nothing = await office.ask(
        "p-chairman", "POST", path, {**UPHELD, "judging": str(name("no"))}, at=ANSWERED
    )
    assert nothing.status_code == 404


@pytest.mark.parametrize("kind", ["judging", "decision", "certificate", "inspection", "revocation"])
async def test_what_is_not_there_can_not_be_complained_of(office: Office, kind: str) -> None:
    await a_province_of_papers(office)
    assert (await complained(office, kind, name("nothing"))).status_code == 404


async def test_a_complaint_elsewhere_is_not_theirs_to_receive(office: Office) -> None:
    certificate = await of_a_certificate(office)
    await appoint_all(office, "396", "province", "o-")
    path = f"/complaints/{name('another')}"
    refused = await office.ask("o-officer", "PUT", path, body("certificate", certificate), at=RECEIVED)
    assert (refused.status_code, refused.json()["rule"]) == (403, "out-of-scope")


async def erased(office: Office, monkeypatch: pytest.MonkeyPatch) -> Result:
    for key, value in office.settings.model_dump(exclude_none=True).items():
        monkeypatch.setenv(f"EVALUATION_{key.upper()}", str(value))
    words = ["erase-subject", f"complaint-{name('complaint')}", "--by", "an", "--yes"]
    return await asyncio.to_thread(lambda: CliRunner().invoke(main, words))


async def test_the_name_is_erased_after_the_answer_and_the_complaint_stays(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await of_a_certificate(office)
    early = await erased(office, monkeypatch)
    assert early.exit_code == 1
    assert "The complaint is not answered" in early.stderr
    await office.ask("p-officer", "POST", f"{COMPLAINT}/answer", ANSWER, at=ANSWERED)
    assert (await erased(office, monkeypatch)).exit_code == 0
    # Another process: this one may still open what it has opened lately.
    app = create_app(office.service, office.settings)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        client = await stack.enter_async_context(
            httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://evaluation/api/v1")
        )
        asking = {"Authorization": f"Bearer {office.issuer.token('p-officer')}"}
        shown = await client.get(f"{COMPLAINT}/identity", headers=asking)
        assert shown.json() == {"name": "", "contact": "", "erased": True}
        assert (await client.get(COMPLAINT, headers=asking)).json()["answered"]["number"] == ANSWER["number"]
