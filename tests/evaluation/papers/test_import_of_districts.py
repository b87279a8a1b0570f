"""Districts are gone: the papers of their councils are brought in by their province, at their own level."""

from dataclasses import replace
from datetime import date

import pytest

from services.evaluation.papers.usecases.names import decision_id, judging_id
from tests.evaluation.district import appoint_all
from tests.evaluation.office import Office, name
from tests.evaluation.old_papers import Told, as_csv, brought_in, decided, rows
from tests.evaluation.papers.test_import_levels import ABOVE, BELOW

OF_A_DISTRICT = {"Cấp": "huyện"}
THREE_STARS = Told(number="9/HS", product="rice", more={**OF_A_DISTRICT, **decided()})


@pytest.fixture(autouse=True)
async def a_province(office: Office) -> None:
    await appoint_all(office, "38", "province", "p-")
    await office.product("rice")


async def test_a_province_brings_in_what_its_district_rated_and_certified(office: Office) -> None:
    said = await brought_in(office, as_csv(rows(THREE_STARS)), who="p-officer")
    assert [line.get("stars") for line in said.lines] == [3, None]
    await office.catch_up()
    shown = (await office.ask(None, "GET", f"/ratings/{judging_id(name('office 38'), '9/HS')}")).json()
    assert (shown["level"], shown["stars"], shown["rules"]) == ("district", 3, "R4")
    decision = decision_id(name("office 38"), "45/QĐ-UBND", date(2024, 4, 20))
    listed = (await office.ask("p-officer", "GET", "/certificates")).json()["items"]
    assert [(c["level"], c["decision"], c["valid_from"]) for c in listed] == [
        ("district", str(decision), "2024-04-20")
    ]


async def test_what_the_district_sent_up_the_province_brings_in_after_it(office: Office) -> None:
    below = replace(BELOW, more=OF_A_DISTRICT)
    assert (await brought_in(office, as_csv(rows(below)), who="p-officer")).done == 1
    await office.catch_up()
    said = await brought_in(office, as_csv(rows(ABOVE)), who="p-officer")
    assert [line.get("rule") or line.get("stars") for line in said.lines] == [4]


async def test_a_council_of_a_district_is_not_the_provinces_of_the_same_number(office: Office) -> None:
    assert (await brought_in(office, as_csv(rows(THREE_STARS)), who="p-officer")).refused == 0
    own = replace(THREE_STARS, number="10/HS", more={})
    said = await brought_in(office, as_csv(rows(own)), who="p-officer")
    assert [line.get("rule") for line in said.lines] == ["already-written-otherwise"]


async def test_nobody_brings_in_papers_of_a_level_that_still_has_its_own_offices(office: Office) -> None:
    central = replace(THREE_STARS, more={"Cấp": "trung ương"})
    said = await brought_in(office, as_csv(rows(central)), who="p-officer")
    assert [line.get("rule") for line in said.lines][:1] == ["not-the-own-level"]
