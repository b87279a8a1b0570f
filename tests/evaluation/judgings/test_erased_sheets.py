"""Sheets are erased when scoring is over, and the pages that showed them go on."""

import asyncio
from contextlib import AsyncExitStack
from uuid import UUID

import httpx
import pytest
from typer.testing import CliRunner, Result

from kernel.http.app import create_app
from services.evaluation.commandline import main
from tests.evaluation.district import SPRING, a_district, a_judging, submit_all
from tests.evaluation.office import Office


@pytest.fixture(autouse=True)
def environment(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in office.settings.model_dump(exclude_none=True).items():
        monkeypatch.setenv(f"EVALUATION_{name.upper()}", str(value))


async def erase(judging: UUID) -> Result:
    words = ["erase-subject", f"judging-{judging}", "--by", "an", "--yes"]
    return await asyncio.to_thread(lambda: CliRunner().invoke(main, words))


async def read_by_another_process(office: Office, who: str, path: str) -> httpx.Response:
    app = create_app(office.service, office.settings)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        client = await stack.enter_async_context(
            httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://evaluation/api/v1")
        )
        return await client.get(path, headers={"Authorization": f"Bearer {office.issuer.token(who)}"})


async def test_while_the_council_scores_nothing_is_erased(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, 60, 62, 64, 66)
    refused = await erase(judging)
    assert refused.exit_code == 1
    assert "The council is scoring" in refused.stderr
    closed = await office.ask("chair", "POST", f"/judgings/{judging}/closing", at=SPRING)
    assert closed.status_code == 200


async def test_an_erased_sheet_is_shown_as_erased_and_the_rating_stays(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, 60, 62, 64, 66)
    await office.ask("chair", "POST", f"/judgings/{judging}/closing", at=SPRING)
    assert (await erase(judging)).exit_code == 0
    own = await read_by_another_process(office, "secretary", f"/judgings/{judging}/sheet")
    shown = own.json()
    assert (shown["member"], shown["erased"]) == (office.person("secretary"), True)
    assert [shown["scores"], shown["choices"], shown["comments"]] == [{}, {}, {}]
    for path in (f"/judgings/{judging}", f"/judgings/{judging}/sheets"):
        shown = await read_by_another_process(office, "officer", path)
        assert shown.status_code == 200
    assert len(shown.json()) == 4
    assert not any(sheet["erased"] for sheet in shown.json())
