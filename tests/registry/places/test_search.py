"""Units by the day and by name: as people type it, on a day, by former names too."""

from urllib.parse import urlencode
from uuid import UUID

import pytest

from services.registry.places.routes.units import Found
from tests.registry.conftest import Ask
from tests.registry.steps import done, refused

JULY = "2025-07-01"
NUMBERED = {"kind": "commune", "type": "ward", "valid_from": "2018-01-01", "name": "Phường 1"}


@pytest.fixture
async def reformed(ask: Ask) -> None:
    """Two wards 1 in two provinces; Suối Mơ became a ward in July 2025, and took the next one in."""
    done(await ask("admin", "PUT", "/units/98103", {**NUMBERED, "parent": "981"}))
    done(await ask("admin", "PUT", "/units/97103", {**NUMBERED, "parent": "971"}))
    changes = [
        {"code": "98101", "name": "Phường Suối Mơ", "type": "ward", "parent": "98"},
        {"code": "98102", "ends": True, "into": ["98101"]},
    ]
    resolution = {"resolution": "1/NQ-UBTVQH15", "on": JULY, "changes": changes}
    done(await ask("admin", "POST", "/units/resolutions", resolution))


async def search(ask: Ask, name: str, on: str = "2026-01-01") -> Found:
    asked = urlencode({"name": name, "on": on})
    answer = done(await ask("commune", "GET", f"/units/search?{asked}"))
    return Found.model_validate_json(answer.content)


@pytest.mark.usefixtures("reformed")
@pytest.mark.parametrize("typed", ["Phường Suối Mơ", "phuong suoi mo", "SUỐI  MƠ", "suoi mo", "Suôi mơ"])
async def test_a_unit_is_found_as_one_types_its_name(ask: Ask, typed: str) -> None:
    found = await search(ask, typed)
    [first, *_] = found.items
    assert (first.code, first.name, first.exact) == ("98101", "Phường Suối Mơ", True)
    assert first.above == ["Tỉnh Mẫu"]
    assert found.which is False


@pytest.mark.usefixtures("reformed")
async def test_a_name_holds_on_its_days_and_a_former_one_is_found_as_such(ask: Ask) -> None:
    [now, former] = (await search(ask, "suoi mo")).items
    assert (now.name, now.holds, str(now.since), now.until) == ("Phường Suối Mơ", True, JULY, None)
    assert (former.name, former.holds, str(former.until)) == ("Xã Suối Mơ", False, JULY)
    assert former.above == ["Huyện Mẫu", "Tỉnh Mẫu"]
    [then] = (await search(ask, "suoi mo", on="2025-06-30")).items
    assert (then.name, then.holds) == ("Xã Suối Mơ", True)


@pytest.mark.usefixtures("reformed")
async def test_a_unit_that_ended_is_found_with_its_heirs(ask: Ask) -> None:
    [gone] = (await search(ask, "doi thu")).items
    assert (gone.code, gone.holds, gone.heirs) == ("98102", False, ["98101"])


@pytest.mark.usefixtures("reformed")
async def test_a_name_of_several_units_asks_which(ask: Ask) -> None:
    found = await search(ask, "phuong 1")
    assert found.which is True
    assert [(f.code, f.above) for f in found.items] == [
        ("97103", ["Huyện Bên", "Tỉnh Bên"]),
        ("98103", ["Huyện Mẫu", "Tỉnh Mẫu"]),
    ]


@pytest.mark.parametrize("odd", ["%", "_", "\\", "100%"])
async def test_signs_of_patterns_are_signs(ask: Ask, odd: str) -> None:
    assert (await search(ask, odd)).items == []


async def test_a_search_for_nothing_is_malformed(ask: Ask) -> None:
    refused(await ask("commune", "GET", "/units/search?name=%20"), 422, "malformed", "query/name")
    assert (await ask("commune", "GET", "/units/search?name=a%00b")).status_code == 422


@pytest.mark.usefixtures("reformed")
async def test_a_list_shows_the_names_of_its_day(ask: Ask) -> None:
    async def names(query: str) -> list[tuple[str, str]]:
        rows = done(await ask("commune", "GET", f"/units?{query}")).json()["items"]
        return [(row["code"], row["name"]) for row in rows]

    assert await names("parent=981&on=2025-06-30") == [
        ("98101", "Xã Suối Mơ"),
        ("98102", "Xã Đồi Thử"),
        ("98103", "Phường 1"),
    ]
    assert await names(f"parent=981&on={JULY}") == [("98103", "Phường 1")]
    assert await names(f"parent=98&on={JULY}") == [("981", "Huyện Mẫu"), ("98101", "Phường Suối Mơ")]


async def test_a_name_that_lies_ahead_does_not_hold_yet(ask: Ask) -> None:
    done(await ask("admin", "POST", "/units/98101/rename", {"name": "Xã Mai Sau", "on": "2099-01-01"}))
    rows = (await ask("commune", "GET", "/units?parent=981")).json()["items"]
    assert [row["name"] for row in rows] == ["Xã Suối Mơ", "Xã Đồi Thử"]


async def test_a_former_name_learnt_late_does_not_change_what_it_is_called(ask: Ask) -> None:
    done(await ask("admin", "POST", "/units/98101/rename", {"name": "Phường Suối Mơ", "on": JULY}))
    done(await ask("admin", "POST", "/units/98101/rename", {"name": "Xã Suối", "on": "2019-01-01"}))
    rows = (await ask("commune", "GET", "/units?parent=981")).json()["items"]
    assert rows[0]["name"] == "Phường Suối Mơ"
    then = (await ask("commune", "GET", "/units?parent=981&on=2020-01-01")).json()["items"]
    assert then[0]["name"] == "Xã Suối"


async def test_an_office_is_found_by_the_names_that_it_bore(ask: Ask) -> None:
    path = f"/offices/{UUID(int=0x77)}"
    office = {"name": "Phòng Nông nghiệp", "kind": "department", "unit": "981", "since": "2020-01-01"}
    done(await ask("admin", "PUT", path, office))
    done(await ask("admin", "POST", f"{path}/rename", {"name": "Phòng Kinh tế", "on": "2023-01-01"}))
    done(await ask("admin", "POST", f"{path}/rename", {"name": "Phòng Mai Sau", "on": "2099-01-01"}))

    async def found(name: str, on: str) -> list[tuple[str, bool, str | None]]:
        answer = done(await ask("commune", "GET", f"/offices/search?{urlencode({'name': name, 'on': on})}"))
        return [(row["name"], row["holds"], row["until"]) for row in answer.json()]

    former = ("Phòng Nông nghiệp", False, "2023-01-01")
    assert await found("phong nong nghiep", "2022-01-01") == [("Phòng Nông nghiệp", True, "2023-01-01")]
    assert await found("nong nghiep", "2024-01-01") == [former]
    assert await found("PHONG", "2024-01-01") == [("Phòng Kinh tế", True, "2099-01-01"), former]
    refused(await ask("commune", "GET", "/offices/search?name=%20"), 422, "malformed", "query/name")

    rows = (await ask("district", "GET", "/offices?on=2021-01-01")).json()["items"]
    assert "Phòng Nông nghiệp" in [row["name"] for row in rows]
    rows = (await ask("district", "GET", "/offices")).json()["items"]
    assert "Phòng Kinh tế" in [row["name"] for row in rows]
