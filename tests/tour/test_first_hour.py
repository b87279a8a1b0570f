"""docs/first-hour.md works as it stands: a shell runs its commands in order, and it shows the answers.

`WRITE_TOUR=1 make test ARGS=tests/tour` writes it anew.
"""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from kernel.clock import now
from kernel.http.app import create_app, running_service
from kernel.migrate import migrate
from kernel.postgres import pool
from services.registry.__main__ import main
from services.registry.app import keyed, service
from services.registry.places.commandline.first_administrator import appoint_first
from services.registry.settings import Settings
from tests.conftest import MakeDatabase
from tests.kernel.http.serving import served
from tests.registry.conftest import MakeSettings, ears_of
from tests.tour.hour import Hour
from tests.tour.paper import is_object

PAGE = Path(__file__).parents[2] / "docs" / "first-hour.md"
FIRST = "appoint-first-administrator"
PUT = 'curl -sS -X PUT -H "$'
POST = 'curl -sS -X POST -H "$'


@pytest_asyncio.fixture
async def new(make_database: MakeDatabase, make_settings: MakeSettings, tmp_path: Path) -> Settings:
    """A registry as `make up` leaves it the first time: only its tables, and the first administrator."""
    database: Database = await make_database(None)
    settings = make_settings(database, tmp_path)
    made = service(settings)
    await migrate(database.owner_url, database.service, [made.migrations])
    async with running_service(made, settings, now) as running:
        assert await appoint_first(running, keyed(settings).person("administrator"), "administrator")
    return settings


@pytest_asyncio.fixture
async def hour(new: Settings, registry_issuer: Issuer, tmp_path: Path) -> AsyncIterator[Hour]:
    """Registry over HTTP, and what its worker would do, done between two commands."""
    made = service(new)
    connections = await pool(new.database_url)
    ears = ears_of(made, connections)

    tokens = {name: registry_issuer.token(name) for name in ("administrator", "lan")}
    names = "\n".join(f"{name}) echo {token} ;;" for name, token in tokens.items())
    with served(lambda: create_app(made, new)) as url:
        before = f'REGISTRY={url}/api/v1\ntoken() {{ case "$1" in\n{names}\nesac; }}'
        yield Hour(
            folder=tmp_path,
            environment={"PATH": os.environ["PATH"]},
            before=before,
            meanwhile=ears.catch_up,
        )
    await connections.close()


async def test_the_first_hour_is_what_happens(hour: Hour) -> None:
    hour.lines += ["# A first hour", ""]
    hour.say(
        "From signing in to the first filed dossier, by hand. Every block can be pasted into bash, in "
        "this order; the answers are not invented: `tests/tour` runs the blocks and compares. They are "
        "shortened to what matters."
    )
    the_stack(hour)
    await who_am_i(hour)
    await a_place_and_its_officer(hour)
    await a_producer(hour)
    await a_dossier(hour)
    onwards(hour)
    if os.environ.get("WRITE_TOUR"):
        PAGE.write_text(hour.text(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == hour.text()


def the_stack(hour: Hour) -> None:
    hour.heading("Start")
    hour.say(
        "`make up` starts PostgreSQL, Kafka, an issuer of tokens for development and the three "
        "services. The first administrator is appointed from the command line, once; everybody else "
        "by an administrator."
    )
    assert FIRST in {command.name for command in main.registered_commands}
    hour.show(f"make up\n.venv/bin/python -m deploy.local run registry {FIRST} administrator")
    hour.say("Where registry answers, and how one gets a token from the development issuer:")
    hour.show(
        'REGISTRY=http://127.0.0.1:8801/api/v1\ntoken() { .venv/bin/python -m deploy.local token --as "$1"; }'
    )


async def who_am_i(hour: Hour) -> None:
    hour.heading("Who am I?")
    hour.say("A token says who somebody is and nothing else. What they may do follows from appointments.")
    await hour.set(
        'ADMIN="Authorization: Bearer $(token administrator)"\nJSON="Content-Type: application/json"'
    )
    me = await hour.ask('curl -sS -H "$ADMIN" "$REGISTRY/me"', only=("role", "unit", "in_force", "actions"))
    assert is_object(me)
    assert str(me["person"]).startswith("person-")


async def a_place_and_its_officer(hour: Hour) -> None:
    hour.heading("A place, an office, an officer")
    hour.say(
        "A province and a commune, both invented. (`python -m deploy.local run registry load-units` "
        "loads the real ones.) The caller picks the code or the id and sends it with PUT, so that the "
        "same request again changes nothing."
    )
    await hour.ask(
        f'{PUT}ADMIN" -H "$JSON" "$REGISTRY/units/98" \\\n'
        '  -d \'{"name": "Tỉnh Mẫu", "kind": "province", "parent": "VN", "valid_from": "2018-01-01"}\''
    )
    await hour.ask(
        f'{PUT}ADMIN" -H "$JSON" "$REGISTRY/units/98101" \\\n'
        '  -d \'{"name": "Xã Suối Mơ", "kind": "commune", "parent": "98", "valid_from": "2018-01-01"}\''
    )
    hour.say(
        "An answer names the stream and its version. What is read is written a moment later; whoever "
        "must see a version asks for it, and the answer waits."
    )
    await hour.ask(
        'curl -sS -H "$ADMIN" "$REGISTRY/units?parent=98&min_version=unit-98101@1"',
        only=("code", "name", "kind", "valid_from"),
    )
    await hour.set(
        "OFFICE=6f0d6f7c-0c53-4d0e-9d63-0d8f7a1c9801\nAPPOINTMENT=6f0d6f7c-0c53-4d0e-9d63-0d8f7a1c9802\n"
        'curl -sS -H "$ADMIN" "$REGISTRY/me?min_version=unit-98101@1" >/dev/null'
    )
    await hour.ask(
        f'{PUT}ADMIN" -H "$JSON" "$REGISTRY/offices/$OFFICE" \\\n'
        '  -d \'{"name": "UBND xã Suối Mơ", "kind": "peoples-committee", "unit": "98101", '
        '"since": "2018-01-01"}\''
    )
    hour.say(
        "Lan becomes an officer of the commune. Her name at the issuer is sealed; events know an "
        "opaque person."
    )
    await hour.ask(
        f'{PUT}ADMIN" -H "$JSON" "$REGISTRY/appointments/$APPOINTMENT" \\\n'
        '  -d \'{"subject": "lan", "role": "commune-officer", "office": "\'$OFFICE\'", '
        '"since": "2024-01-01"}\''
    )
    await hour.set('LAN="Authorization: Bearer $(token lan)"')
    await hour.ask(
        'curl -sS -H "$LAN" "$REGISTRY/me?min_version=appointment-$APPOINTMENT@1"',
        only=("role", "unit", "since", "in_force"),
    )


async def a_producer(hour: Hour) -> None:
    hour.heading("A producer and its product")
    hour.say("What is personal in the contact is sealed under the producer's own key before it is stored.")
    await hour.set(
        "PRODUCER=6f0d6f7c-0c53-4d0e-9d63-0d8f7a1c9803\n"
        "PRODUCT=6f0d6f7c-0c53-4d0e-9d63-0d8f7a1c9804\n"
        "DOSSIER=6f0d6f7c-0c53-4d0e-9d63-0d8f7a1c9805"
    )
    await hour.ask(
        f"""{PUT}LAN" -H "$JSON" "$REGISTRY/producers/$PRODUCER" -d '{{
  "name": "HTX Mật ong Suối Mơ", "kind": "cooperative", "unit": "98101", "registration_number": "9800000012",
  "contact": {{"representative": "Bà Minh Họa", "phone": "0987 654 321"}}}}'"""
    )
    await hour.ask(
        f'{PUT}LAN" -H "$JSON" "$REGISTRY/products/$PRODUCT" \\\n'
        '  -d \'{"producer": "\'$PRODUCER\'", "name": "Mật ong Suối Mơ"}\''
    )
    hour.say(
        "Under the law in force (R6) honey is judged by criteria set 4; evaluation shows the sheet to "
        "anybody, at `/api/v1/criteria-sets/R6/4`."
    )
    await hour.ask(
        f'{POST}LAN" -H "$JSON" "$REGISTRY/products/$PRODUCT/classify" \\\n'
        '  -d \'{"generation": "R6", "criteria_set": 4}\''
    )


async def a_dossier(hour: Hour) -> None:
    hour.heading("The dossier")
    await hour.ask(
        f'{PUT}LAN" -H "$JSON" "$REGISTRY/dossiers/$DOSSIER" \\\n'
        '  -d \'{"product": "\'$PRODUCT\'", "kind": "first"}\''
    )
    hour.say("It cannot be filed yet. A refusal names the rule, in Vietnamese and in English.")
    await hour.ask(
        f'{POST}LAN" "$REGISTRY/dossiers/$DOSSIER/file"', only=("status", "rule", "vi", "en", "source")
    )
    hour.say(
        "Evidence is a file under its SHA-256, checked while it arrives and never replaced. (On macOS "
        "`shasum -a 256` stands for `sha256sum`.)"
    )
    await hour.set(
        'put() {\n  file=$(mktemp)\n  printf \'%%PDF-1.7\\n%% %s\\n%%%%EOF\\n\' "$1" >"$file"\n'
        '  curl -sS -X PUT -H "$LAN" -H "Content-Type: application/octet-stream" --data-binary "@$file" \\\n'
        '    "$REGISTRY/dossiers/$DOSSIER/evidence/$(sha256sum "$file" | cut -d" " -f1)?kind=$1"\n}'
    )
    await hour.ask("put registration-slip", only=("stream", "version"))
    await hour.ask("put self-assessment", only=("stream", "version"))
    hour.say("The producer's own points, by the criteria of the sheet.")
    await hour.ask(
        f'{POST}LAN" -H "$JSON" "$REGISTRY/dossiers/$DOSSIER/self-assessment" \\\n'
        '  -d \'{"scores": {"1.1": 3, "1.2": 2}, "remarks": "Mật ong nguyên chất."}\''
    )
    hour.say(
        "Now it is filed. The day of filing decides the law under which it is judged, whenever that will be."
    )
    await hour.ask(f'{POST}LAN" "$REGISTRY/dossiers/$DOSSIER/file"')
    filed = await hour.ask(
        'curl -sS -H "$LAN" "$REGISTRY/dossiers?min_version=dossier-$DOSSIER@5"',
        only=("phase", "kind", "unit", "generation", "criteria_set"),
    )
    assert is_object(filed)
    assert '"phase": "filed"' in hour.lines[-3]
    hour.say("Asked again it answers the same, and nothing happens twice.")
    await hour.ask(f'{POST}LAN" "$REGISTRY/dossiers/$DOSSIER/file"')


def onwards(hour: Hour) -> None:
    hour.heading("And then")
    hour.say(
        "The commune numbers the slip (`POST …/slip`), its chairman reports on four contents "
        "(`…/report`), and it forwards the dossier to the province (`…/forward`). [The tour](tour.md) "
        "begins there and goes on to councils, stars, the certificate and its end. `make down` stops "
        "the stack and keeps its data; `.venv/bin/python -m deploy.local reset` deletes them."
    )
