"""A commune's council may rank what its producers file: recorded, advisory, and nothing rests on it."""

from uuid import UUID

from tests.evaluation.district import EARLY, SPRING, a_council, a_district, a_rating, appoint_all, submit_all
from tests.evaluation.office import Office, name


async def a_ranking(office: Office) -> tuple[UUID, UUID]:
    await appoint_all(office, "14500", "district", "x-")
    await a_council(office, name("x-council"), "x-")
    dossier, judging = await office.dossier("rice"), name("ranking")
    body = {"dossier": str(dossier), "council": str(name("x-council"))}
    opened = await office.ask("x-secretary", "PUT", f"/judgings/{judging}", body, at=EARLY)
    assert opened.status_code == 201, opened.text
    await submit_all(office, judging, *[75] * 5, prefix="x-")
    closed = await office.ask("x-chair", "POST", f"/judgings/{judging}/closing", at=SPRING)
    assert (closed.json()["outcome"], closed.json()["stars"], closed.json()["sent_to"]) == ("rated", 4, None)
    return judging, name("rice")


async def test_a_communes_ranking_is_recorded_and_can_not_be_recognised(office: Office) -> None:
    judging, product = await a_ranking(office)
    await office.catch_up()
    assert (await office.ask("x-chairman", "GET", "/worklists/results")).json()["items"] == []
    body = {
        "number": "1/QĐ",
        "legal_bases": ["Kế hoạch"],
        "recognised": [{"product": str(product), "judging": str(judging), "stars": 4}],
    }
    refused = await office.ask("x-chairman", "PUT", f"/decisions/{name('no')}", body)
    assert (refused.status_code, refused.json()["rule"]) == (409, "advisory-only")


async def test_the_district_still_has_the_dossier_before_it_and_judges_it(office: Office) -> None:
    await a_ranking(office)
    await a_district(office)
    await office.catch_up()
    waiting = (await office.ask("officer", "GET", "/worklists/dossiers")).json()["items"]
    assert [row["dossier"]["product"] for row in waiting] == [str(name("rice"))]
    judging, _ = await a_rating(office, "rice", 60)
    shown = (await office.ask(None, "GET", f"/ratings/{judging}")).json()
    assert (shown["level"], shown["stars"]) == ("district", 3)
