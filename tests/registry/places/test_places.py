"""Units and offices over HTTP: established in scope, changed from a day on, read as they stood."""

from uuid import UUID

import pytest

from tests.registry.conftest import Ask
from tests.registry.people import office_of
from tests.registry.steps import done, refused

NEW_COMMUNE = {"name": "Xã Mới", "kind": "commune", "parent": "981", "valid_from": "2020-01-01"}
DEPARTMENT = UUID(int=0x77)
OFFICE = {"name": "Phòng Nông nghiệp", "kind": "department", "unit": "981", "since": "2020-01-01"}


async def test_a_unit_is_established_and_found_below_its_parent(ask: Ask) -> None:
    answer = await ask("admin", "PUT", "/units/98103", NEW_COMMUNE)
    assert (answer.status_code, answer.json()["id"]) == (201, "98103")
    rows = (await ask("commune", "GET", "/units?parent=981")).json()["items"]
    assert [(r["code"], r["type"]) for r in rows] == [
        ("98101", "commune"),
        ("98102", "commune"),
        ("98103", "commune"),
    ]


async def test_a_unit_is_read_as_it_stood_on_a_day(ask: Ask) -> None:
    change = {"name": "Phường Suối Mơ", "on": "2025-07-01"}
    done(await ask("admin", "POST", "/units/98101/rename", change))
    done(await ask("admin", "POST", "/units/98101/retype", {"type": "ward", "on": "2025-07-01"}))
    done(await ask("admin", "POST", "/units/98101/transfer", {"parent": "98", "on": "2025-07-01"}))
    done(await ask("admin", "POST", "/units/98102/merge", {"into": ["98101"], "on": "2025-07-01"}))
    done(await ask("admin", "POST", "/units/981/dissolve", {"on": "2025-07-01"}))
    before = (await ask("province", "GET", "/units/98101?on=2025-06-30")).json()
    after = (await ask("province", "GET", "/units/98101?on=2025-07-01")).json()
    assert (before["name"], before["type"], before["parent"]) == ("Xã Suối Mơ", "commune", "981")
    assert (after["name"], after["type"], after["parent"]) == ("Phường Suối Mơ", "ward", "98")
    assert (await ask("province", "GET", "/units/98102")).json()["ended"] == "2025-07-01"
    refused(await ask("province", "GET", "/units/981?on=2025-07-01"), 404, "no-such-unit")
    rows = (await ask("province", "GET", "/units?parent=98")).json()["items"]
    assert [(r["code"], r["ended"]) for r in rows] == [("981", "2025-07-01"), ("98101", None)]


async def test_a_code_is_never_given_twice(ask: Ask) -> None:
    taken = {**NEW_COMMUNE, "name": "Xã Khác"}
    refused(await ask("admin", "PUT", "/units/98101", taken), 409, "code-taken", "/code")


@pytest.mark.parametrize(
    ("path", "body", "rule", "field"),
    [
        ("/units/98103", {**NEW_COMMUNE, "parent": "989"}, "unknown-unit", "/parent"),
        ("/units/98103", {**NEW_COMMUNE, "valid_from": "2010-01-01"}, "unit-not-there-then", "/parent"),
    ],
)
async def test_a_unit_stands_under_one_that_is_there(
    ask: Ask, path: str, body: dict[str, object], rule: str, field: str
) -> None:
    refused(await ask("admin", "PUT", path, body), 422, rule, field)


async def test_units_nest_by_their_levels(ask: Ask) -> None:
    odd = {**NEW_COMMUNE, "kind": "district"}
    refused(await ask("admin", "PUT", "/units/98103", odd), 409, "code-does-not-fit", "/code")
    answer = await ask("admin", "PUT", "/units/9810x", NEW_COMMUNE)
    assert (answer.status_code, answer.json()["rule"]) == (422, "malformed")
    refused(await ask("admin", "POST", "/units/98199/dissolve", {"on": "2025-07-01"}), 404, "no-such-unit")


async def test_an_administrator_changes_units_only_in_the_own_province(ask: Ask) -> None:
    done(await ask("admin-98", "PUT", "/units/98103", NEW_COMMUNE))
    elsewhere = {**NEW_COMMUNE, "parent": "971"}
    refused(await ask("admin-98", "PUT", "/units/97102", elsewhere), 403, "out-of-scope")
    province = {"name": "Tỉnh Mới", "kind": "province", "parent": "VN", "valid_from": "2020-01-01"}
    refused(await ask("admin-98", "PUT", "/units/99", province), 403, "out-of-scope")


async def test_an_office_is_established_renamed_succeeded_and_readable_for_ever(ask: Ask) -> None:
    path = f"/offices/{DEPARTMENT}"
    done(await ask("admin", "PUT", path, OFFICE))
    done(await ask("admin", "POST", f"{path}/rename", {"name": "Phòng Kinh tế", "on": "2023-01-01"}))
    successor = {"by": str(office_of("98")), "on": "2025-07-01"}
    done(await ask("admin", "POST", f"{path}/succeed", successor))
    shown = (await ask("commune", "GET", path)).json()
    assert shown == {
        "office": str(DEPARTMENT),
        "name": "Phòng Kinh tế",
        "kind": "department",
        "unit": "981",
        "since": "2020-01-01",
        "ended": "2025-07-01",
        "succeeded_by": str(office_of("98")),
    }
    refused(await ask("admin", "POST", f"{path}/dissolve", {"on": "2026-01-01"}), 409, "office-ended")
    rows = (await ask("district", "GET", "/offices")).json()["items"]
    assert {r["office"] for r in rows} == {
        str(DEPARTMENT),
        *(str(office_of(unit)) for unit in ("981", "98101", "98102")),
    }


async def test_an_office_acts_in_a_unit_that_was_there(ask: Ask) -> None:
    path = f"/offices/{DEPARTMENT}"
    refused(await ask("admin", "PUT", path, {**OFFICE, "unit": "989"}), 422, "unknown-unit", "/unit")
    early = {**OFFICE, "since": "2010-01-01"}
    refused(await ask("admin", "PUT", path, early), 422, "unit-not-there-then", "/unit")
    nobody = {"by": str(DEPARTMENT), "on": "2025-07-01"}
    refused(await ask("admin", "POST", f"/offices/{office_of('981')}/succeed", nobody), 404, "no-such-office")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2024-02-30", "1700000000"])
async def test_a_day_that_can_not_be_is_refused(ask: Ask, day: str) -> None:
    answer = await ask("admin", "PUT", "/units/98103", {**NEW_COMMUNE, "valid_until": day})
    assert (answer.status_code, answer.json()["field"]) == (422, "/valid_until")


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "now", "2024-01-01"]
)
async def test_a_time_that_can_not_be_is_refused(ask: Ask, at: str) -> None:
    answer = await ask("admin", "PUT", "/units/98103", NEW_COMMUNE, at=at)
    assert (answer.status_code, answer.json()["rule"]) in ((422, "malformed"), (422, "in-the-future"))
