"""A resolution is entered by the Ministry as one: all of its changes from its day on, or none."""

import json

from services.registry.places.commandline.resolutions import since_2025
from tests.registry.conftest import Ask
from tests.registry.steps import done, refused

ENTER = "/units/resolutions"
WARDS = {
    "resolution": "12/NQ-UBTVQH16",
    "signed_on": "2025-06-16",
    "on": "2025-07-01",
    "changes": [
        {"code": "98101", "name": "Phường Suối Mơ", "type": "ward", "parent": "98"},
        {"code": "98102", "ends": True, "into": ["98101"]},
        {"code": "981", "ends": True},
        {"code": "98104", "new": True, "name": "Xã Mới", "type": "commune", "parent": "98"},
    ],
}


async def test_all_of_a_resolution_holds_from_its_day_on(ask: Ask) -> None:
    done(await ask("admin", "POST", ENTER, WARDS))
    before = (await ask("admin", "GET", "/units/98101?on=2025-06-30")).json()
    after = (await ask("admin", "GET", "/units/98101?on=2025-07-01")).json()
    assert (before["name"], before["type"], before["parent"]) == ("Xã Suối Mơ", "commune", "981")
    assert (after["name"], after["type"], after["parent"]) == ("Phường Suối Mơ", "ward", "98")
    assert (await ask("admin", "GET", "/units/98102")).json()["ended"] == "2025-07-01"
    assert (await ask("admin", "GET", "/units/98104")).json()["valid_from"] == "2025-07-01"


async def test_a_unit_tells_by_which_resolution_it_changed(ask: Ask) -> None:
    done(await ask("admin", "POST", ENTER, WARDS))
    assert (await ask("commune", "GET", "/units/98101/history")).json() == [
        {
            "since": "2018-01-01",
            "name": "Xã Suối Mơ",
            "type": "commune",
            "parent": "981",
            "resolutions": [],
        },
        {
            "since": "2025-07-01",
            "name": "Phường Suối Mơ",
            "type": "ward",
            "parent": "98",
            "resolutions": ["12/NQ-UBTVQH16 ngày 16/6/2025"],
        },
    ]


async def test_a_resolution_entered_twice_is_on_record_once(ask: Ask) -> None:
    first = done(await ask("admin", "POST", ENTER, WARDS)).json()
    assert done(await ask("admin", "POST", ENTER, WARDS)).json() == first
    assert first["version"] == 4


async def test_one_change_that_can_not_be_refuses_all_of_it_and_is_named(ask: Ask) -> None:
    changes = [
        {"code": "98101", "name": "Phường Suối Mơ"},
        {"code": "98102", "ends": True, "into": ["98199"]},
    ]
    wrong = {**WARDS, "changes": changes}
    refused(await ask("admin", "POST", ENTER, wrong), 422, "unknown-unit", "/changes/1/into")
    assert (await ask("admin", "GET", "/units/98101")).json()["name"] == "Xã Suối Mơ"


async def test_a_resolution_speaks_for_the_whole_country(ask: Ask) -> None:
    refused(await ask("admin-98", "POST", ENTER, WARDS), 403, "out-of-scope")
    answer = await ask("ministry", "POST", ENTER, WARDS)
    assert answer.status_code == 403


async def test_a_unit_that_goes_on_may_have_lost_parts(ask: Ask) -> None:
    parted = {**WARDS, "changes": [{"code": "98101", "into": ["98101", "98102"]}]}
    done(await ask("admin", "POST", ENTER, parted))
    assert (await ask("admin", "GET", "/units/98101")).json()["ended"] is None
    new = {
        "code": "98104",
        "new": True,
        "name": "Xã Mới",
        "type": "commune",
        "parent": "98",
        "into": ["98102"],
    }
    answer = await ask("admin", "POST", ENTER, {**WARDS, "changes": [new]})
    assert (answer.status_code, answer.json()["rule"]) == (422, "malformed")


async def test_a_change_that_changes_nothing_is_malformed(ask: Ask) -> None:
    for change in (
        {"code": "98101"},
        {"code": "98101", "ends": True, "name": "Xã"},
        {"code": "98104", "new": True},
    ):
        answer = await ask("admin", "POST", ENTER, {**WARDS, "changes": [change]})
        assert (answer.status_code, answer.json()["rule"]) == (422, "malformed")


def test_what_the_package_lacks_is_kept_in_the_form_in_which_it_is_entered() -> None:
    for resolution in since_2025():
        again = json.loads(resolution.model_dump_json(exclude_defaults=True))
        assert type(resolution).model_validate(again) == resolution


async def test_a_unit_goes_into_no_unit_that_is_under_it_or_went_into_it(ask: Ask) -> None:
    done(await ask("admin", "POST", "/units/98101/merge", {"into": ["98102"], "on": "2025-07-01"}))
    back = {"into": ["98101"], "on": "2025-06-01"}
    refused(await ask("admin", "POST", "/units/98102/merge", back), 409, "merged-in-circle", "/into")
    below = {"into": ["98102"], "on": "2025-06-01"}
    refused(await ask("admin", "POST", "/units/981/merge", below), 409, "merged-in-circle", "/into")


async def test_a_unit_goes_into_itself_its_parent_or_one_unit_twice_never(ask: Ask) -> None:
    for into, rule in (
        (["98101"], "merged-into-itself"),
        (["981"], "merged-into-above"),
        (["98102", "98102"], "named-twice"),
    ):
        merger = {"into": into, "on": "2025-07-01"}
        refused(await ask("admin", "POST", "/units/98101/merge", merger), 409, rule, "/into")
