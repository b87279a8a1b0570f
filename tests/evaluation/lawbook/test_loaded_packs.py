"""The official wording is loaded over HTTP: judgings that open since use it, those that were open do not."""

from datetime import date
from uuid import UUID

import httpx
import pytest

from kernel.http.body import MAX_TEXT
from kernel.store import Events
from law.wording.packs import Pack, read_pack, released
from law.wording.sheet import CriteriaSet
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.state import Rated
from services.evaluation.lawbook import queries
from services.evaluation.lawbook import tables as packs
from tests.evaluation.district import COUNCIL, FIVE, SPRING, a_district
from tests.evaluation.office import Office, heard, name
from tests.evaluation.packs import CORRECTED, OFFICIAL, R4, RICE, Sources, changed
from tests.law.sheets import full

LOADED = {
    each: read_pack(sources).digest for each, sources in (("official", OFFICIAL), ("corrected", CORRECTED))
}
IN_2021 = date(2021, 3, 1)


async def load(office: Office, sources: Sources, who: str = "ministry", **headers: str) -> httpx.Response:
    body = {"files": sources, "document": "15/CV-VPĐP", "document_dated": "2026-06-01"}
    return await office.ask(who, "PUT", "/packs/R3", body, **headers)


async def a_ministry(office: Office) -> None:
    await office.appoint("ministry", "central-officer", "VN")


async def opened(office: Office, called: str) -> UUID:
    """A rice of 2021, so under R3, before the district's council."""
    dossier = await office.dossier(called, filed_on=IN_2021)
    judging = name(f"judging of {called}")
    body = {"dossier": str(dossier), "council": str(COUNCIL)}
    done = await office.ask("secretary", "PUT", f"/judgings/{judging}", body, at=SPRING)
    assert done.status_code == 201, done.text
    return judging


async def rated(office: Office, judging: UUID, criteria_set: CriteriaSet) -> Rated:
    for member in FIVE:
        path, sheet = f"/judgings/{judging}/sheet", {"scores": full(criteria_set)}
        done = await office.ask(member, "PUT", path, sheet, at=SPRING)
        assert done.status_code == 200, done.text
    closed = await office.ask("chair", "POST", f"/judgings/{judging}/closing", at=SPRING)
    assert closed.status_code == 200, closed.text
    state, _ = await office.events.state(decider, judging)
    assert isinstance(state, Rated)
    return state


async def test_what_opens_from_then_on_is_judged_by_the_loaded_pack_and_nothing_before(
    office: Office,
) -> None:
    await a_district(office)
    await a_ministry(office)
    before = await opened(office, "rice")
    done = await load(office, CORRECTED)
    assert (done.status_code, done.headers["ETag"]) == (201, '"pack-R3@1"')
    since = await opened(office, "millet")

    old = await rated(office, before, released("R3").sets[3])
    new = await rated(office, since, read_pack(CORRECTED).sets[3])

    assert (old.rated.pack, old.rated.standing) == (released("R3").digest, "provisional")
    assert (new.rated.pack, new.rated.standing) == (LOADED["corrected"], "complete with a note")
    assert (old.rated.average, new.rated.average) == (100, 100)
    assert old.rated.sheets[0].scores != new.rated.sheets[0].scores


async def test_the_vocabulary_shows_the_pack_in_force_and_any_that_a_judging_names(office: Office) -> None:
    await a_district(office)
    await a_ministry(office)
    before = await opened(office, "rice")
    await load(office, CORRECTED)
    shown = (await office.ask(None, "GET", "/criteria-sets/R3/3")).json()
    assert shown["standing"] == "complete with a note"
    digest = (await office.ask("officer", "GET", f"/judgings/{before}")).json()["pack"]
    of_that_judging = await office.ask(None, "GET", f"/criteria-sets/R3/3?pack={digest}")
    assert of_that_judging.json()["standing"] == "provisional"
    unknown = await office.ask(None, "GET", f"/criteria-sets/R3/3?pack={'0' * 64}")
    assert (unknown.status_code, unknown.json()["rule"]) == (404, "not-found")


async def test_a_sheet_takes_only_points_of_the_pack_that_its_judging_was_opened_with(office: Office) -> None:
    await a_district(office)
    await a_ministry(office)
    before = await opened(office, "rice")
    await load(office, CORRECTED)
    scores = full(read_pack(CORRECTED).sets[3])
    refused = await office.ask("binh", "PUT", f"/judgings/{before}/sheet", {"scores": scores}, at=SPRING)
    assert (refused.status_code, refused.json()["rule"]) == (409, "not-an-option")


async def test_asked_twice_it_is_loaded_once(office: Office) -> None:
    await a_ministry(office)
    first, same = await load(office, OFFICIAL), await load(office, OFFICIAL)
    otherwise = await load(office, {"all.txt": "\n".join(OFFICIAL.values())})
    assert [each.status_code for each in (first, same, otherwise)] == [201, 201, 200]
    assert len(await stored(office.events)) == 1


async def test_what_is_released_may_be_sent_and_changes_nothing(office: Office) -> None:
    await a_ministry(office)
    whole = {"r4.txt": "\n".join(R4.values())}
    assert len(whole["r4.txt"]) > MAX_TEXT
    body = {"files": whole, "document": "15/CV-VPĐP", "document_dated": "2026-06-01"}
    done = await office.ask("ministry", "PUT", "/packs/R4", body)
    assert (done.status_code, done.json()["version"]) == (200, 0)


async def test_an_earlier_pack_comes_back_against_the_version_that_was_read(office: Office) -> None:
    await a_ministry(office)
    await load(office, OFFICIAL)
    second = await load(office, CORRECTED)
    again = await load(office, OFFICIAL, If_Match=second.headers["ETag"])
    assert again.status_code == 200
    assert await stored(office.events) == [LOADED["official"], LOADED["corrected"], LOADED["official"]]


async def stored(events: Events) -> list[str]:
    return [recorded.event.digest for recorded in await events.history(queries.decider, "R3")]


async def test_a_line_that_does_not_fit_is_named(office: Office) -> None:
    await a_ministry(office)
    answer = await load(office, changed(CORRECTED, RICE, ("part C 40", "part C 41")))
    assert (answer.status_code, answer.json()["rule"]) == (409, "unreadable-pack")
    assert (answer.json()["field"], answer.json()["en"]) == (
        "/files",
        "sets/03.txt:11: it adds up to 40 points.",
    )
    assert await stored(office.events) == []


@pytest.mark.parametrize(
    ("role", "unit", "rule"),
    [("province-officer", "38", "not-appointed"), ("central-officer", "38", "out-of-scope")],
)
async def test_only_the_country_loads_a_pack(office: Office, role: str, unit: str, rule: str) -> None:
    await office.appoint("somebody", role, unit)
    answer = await load(office, OFFICIAL, "somebody")
    assert (answer.status_code, answer.json()["rule"]) == (403, rule)


async def test_anybody_sees_which_packs_there_are_and_which_is_in_force(office: Office) -> None:
    await a_ministry(office)
    await load(office, OFFICIAL)
    await load(office, CORRECTED)
    await office.catch_up()

    shown = (await office.ask(None, "GET", "/packs")).json()

    assert [(p["pack"], p["in_force"]) for p in shown] == [
        ("R2", True),
        ("R3", False),
        ("R3", False),
        ("R3", True),
        ("R4", True),
        ("R6", True),
    ]
    assert [p["digest"] for p in shown[1:4]] == [released("R3").digest, *LOADED.values()]
    assert (shown[3]["document"], shown[3]["document_dated"]) == ("15/CV-VPĐP", "2026-06-01")
    assert (shown[1]["loaded_on"], shown[1]["standings"]["3"]) == (None, "provisional")
    assert shown[3]["standings"]["3"] == "complete with a note"
    assert [p["laws"] for p in shown if p["pack"] == "R4"] == [["R4", "R5"]]


async def test_the_list_of_packs_equals_the_fold_of_their_events(office: Office) -> None:
    await a_ministry(office)
    await load(office, OFFICIAL)
    await load(office, CORRECTED)
    await office.catch_up()
    folding = packs.packs.folding()
    for recorded in await office.events.history(queries.decider, "R3"):
        folding.add([heard(recorded.event, recorded.stream, recorded.version)])

    rows = await packs.loaded(office.pool)

    assert [packs.packs.values(row) for row in rows] == [values for _, values in folding.rows()]
    assert [row.version for row in rows] == [1, 2]


async def test_a_pack_that_nobody_has_refuses(office: Office) -> None:
    with pytest.raises(queries.PackNotThere, match="no pack R3 with the digest beef"):
        await queries.with_digest(office.events, "R3", "beef")
    with pytest.raises(queries.PackNotThere):
        await queries.with_digest(office.events, "R1", released("R3").digest)


async def test_another_process_reads_a_loaded_pack_from_its_event(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_ministry(office)
    await load(office, OFFICIAL)
    read: dict[str, Pack] = {}
    monkeypatch.setattr(queries, "_READ", read)
    found = await queries.with_digest(office.events, "R3", LOADED["official"])
    assert (found.digest, list(read)) == (LOADED["official"], [LOADED["official"]])
    assert await queries.in_force(office.events, "R3") is found
