"""Ideas over HTTP: from a producer over the commune to the district, refused with sentences."""

from uuid import UUID

import pytest

from tests.registry.conftest import Ask
from tests.registry.steps import done, refused, register, represent
from tests.registry.story import HONEY_COOP, HONEY_IDEA

IDEA = f"/ideas/{HONEY_IDEA}"
CONTENT = {"title": "Mật ong rừng Suối Mơ", "description": "Mật của đàn ong nuôi dưới tán rừng"}
NEW = {"producer": str(HONEY_COOP), **CONTENT}
FOURTH, SIXTH, TWELFTH, THIRTEENTH = (f"2024-03-{day}T09:00:00+07:00" for day in ("04", "06", "12", "13"))
WHY = {"reasons": "Chưa nêu rõ nguồn nguyên liệu"}


async def submit(ask: Ask) -> None:
    await register(ask)
    done(await ask("commune", "PUT", IDEA, NEW, at=FOURTH))


async def test_an_idea_goes_from_commune_to_district_and_is_selected(ask: Ask) -> None:
    await register(ask)
    answer = await ask("commune", "PUT", IDEA, NEW, at=FOURTH)
    assert answer.status_code == 201
    assert answer.headers["etag"] == f'"idea-{HONEY_IDEA}@1"'
    assert answer.headers["location"] == f"/api/v1{IDEA}"
    done(await ask("commune", "POST", f"{IDEA}/forward", at=FOURTH))
    waiting = (await ask("district", "GET", "/ideas?phase=forwarded")).json()["items"]
    assert [(i["idea"], i["to_unit"], i["since"]) for i in waiting] == [
        (str(HONEY_IDEA), "981", "2024-03-04")
    ]
    done(await ask("district", "POST", f"{IDEA}/select", at=SIXTH))
    shown = (await ask("commune", "GET", IDEA)).json()
    assert (shown["phase"], shown["since"], shown["description"]) == (
        "selected",
        "2024-03-06",
        CONTENT["description"],
    )


async def test_a_returned_idea_shows_why_and_comes_again_at_once(ask: Ask) -> None:
    await submit(ask)
    done(await ask("commune", "POST", f"{IDEA}/return", WHY, at=FOURTH))
    shown = (await ask("commune", "GET", IDEA)).json()
    assert (shown["phase"], shown["reasons"]) == ("returned", WHY["reasons"])
    done(await ask("commune", "POST", f"{IDEA}/resubmit", CONTENT, at=FOURTH))
    shown = (await ask("commune", "GET", IDEA)).json()
    assert (shown["phase"], shown["attempt"], shown["reasons"]) == ("submitted", 2, None)


async def test_an_idea_is_not_returned_again_for_other_reasons(ask: Ask) -> None:
    await submit(ask)
    done(await ask("commune", "POST", f"{IDEA}/return", WHY, at=FOURTH))
    done(await ask("commune", "POST", f"{IDEA}/return", WHY, at=SIXTH))
    other = await ask("commune", "POST", f"{IDEA}/return", {"reasons": "Trùng với ý tưởng khác"}, at=SIXTH)
    refused(other, 409, "not-waiting")
    shown = (await ask("commune", "GET", IDEA)).json()
    assert (shown["reasons"], shown["since"]) == (WHY["reasons"], "2024-03-04")


async def test_an_idea_not_selected_comes_again_after_a_week(ask: Ask) -> None:
    await submit(ask)
    done(await ask("commune", "POST", f"{IDEA}/forward", at=FOURTH))
    done(await ask("district", "POST", f"{IDEA}/pass-over", WHY, at=SIXTH))
    early = await ask("commune", "POST", f"{IDEA}/resubmit", CONTENT, at=TWELFTH)
    refused(early, 409, "too-soon-again", "/occurred_at")
    assert "2024-03-13" in early.json()["en"]
    done(await ask("commune", "POST", f"{IDEA}/resubmit", CONTENT, at=THIRTEENTH))


async def test_in_2024_the_province_does_not_select(ask: Ask) -> None:
    await submit(ask)
    done(await ask("commune", "POST", f"{IDEA}/forward", at=FOURTH))
    refused(await ask("province", "POST", f"{IDEA}/select", at=SIXTH), 409, "not-the-selecting-level")


async def test_today_ideas_go_to_the_province(ask: Ask) -> None:
    await submit(ask)
    done(await ask("commune", "POST", f"{IDEA}/forward"))
    assert (await ask("province", "GET", IDEA)).json()["to_unit"] == "98"
    refused(await ask("district", "POST", f"{IDEA}/select"), 409, "not-the-selecting-level")
    done(await ask("province", "POST", f"{IDEA}/select"))


async def test_the_same_request_again_changes_nothing_and_another_is_refused(ask: Ask) -> None:
    await submit(ask)
    again = await ask("commune", "PUT", IDEA, NEW, at=FOURTH)
    assert (again.status_code, again.headers["idempotent-replayed"]) == (201, "true")
    refused(await ask("commune", "PUT", IDEA, {**NEW, "title": "Chè"}, at=FOURTH), 409, "idea-exists")
    done(await ask("commune", "POST", f"{IDEA}/forward", at=FOURTH))
    twice = done(await ask("commune", "POST", f"{IDEA}/forward", at=FOURTH))
    assert twice.json()["version"] == 2


async def test_a_step_against_a_version_that_has_passed_is_refused(ask: Ask) -> None:
    await submit(ask)
    seen = {"If-Match": f'"idea-{HONEY_IDEA}@1"'}
    done(await ask("commune", "POST", f"{IDEA}/return", WHY, at=FOURTH, headers=seen))
    stale = await ask("commune", "POST", f"{IDEA}/withdraw", at=FOURTH, headers=seen)
    refused(stale, 412, "stale-version", "header/If-Match")


@pytest.mark.parametrize(
    ("body", "rule", "field"),
    [
        ({**NEW, "stars": 5}, "extra-forbidden", "/stars"),
        ({"producer": str(HONEY_COOP), "title": "Mật"}, "missing", "/description"),
        ({**NEW, "producer": "x"}, "uuid-parsing", "/producer"),
        ({**NEW, "title": ""}, "string-too-short", "/title"),
        ({**NEW, "title": "Mật\x07"}, "control-character", ""),
        ({**NEW, "title": "Mật" * 200}, "string-too-long", "/title"),
    ],
)
async def test_what_is_malformed_is_refused_by_its_field(
    ask: Ask, body: dict[str, object], rule: str, field: str
) -> None:
    answer = await ask("commune", "PUT", IDEA, body)
    assert answer.status_code == 422
    assert (answer.json()["errors"][0]["rule"], answer.json()["field"] if field else "") == (rule, field)


async def test_an_idea_needs_a_producer_that_takes_part(ask: Ask) -> None:
    refused(await ask("commune", "PUT", IDEA, NEW), 404, "no-such-producer")
    await register(ask)
    done(await ask("commune", "POST", f"/producers/{HONEY_COOP}/close", {"reason": "giải thể"}))
    refused(await ask("commune", "PUT", IDEA, NEW), 409, "producer-is-closed")


async def test_an_unknown_idea_is_not_found(ask: Ask) -> None:
    refused(await ask("commune", "POST", f"/ideas/{UUID(int=9)}/forward"), 404, "no-such-idea")
    refused(await ask("commune", "GET", f"/ideas/{UUID(int=9)}"), 404, "no-such-idea")


async def test_a_producer_acts_for_itself_today_but_not_in_the_past(ask: Ask) -> None:
    await register(ask)
    await represent(ask)
    late = await ask("lan", "PUT", IDEA, NEW, at=FOURTH)
    refused(late, 403, "may-not-file-late", "header/Occurred-At")
    done(await ask("lan", "PUT", IDEA, NEW))
    mine = (await ask("lan", "GET", "/ideas")).json()["items"]
    assert [i["idea"] for i in mine] == [str(HONEY_IDEA)]


async def test_lists_are_read_page_by_page_and_a_cursor_belongs_to_its_list(ask: Ask) -> None:
    await register(ask)
    for number in range(5):
        done(await ask("commune", "PUT", f"/ideas/{UUID(int=100 + number)}", NEW))
    seen: list[str] = []
    page = (await ask("commune", "GET", "/ideas?limit=2")).json()
    first = page["next"]
    while True:
        seen += [i["idea"] for i in page["items"]]
        if page["next"] is None:
            break
        page = (await ask("commune", "GET", f"/ideas?limit=2&cursor={page['next']}")).json()
    assert seen == [str(UUID(int=100 + number)) for number in range(5)]
    other = await ask("commune", "GET", f"/ideas?phase=returned&cursor={first}")
    refused(other, 422, "foreign-cursor", "query/cursor")


async def test_an_idea_that_was_read_is_changed_once(ask: Ask) -> None:
    await submit(ask)
    read = (await ask("commune", "GET", IDEA)).headers["etag"]
    assert read == f'"idea-{HONEY_IDEA}@1"'
    since = {"If-Match": read}
    done(await ask("commune", "POST", f"{IDEA}/return", WHY, at=FOURTH, headers=since))
    stale = await ask("commune", "POST", f"{IDEA}/resubmit", CONTENT, at=FOURTH, headers=since)
    refused(stale, 412, "stale-version", "header/If-Match")
