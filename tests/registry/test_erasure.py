"""Somebody asks to be forgotten: the office erases, and every page goes on without the words."""

import asyncio

import pytest
from typer.testing import CliRunner, Result

from deploy.local.identity import Issuer
from kernel.erasure import SubjectErased, erasure
from kernel.postgres import Pool, PostgresStore
from kernel.service import Service
from kernel.store import Events
from services.registry.__main__ import main
from services.registry.app import keyed
from services.registry.settings import Settings
from tests.registry.conftest import Ask, one_process
from tests.registry.steps import COOP, PHONE, refused, register, represent
from tests.registry.story import HONEY_COOP

PRODUCER = f"producer-{HONEY_COOP}"
pytestmark = pytest.mark.usefixtures("environment")


@pytest.fixture
def environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in settings.model_dump(exclude_none=True).items():
        monkeypatch.setenv(f"REGISTRY_{name.upper()}", str(value))


async def erase(subject: str, *options: str, said: str = "") -> Result:
    words = ["erase-subject", subject, "--by", "an", *options]
    return await asyncio.to_thread(lambda: CliRunner().invoke(main, words, input=said))


def officer(issuer: Issuer) -> dict[str, str]:
    return {"Authorization": f"Bearer {issuer.token('commune')}"}


async def test_the_contact_is_shown_as_erased_and_the_rest_as_before(
    ask: Ask, made: Service, settings: Settings, registry_issuer: Issuer
) -> None:
    await register(ask)
    before = await ask("commune", "GET", f"{COOP}/contact")
    assert (before.json()["phone"], before.json()["erased"]) == (PHONE, False)
    producer = await ask("commune", "GET", COOP)

    done = await erase(PRODUCER, "--yes")
    assert (done.exit_code, done.stdout) == (0, f"{PRODUCER} is erased: its key is destroyed\n")

    async with one_process(made, settings) as client:
        contact = await client.get(f"{COOP}/contact", headers=officer(registry_issuer))
        assert contact.status_code == 200
        assert contact.json() == {
            "representative": "",
            "position": "",
            "address": "",
            "phone": "",
            "email": "",
            "erased": True,
        }
        assert contact.headers["cache-control"] == "no-store"
        after = await client.get(COOP, headers=officer(registry_issuer))
        assert (after.json(), after.headers["etag"]) == (producer.json(), producer.headers["etag"])
    listed = await ask("commune", "GET", "/producers")
    assert [row["producer"] for row in listed.json()["items"]] == [str(HONEY_COOP)]


async def test_a_person_is_erased_and_still_represents_the_producer(
    ask: Ask, made: Service, settings: Settings, registry_issuer: Issuer
) -> None:
    await register(ask)
    await represent(ask)
    lan = keyed(settings).person("lan")
    assert (await erase(lan, "--yes")).exit_code == 0
    async with one_process(made, settings) as client:
        shown = await client.get(f"{COOP}/representatives", headers=officer(registry_issuer))
        assert [row["person"] for row in shown.json()["items"]] == [lan]
        contact = await client.get(f"{COOP}/contact", headers=officer(registry_issuer))
        assert contact.json()["phone"] == PHONE
    assert (await ask("lan", "GET", COOP)).status_code == 200


async def test_an_auditor_sees_who_had_it_erased_and_asked_twice_it_happens_once(
    ask: Ask, made: Service, settings: Settings, connections: Pool
) -> None:
    await register(ask)
    await erase(PRODUCER, "--yes")
    again = await erase(PRODUCER, "--yes")
    assert (again.exit_code, again.stdout) == (0, f"{PRODUCER} was erased before\n")
    [written] = await Events(PostgresStore(connections), made.codec).history(erasure, PRODUCER)
    assert written.event == SubjectErased(subject=PRODUCER)
    assert written.metadata.actor == keyed(settings).person("an")


async def test_of_whom_nothing_is_sealed_nobody_is_erased(connections: Pool) -> None:
    said = await erase("person-nobody", "--yes")
    assert said.exit_code == 1
    assert said.stderr.splitlines() == [
        "Không có dữ liệu nào được niêm phong cho person-nobody.",
        "Nothing was ever sealed for person-nobody.",
    ]
    assert await connections.fetchval("select count(*) from events where type like '%Erased'") == 0


async def test_who_is_asked_and_says_no_erases_nothing(ask: Ask) -> None:
    await register(ask)
    assert (await erase(PRODUCER, said="n\n")).exit_code == 1
    assert (await ask("commune", "GET", f"{COOP}/contact")).json()["phone"] == PHONE
    assert (await erase(PRODUCER, said="y\n")).exit_code == 0


async def test_who_was_erased_is_never_written_down_again(
    ask: Ask, made: Service, settings: Settings, registry_issuer: Issuer
) -> None:
    await register(ask)
    await erase(PRODUCER, "--yes")
    async with one_process(made, settings) as client:
        amended = await client.post(
            f"{COOP}/amend", json={"contact": {"phone": PHONE}}, headers=officer(registry_issuer)
        )
        refused(amended, 409, "erased")
