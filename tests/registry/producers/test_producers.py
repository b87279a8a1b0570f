"""Producers over HTTP: one number each, what is personal sealed, representatives only for their own."""

from uuid import UUID

import asyncpg

from deploy.local.databases import Database
from tests.registry.conftest import Ask
from tests.registry.steps import (
    COOP,
    COOPERATIVE,
    JANUARY,
    MARCH,
    NUMBER,
    PHONE,
    PRODUCT,
    create,
    done,
    refused,
    register,
    represent,
)
from tests.registry.story import HONEY, HONEY_COOP, REPRESENTATION

OTHER = UUID(int=0x32)
OTHER_COOP = f"/producers/{OTHER}"
OTHER_NUMBER = "98A8000001"


async def test_what_is_public_is_shown_and_the_contact_only_in_its_unit(ask: Ask) -> None:
    await register(ask)
    shown = (await ask("province", "GET", COOP)).json()
    assert shown == {
        "producer": str(HONEY_COOP),
        "name": "HTX Mật ong Suối Mơ",
        "kind": "cooperative",
        "unit": "98101",
        "registered_on": "2024-01-06",
        "closed_on": None,
    }
    contact = await ask("commune", "GET", f"{COOP}/contact")
    assert contact.json()["phone"] == PHONE
    assert contact.headers["cache-control"] == "no-store"
    refused(await ask("next-commune", "GET", f"{COOP}/contact"), 403, "out-of-scope")
    refused(await ask("auditor", "GET", f"{COOP}/contact"), 403, "not-appointed")


async def test_nothing_personal_and_no_number_is_stored_in_the_clear(ask: Ask, registry: Database) -> None:
    await register(ask)
    await represent(ask)
    connection = await asyncpg.connect(registry.owner_url)
    try:
        tables = [
            row["table_name"]
            for row in await connection.fetch(
                "select table_name from information_schema.tables where table_schema = 'public'"
            )
        ]
        rows = [row for table in tables for row in await connection.fetch(f'select * from "{table}"')]
    finally:
        await connection.close()
    stored = b"\n".join(
        value if isinstance(value, bytes) else repr(value).encode() for row in rows for value in row
    )
    assert "HTX Mật ong Suối Mơ".encode() in stored
    for secret in (NUMBER, PHONE, "Bà Minh Họa"):
        assert secret.encode() not in stored
    assert b"'lan'" not in stored


async def test_a_number_belongs_to_one_producer(ask: Ask) -> None:
    await register(ask)
    twin = await ask("next-commune", "PUT", OTHER_COOP, {**COOPERATIVE, "unit": "98102"})
    refused(twin, 409, "number-taken", "/registration_number")
    assert NUMBER not in twin.text
    refused(await ask("next-commune", "GET", OTHER_COOP), 404, "no-such-producer")


async def test_a_number_that_was_given_up_is_free(ask: Ask) -> None:
    await register(ask)
    done(await ask("commune", "POST", f"{COOP}/amend", {"registration_number": OTHER_NUMBER}))
    done(await ask("next-commune", "PUT", OTHER_COOP, {**COOPERATIVE, "unit": "98102"}))
    back = await ask("commune", "POST", f"{COOP}/amend", {"registration_number": NUMBER})
    refused(back, 409, "number-taken", "/registration_number")


async def test_what_is_no_number_is_refused_without_repeating_it(ask: Ask) -> None:
    answer = await ask("commune", "PUT", COOP, {**COOPERATIVE, "registration_number": "9800000013"})
    refused(answer, 409, "no-such-number", "/registration_number")
    assert "9800000013" not in answer.text


async def test_only_a_cooperative_group_is_registered_without_a_number(ask: Ask) -> None:
    bare = {k: v for k, v in COOPERATIVE.items() if k != "registration_number"}
    refused(await ask("commune", "PUT", COOP, bare), 409, "number-needed", "/registration_number")
    done(await ask("commune", "PUT", COOP, {**bare, "kind": "cooperative-group"}))


async def test_an_unknown_unit_is_refused(ask: Ask) -> None:
    nowhere = await ask("commune", "PUT", COOP, {**COOPERATIVE, "unit": "98199"})
    refused(nowhere, 422, "unknown-unit", "/unit")
    too_early = await ask("commune", "PUT", COOP, COOPERATIVE, at="2017-01-06T09:00:00+07:00")
    refused(too_early, 422, "unit-not-there-then", "/unit")
    refused(
        await ask("province", "PUT", COOP, {**COOPERATIVE, "unit": "98"}),
        409,
        "not-of-the-commune-level",
        "/unit",
    )


async def test_sending_a_registration_again_is_safe(ask: Ask) -> None:
    await register(ask)
    again = done(await ask("commune", "PUT", COOP, COOPERATIVE, at=JANUARY))
    assert again.headers["idempotent-replayed"] == "true"
    keyed = {"Idempotency-Key": "00000000-0000-4000-8000-000000000001"}
    fresh = done(await ask("commune", "PUT", COOP, COOPERATIVE, at=JANUARY, headers=keyed))
    assert fresh.json()["version"] == 1


async def test_a_producer_is_amended_and_closed(ask: Ask) -> None:
    await register(ask)
    done(await ask("commune", "POST", f"{COOP}/amend", {"name": "HTX Ong Suối Mơ"}, at=MARCH))
    done(await ask("commune", "POST", f"{COOP}/close", {"reason": "giải thể"}))
    rows = (await ask("district", "GET", "/producers")).json()["items"]
    assert [(r["name"], r["closed_on"] is not None) for r in rows] == [("HTX Ong Suối Mơ", True)]
    refused(await ask("commune", "POST", f"{COOP}/amend", {"name": "HTX"}), 409, "producer-is-closed")


async def test_moving_a_producer_needs_both_places(ask: Ask) -> None:
    await register(ask)
    refused(await ask("commune", "POST", f"{COOP}/amend", {"unit": "98102"}), 403, "out-of-scope")
    done(await ask("district", "POST", f"{COOP}/amend", {"unit": "98102"}))
    refused(await ask("commune", "GET", COOP), 403, "out-of-scope")


async def test_a_representative_acts_only_for_the_own_producer(ask: Ask) -> None:
    await register(ask)
    await represent(ask)
    done(await ask("commune", "PUT", OTHER_COOP, {**COOPERATIVE, "registration_number": OTHER_NUMBER}))
    done(await ask("lan", "PUT", PRODUCT, {"producer": str(HONEY_COOP), "name": "Mật ong"}))
    theirs = f"/products/{UUID(int=0x42)}"
    new = {"producer": str(OTHER), "name": "Chè"}
    refused(await ask("lan", "PUT", theirs, new), 403, "not-its-representative")
    refused(await ask("lan", "GET", OTHER_COOP), 403, "not-its-representative")
    refused(await ask("lan", "GET", f"{OTHER_COOP}/contact"), 403, "not-its-representative")
    done(await ask("commune", "PUT", theirs, new))
    refused(await ask("lan", "GET", theirs), 403, "not-its-representative")
    assert [p["product"] for p in (await ask("lan", "GET", "/products")).json()["items"]] == [str(HONEY)]
    assert [p["producer"] for p in (await ask("lan", "GET", "/producers")).json()["items"]] == [
        str(HONEY_COOP)
    ]


async def test_a_representative_who_was_replaced_acts_no_more(ask: Ask) -> None:
    await register(ask)
    await represent(ask)
    await create(ask)
    done(await ask("lan", "POST", f"{PRODUCT}/rename", {"name": "Mật ong rừng"}))
    path = f"{COOP}/representatives/{REPRESENTATION}"
    done(await ask("commune", "POST", f"{path}/end"))
    people = (await ask("commune", "GET", f"{COOP}/representatives")).json()["items"]
    assert [p["ended_on"] is not None for p in people] == [True]
    assert people[0]["person"].startswith("person-")
    # The own appointment has ended, or where that is not known yet, the representation has.
    said = await ask("lan", "POST", f"{PRODUCT}/rename", {"name": "Mật"})
    assert (said.status_code, said.json()["rule"]) in (
        (403, "not-appointed"),
        (403, "not-its-representative"),
    )


async def test_representatives_are_not_appointed_or_ended_elsewhere(ask: Ask) -> None:
    await register(ask)
    await represent(ask)
    end = await ask("admin", "POST", f"/appointments/{REPRESENTATION}/end", {"on": "2024-03-01"})
    refused(end, 409, "representatives-are-named", "/role")
