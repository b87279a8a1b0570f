"""A local setting from its adoption to the day on which a law ends it, and what councils make of it."""

from datetime import UTC, datetime

from tests.evaluation.district import COUNCIL, SUMMER, WINTER, a_council, appoint_all
from tests.evaluation.office import Office, name

SPRING_2020 = "2020-03-01T02:00:00Z"


async def test_a_setting_is_ended_by_the_law_that_does_not_allow_it_and_the_office_reads_so(
    office: Office,
) -> None:
    await appoint_all(office)
    path, fifty = f"/settings/{name('fifty')}", {"level": "district", "document": "9/KH", "sends_up_from": 50}
    made = await office.ask("officer", "PUT", path, fifty, at=SPRING_2020)
    assert made.status_code == 201, made.text
    await office.catch_up()
    assert await office.fire_timers(datetime(2023, 2, 23, 16, 59, tzinfo=UTC)) == 0
    assert await office.fire_timers(datetime(2023, 2, 23, 17, 0, tzinfo=UTC)) == 1
    shown = (await office.ask("officer", "GET", "/settings")).json()["items"]
    assert [(row["ended_on"], row["ended_by"]) for row in shown] == [("2023-02-24", "R4")]


async def test_what_the_law_sets_is_not_set_otherwise(office: Office) -> None:
    await appoint_all(office)
    sixty = {"level": "district", "document": "9/KH", "sends_up_from": 60}
    refused = await office.ask("officer", "PUT", f"/settings/{name('sixty')}", sixty, at=SPRING_2020)
    assert (refused.status_code, refused.json()["rule"]) == (409, "law-does-not-allow")


async def test_a_regulation_takes_from_the_setting_what_it_leaves_out(office: Office) -> None:
    await appoint_all(office)
    await a_council(office)
    for terms in ({"gate_reading": "majority"}, {"quorum_percent": 80}, {"spread": 8}):
        (term,) = terms
        setting = {"level": "district", "document": "9/KH", **terms}
        made = await office.ask("officer", "PUT", f"/settings/{name(term)}", setting, at=WINTER)
        assert made.status_code == 201, made.text
    await office.catch_up()
    path = f"/councils/{COUNCIL}"
    adopted = await office.ask("officer", "POST", f"{path}/regulation", {"document": "14/QĐ"}, at=SUMMER)
    assert adopted.status_code == 200, adopted.text
    shown = (await office.ask("officer", "GET", path)).json()
    assert (shown["gate_reading"], shown["quorum_percent"], shown["spread"]) == ("majority", 80, 8)


async def test_without_settings_a_regulation_is_taken_to_be_as_usual(office: Office) -> None:
    await appoint_all(office)
    await a_council(office)
    path = f"/councils/{COUNCIL}"
    await office.ask("officer", "POST", f"{path}/regulation", {"document": "14/QĐ"}, at=SUMMER)
    shown = (await office.ask("officer", "GET", path)).json()
    assert (shown["quorum"], shown["quorum_percent"], shown["chair_must_score"]) == (1, 75, True)
    assert (shown["gate_reading"], shown["spread"]) == ("mean", 10)
