"""What an office still has to do after certificates: renewals by days left, conclusions that wait."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from kernel.clock import now
from kernel.days import local_date
from law.generations import Kind
from services.evaluation.recognition.queries.renewals import Renewal, Wanted, Window, listed
from tests.evaluation.district import appoint_all
from tests.evaluation.office import Office, name
from tests.evaluation.province import a_paper, a_province_of_papers

TODAY = date(2026, 11, 22)
# The paper of each product, and its last day.
PAPERS = {
    "tea": ("2024-05-23", date(2027, 5, 22)),
    "salt": ("2024-05-22", date(2027, 5, 21)),
    "rice": ("2024-03-23", date(2027, 3, 22)),
    "honey": ("2024-03-22", date(2027, 3, 21)),
}
WINDOWS = {"honey": "closed", "rice": "open", "salt": "open", "tea": "not-yet"}


async def papers(office: Office) -> None:
    await a_province_of_papers(office)
    for called, (since, _) in PAPERS.items():
        await a_paper(office, await office.product(called), since)


async def renewals(office: Office, wanted: Wanted) -> list[Renewal]:
    return list(await listed(office.pool, wanted, None, 50))


def names(rows: list[Renewal]) -> list[str]:
    called = {name(product): product for product in PAPERS}
    return [called[row.product] for row in rows]


async def test_those_that_end_first_come_first_with_their_days_and_their_time_of_filing(
    office: Office,
) -> None:
    await papers(office)
    rows = await renewals(office, Wanted(unit="38", today=TODAY))
    assert {called: row.window.value for called, row in zip(names(rows), rows, strict=True)} == WINDOWS
    assert names(rows) == list(WINDOWS)
    assert [(row.valid_until, row.days_left) for row in rows] == [
        (last, (last - TODAY).days) for _, last in reversed(PAPERS.values())
    ]
    assert (rows[1].opens, rows[1].closes) == (date(2026, 9, 23), TODAY)


@pytest.mark.parametrize("window", [Window.NOT_YET, Window.OPEN, Window.CLOSED, Window.EXTENDED])
async def test_they_are_asked_for_by_their_time_of_filing(office: Office, window: Window) -> None:
    await papers(office)
    rows = await renewals(office, Wanted(unit="38", today=TODAY, window=window))
    assert names(rows) == [called for called, state in WINDOWS.items() if state == window.value]
    assert all(row.window is window for row in rows)


async def test_they_are_asked_for_by_days_left_and_by_warning(office: Office) -> None:
    await papers(office)
    days = (PAPERS["rice"][1] - TODAY).days
    assert names(await renewals(office, Wanted(unit="38", today=TODAY, within_days=days))) == [
        "honey",
        "rice",
    ]
    closed = Wanted(unit="38", today=TODAY, within_days=days - 1, window=Window.OPEN)
    assert await renewals(office, closed) == []
    await office.pool.execute("update certificates set warned = '{window}' where product = $1", name("rice"))
    assert names(await renewals(office, Wanted(unit="38", today=TODAY, warned=True))) == ["rice"]
    assert "rice" not in names(await renewals(office, Wanted(unit="38", today=TODAY, warned=False)))


async def test_an_extended_certificate_is_shown_as_such(office: Office) -> None:
    await a_province_of_papers(office)
    filed = date(2026, 6, 15)
    dossier = await office.dossier("rice", filed_on=filed, office="38", kind=Kind.REEVALUATION)
    certificate = await a_paper(office, name("rice"), "2023-08-01")
    path = f"/certificates/{certificate}/extension"
    asked = await office.ask("p-officer", "POST", path, {"dossier": str(dossier)}, at="2026-07-01T02:00:00Z")
    assert asked.status_code == 200
    await office.catch_up()
    for window in (None, Window.EXTENDED):
        [row] = await renewals(office, Wanted(unit="38", today=TODAY, window=window))
        assert (row.window, row.extended_from) == (Window.EXTENDED, date(2026, 7, 31))
        assert (row.opens, row.days_left) == (date(2026, 2, 1), (date(2027, 1, 27) - TODAY).days)


async def test_an_office_sees_its_own_unit_over_http_page_by_page(office: Office) -> None:
    await a_province_of_papers(office)
    await appoint_all(office, "396", "district", "o-")
    since = local_date(now()) - timedelta(days=100)
    for called in ("tea", "rice", "honey"):
        await a_paper(office, await office.product(called), since.isoformat())
    path, seen = "/worklists/certificates?limit=2&window=not-yet", list[UUID]()
    page = (await office.ask("p-officer", "GET", path)).json()
    seen += [row["product"] for row in page["items"]]
    page = (await office.ask("p-officer", "GET", f"{path}&cursor={page['next']}")).json()
    seen += [row["product"] for row in page["items"]]
    assert (len(seen), len(set(seen)), page["next"]) == (3, 3, None)
    assert (await office.ask("o-officer", "GET", path)).json()["items"] == []


async def adverse(office: Office, called: str, concluded_on: str) -> None:
    """Held and concluded against the product on one day."""
    visit, lead = f"/inspections/{name(f'visit to {called}')}", str(name("office 38"))
    at = f"{concluded_on}T02:00:00Z"
    duty = {"office": lead, "subject": "criteria", "observation": "Không còn đáp ứng"}
    body = {"kind": "unannounced", "product": str(name(called)), "duties": [duty]}
    assert (await office.ask("p-inspector", "PUT", visit, body, at=at)).status_code == 201
    conclusion = {"number": "17/KL", "conforms": False, "text": "Không đạt"}
    assert (
        await office.ask("p-inspector", "POST", f"{visit}/conclusion", conclusion, at=at)
    ).status_code == 200
    await office.catch_up()


async def test_an_adverse_conclusion_waits_15_days_for_its_decision(office: Office) -> None:
    await papers(office)
    await adverse(office, "rice", "2026-10-20")
    await adverse(office, "honey", "2026-05-21")
    before, since = (await office.ask("p-chairman", "GET", "/worklists/conclusions")).json()["items"]
    assert (before["product"], before["due_on"]) == (str(name("honey")), None)
    assert (since["product"], since["due_on"], since["stars"]) == (str(name("rice")), "2026-11-04", 4)
    assert since["days_left"] == (date(2026, 11, 4) - local_date(now())).days

    item = {
        "certificate": since["certificate"],
        "product": since["product"],
        "ground": "criteria-no-longer-met",
        "inspection": since["inspection"],
    }
    decision = {"number": "99/QĐ-UBND", "legal_bases": ["QĐ 26/2026/QĐ-TTg"], "revoked": [item]}
    path = f"/revocations/{name('revocation')}"
    signed = await office.ask("p-chairman", "PUT", path, decision, at="2026-11-03T02:00:00Z")
    assert signed.status_code == 201, signed.text
    await office.catch_up()
    [left] = (await office.ask("p-chairman", "GET", "/worklists/conclusions")).json()["items"]
    assert left["product"] == str(name("honey"))


async def test_a_lapsed_certificate_is_not_revoked_any_more(office: Office) -> None:
    await a_province_of_papers(office)
    await a_paper(office, await office.product("rice"), "2023-01-01")
    await adverse(office, "rice", "2025-10-20")
    await office.fire_timers()
    assert (await office.ask("p-chairman", "GET", "/worklists/conclusions")).json()["items"] == []
