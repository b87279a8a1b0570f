"""Appointments over HTTP: who is appointed acts from then on, in scope, until it ends."""

from uuid import UUID

from kernel.postgres import Pool, PostgresStore
from kernel.service import Service
from kernel.store import Events
from services.registry.app import keyed
from services.registry.places.domain.appointment import decider
from services.registry.settings import Settings
from tests.registry.conftest import Ask
from tests.registry.people import office_of
from tests.registry.steps import COOP, COOPERATIVE, done, refused
from tests.registry.story import OFFICER

PATH = f"/appointments/{OFFICER}"
MAI = {
    "subject": "mai",
    "role": "commune-officer",
    "office": str(office_of("98101")),
    "since": "2024-01-01",
}


async def test_whoever_is_appointed_may_act(ask: Ask) -> None:
    done(await ask("admin", "PUT", PATH, MAI))
    done(await ask("mai", "PUT", COOP, COOPERATIVE))
    rows = (await ask("auditor", "GET", "/appointments?unit=98101")).json()["items"]
    assert [r["until"] for r in rows if r["appointment"] == str(OFFICER)] == [None]


async def test_an_appointment_of_the_past_or_future_gives_nothing_today(ask: Ask) -> None:
    done(await ask("admin", "PUT", PATH, {**MAI, "until": "2024-12-31"}))
    refused(await ask("mai", "PUT", COOP, COOPERATIVE), 403, "not-appointed")


async def test_an_appointment_ends(ask: Ask) -> None:
    done(await ask("admin", "PUT", PATH, MAI))
    done(await ask("admin", "POST", f"{PATH}/end", {"on": "2024-06-01"}))
    done(await ask("admin", "POST", f"{PATH}/end", {"on": "2024-06-01"}))
    refused(await ask("admin", "POST", f"{PATH}/end", {"on": "2024-07-01"}), 409, "already-ended")
    refused(await ask("mai", "PUT", COOP, COOPERATIVE), 403, "not-appointed")


async def test_the_login_is_sealed_and_the_person_opaque(
    ask: Ask, made: Service, connections: Pool, settings: Settings
) -> None:
    done(await ask("admin", "PUT", PATH, MAI))
    state, _ = await Events(PostgresStore(connections), made.codec).state(decider, OFFICER)
    assert state is not None
    assert state.appointed.person == keyed(settings).person("mai")
    assert b"mai" not in state.appointed.subject.ciphertext
    assert state.appointed.subject.subject == state.appointed.person


async def test_appointing_the_same_person_again_changes_nothing(ask: Ask) -> None:
    done(await ask("admin", "PUT", PATH, MAI))
    keyed_anew = {"Idempotency-Key": "00000000-0000-4000-8000-000000000003"}
    again = done(await ask("admin", "PUT", PATH, MAI, headers=keyed_anew))
    assert again.json()["version"] == 1
    other = await ask("admin", "PUT", PATH, {**MAI, "subject": "lan"})
    refused(other, 409, "already-appointed")


async def test_an_appointment_needs_an_office_at_work_and_a_role_that_exists(ask: Ask) -> None:
    nowhere = {**MAI, "office": str(UUID(int=9))}
    refused(await ask("admin", "PUT", PATH, nowhere), 409, "office-not-at-work", "/office")
    early = {**MAI, "since": "2010-01-01"}
    refused(await ask("admin", "PUT", PATH, early), 409, "office-not-at-work", "/office")
    backwards = {**MAI, "until": "2023-01-01"}
    refused(await ask("admin", "PUT", PATH, backwards), 409, "ends-before-it-starts", "/until")
    king = await ask("admin", "PUT", PATH, {**MAI, "role": "king"})
    assert (king.status_code, king.json()["errors"][0]["rule"]) == (422, "enum")
    representative = {**MAI, "role": "representative"}
    refused(await ask("admin", "PUT", PATH, representative), 409, "representatives-are-named", "/role")


async def test_an_administrator_appoints_only_in_scope(ask: Ask) -> None:
    done(await ask("admin-98", "PUT", PATH, MAI))
    elsewhere = {**MAI, "office": str(office_of("97101"))}
    refused(await ask("admin-98", "PUT", f"/appointments/{UUID(int=5)}", elsewhere), 403, "out-of-scope")
    above = {**MAI, "office": str(office_of("VN")), "role": "administrator"}
    refused(await ask("admin-98", "PUT", f"/appointments/{UUID(int=6)}", above), 403, "out-of-scope")
    refused(await ask("commune", "PUT", f"/appointments/{UUID(int=7)}", MAI), 403, "not-appointed")
