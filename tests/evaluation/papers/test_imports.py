"""A decade of an office's paper comes in by file, through the same commands, and only once."""

from datetime import date

import pytest

from kernel.clock import now
from kernel.days import local_date
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.state import Rated
from services.evaluation.papers.usecases.names import decision_id, judging_id
from tests.evaluation.district import appoint_all
from tests.evaluation.office import Office, name
from tests.evaluation.old_papers import MEMBERS, Told, as_csv, as_excel, brought_in, decided, rows

TEN = tuple(f"Gạo số {n}" for n in range(10))
OFFICE = name("office 395")


def in_2019(n: int) -> Told:
    return Told(
        number=f"{n}/2019",
        product=TEN[n],
        rules="R2",
        totals=(60, 61, 59, 60, 60),
        filed_on=date(2019, 11, 4),
        rated_on=date(2019, 12, 2),
        council="7/QĐ-UBND",
        council_on=date(2019, 10, 1),
    )


def in_2021(n: int) -> Told:
    return Told(
        number=f"{n}/2021",
        product=TEN[n],
        rules="R3",
        totals=(45, 46, 44, 45, 45),
        filed_on=date(2021, 5, 4),
        rated_on=date(2021, 6, 2),
        council="9/QĐ-UBND",
        council_on=date(2021, 1, 4),
    )


def in_2024(n: int) -> Told:
    return Told(number=f"{n}/2024", product=TEN[n], totals=(60, 60, 62, 60, 61), more=decided())


A_DECADE = rows(*(told(n) for told in (in_2019, in_2021, in_2024) for n in range(10)))


@pytest.fixture(autouse=True)
async def a_district(office: Office) -> None:
    await appoint_all(office)
    for product in TEN:
        await office.product(product)


async def how_many(office: Office, table: str = "events") -> int:
    return await office.pool.fetchval(f"select count(*) from {table}")


async def rated(office: Office, reference: str) -> Rated:
    state, _ = await office.events.state(decider, judging_id(OFFICE, reference))
    assert isinstance(state, Rated)
    return state


async def test_a_decade_of_paper_is_rated_under_the_law_of_each_day(office: Office) -> None:
    told = await brought_in(office, as_csv(A_DECADE))
    assert (told.done, told.there, told.refused) == (31, 0, 0)
    by_reference = {line["reference"]: line for line in told.lines}
    assert [by_reference[f"3/{year}"]["stars"] for year in (2019, 2021, 2024)] == [3, 2, 3]
    found = [(await rated(office, f"3/{year}")).rated for year in (2019, 2021, 2024)]
    assert [r.rules for r in found] == ["R2", "R3", "R4"]
    assert [local_date(r.at) for r in found] == [date(2019, 12, 2), date(2021, 6, 2), date(2024, 4, 10)]


async def test_it_is_found_where_ratings_and_certificates_are_looked_for(office: Office) -> None:
    await brought_in(office, as_csv(A_DECADE))
    await office.catch_up()
    found = await office.ask(None, "GET", f"/ratings?product={name(TEN[0])}")
    assert {line["rules"] for line in found.json()["items"]} == {"R2", "R3", "R4"}
    counts = (await office.ask("officer", "GET", "/statistics/ratings?group_by=year")).json()
    assert [(line["year"], line["count"]) for line in counts["lines"]] == [(2019, 10), (2021, 10), (2024, 10)]
    certificates = (await office.ask("officer", "GET", "/certificates")).json()["items"]
    assert {c["valid_from"] for c in certificates} == {"2024-04-20"}
    assert len(certificates) == 10


async def test_the_same_from_excel_or_with_semicolons_is_there_already(office: Office) -> None:
    await brought_in(office, as_csv(A_DECADE))
    before = await how_many(office)
    for content in (as_csv(A_DECADE), as_csv(A_DECADE, ";"), as_excel(A_DECADE)):
        again = await brought_in(office, content)
        assert (again.done, again.there, again.refused) == (0, 31, 0)
    assert await how_many(office) == before


async def test_excel_says_the_same_as_csv(office: Office) -> None:
    told = await brought_in(office, as_excel(A_DECADE))
    assert (told.done, told.refused) == (31, 0)
    again = await brought_in(office, as_csv(A_DECADE))
    assert (again.done, again.there) == (0, 31)


async def test_a_row_that_changed_is_reported_and_changes_nothing(office: Office) -> None:
    await brought_in(office, as_csv(rows(in_2019(0), in_2019(1))))
    before = await how_many(office)
    changed = rows(in_2019(0), in_2019(1))
    changed[5]["1.1"] = 0 if changed[5]["1.1"] else 1
    told = await brought_in(office, as_csv(changed))
    assert (told.done, told.there, told.refused) == (0, 1, 1)
    assert told.lines[1]["rule"] == "already-written-otherwise"
    assert (told.lines[1]["row"], told.lines[1]["reference"]) == (7, "1/2019")
    assert await how_many(office) == before


async def test_a_dry_run_says_what_would_be_and_writes_nothing(office: Office) -> None:
    would_be = await brought_in(office, as_csv(A_DECADE), query="dry_run=true")
    assert (would_be.done, would_be.there, would_be.refused) == (31, 0, 0)
    assert [await how_many(office, table) for table in ("events", "commands", "vault_keys")] == [0, 0, 0]
    done = await brought_in(office, as_csv(A_DECADE))
    assert done.lines == would_be.lines


async def test_each_thing_is_filed_late_for_the_day_on_which_it_happened(office: Office) -> None:
    await brought_in(office, as_csv(rows(in_2024(0))))
    when: dict[str, date] = {}
    for row in await office.pool.fetch("select distinct stream from events"):
        for stored in await office.events.store.read(row["stream"]):
            about = office.events.recorded(stored).metadata
            when[stored.type.rpartition(".")[2]] = local_date(about.occurred_at)
            assert local_date(about.recorded_at) == local_date(now())
            assert about.actor == office.person("officer")
    assert when["CouncilEstablished"] == when["RegulationAdopted"] == date(2024, 1, 15)
    assert when["JudgingOpened"] == when["ProductRated"] == date(2024, 4, 10)
    assert when["DecisionIssued"] == when["ResultRecognised"] == date(2024, 4, 20)


async def test_no_label_of_a_member_is_kept_and_each_is_one_person_of_the_office(office: Office) -> None:
    more = [*rows(in_2019(0)), *rows(in_2019(1))]
    more[5]["Thành viên"] = "  ÔNG   AN "
    await brought_in(office, as_csv(more))
    members = [{s.member for s in (await rated(office, f"{n}/2019")).rated.sheets} for n in (0, 1)]
    assert members[0] == members[1]
    assert len(members[0]) == 5
    kept = await office.pool.fetch("select data, metadata from events")
    for label in (*MEMBERS, "ong an", "ÔNG"):
        assert not any(label.encode() in row["data"] + row["metadata"] for row in kept)


async def test_a_decision_waits_for_a_dossier_that_was_refused(office: Office) -> None:
    two = rows(in_2024(0), in_2024(1))
    two[7]["Ngày chấm"] = "hôm qua"
    told = await brought_in(office, as_csv(two))
    assert [(line["what"], line["outcome"], line.get("rule")) for line in told.lines] == [
        ("dossier", "done", None),
        ("decision", "refused", "decision-incomplete"),
        ("dossier", "refused", "no-date"),
    ]
    mended = await brought_in(office, as_csv(rows(in_2024(0), in_2024(1))))
    assert (mended.done, mended.there, mended.refused) == (2, 1, 0)
    decision = await office.ask(
        "officer", "GET", f"/decisions/{decision_id(OFFICE, '45/QĐ-UBND', date(2024, 4, 20))}"
    )
    assert [r["stars"] for r in decision.json()["recognised"]] == [3, 3]
    assert decision.json()["signer"] == ""


async def test_what_only_the_first_row_says_holds_for_the_dossier_as_in_merged_cells(office: Office) -> None:
    merged = rows(in_2024(0))
    for row in merged[1:]:
        for heading in ("Sản phẩm", "Ngày nộp", "Loại hồ sơ", "Ngày chấm", "Ngày ký", "Tên Hội đồng"):
            row[heading] = None
    told = await brought_in(office, as_excel(merged))
    assert (told.done, told.refused) == (2, 0)


async def test_a_product_may_be_named_by_its_id(office: Office) -> None:
    by_id = rows(Told(number="1", product=str(name(TEN[0]))))
    assert (await brought_in(office, as_csv(by_id))).done == 1
    assert (await rated(office, "1")).rated.product == name(TEN[0])


async def test_numbers_with_a_decimal_comma_and_a_criterion_with_its_title(office: Office) -> None:
    titled = [
        {("1.1 Nguồn nguyên liệu" if heading == "1.1" else heading): cell for heading, cell in row.items()}
        for row in rows(in_2024(0))
    ]
    titled[0]["1.1 Nguồn nguyên liệu"] = f"{titled[0]['1.1 Nguồn nguyên liệu']},0"
    told = await brought_in(office, as_csv(titled, ";"))
    assert (told.done, told.refused) == (2, 0)
