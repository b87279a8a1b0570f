"""Old certificates without sheets come in by file; of one product each ends where the next begins."""

from collections.abc import Mapping, Sequence

import pytest

from tests.evaluation.district import a_council, a_decision, a_rating, a_round, appoint_all
from tests.evaluation.office import Office, name
from tests.evaluation.old_papers import Answered, Cells, as_csv, as_excel, brought_in


def paper(
    number: str, valid_from: str, *, product: str = "tea", stars: int = 3, level: str = "tỉnh"
) -> Cells:
    return {
        "Sản phẩm": product,
        "Số sao": stars,
        "Quyết định công nhận": number,
        "Ngày cấp": valid_from,
        "Cấp": level,
    }


FIRST, UPGRADE = paper("1/QĐ", "01/06/2019"), paper("2/QĐ", "01/03/2021", stars=4)
AGAIN = paper("3/QĐ", "01/04/2024", stars=4)


@pytest.fixture(autouse=True)
async def a_district(office: Office) -> None:
    await appoint_all(office)
    await office.product("tea")


async def file(office: Office, *papers: Cells, query: str = "") -> Answered:
    return await brought_in(office, as_csv(papers), kind="certificates", query=query)


async def standing(office: Office) -> Mapping[str, str]:
    await office.catch_up()
    found = (await office.ask("officer", "GET", "/certificates")).json()["items"]
    assert all(c["historical"] for c in found)
    return {c["decision_number"]: f"{c['standing']} {c['ended_on'] or ''}".strip() for c in found}


ENDED = {"1/QĐ": "superseded 2021-03-01", "2/QĐ": "expired 2024-03-01", "3/QĐ": "live"}


@pytest.mark.parametrize(
    "papers", [[FIRST, UPGRADE, AGAIN], [AGAIN, FIRST, UPGRADE]], ids=["in order", "in any order"]
)
async def test_each_ends_where_the_next_begins(office: Office, papers: Sequence[Cells]) -> None:
    told = await file(office, *papers)
    assert (told.done, told.there, told.refused) == (3, 0, 0)
    assert await standing(office) == ENDED


async def test_an_older_one_that_comes_later_has_ended_already(office: Office) -> None:
    for one in (AGAIN, UPGRADE):
        assert (await file(office, one)).done == 1
    found = await standing(office)
    assert found == {"2/QĐ": "expired 2024-03-01", "3/QĐ": "live"}


async def test_the_same_again_is_there_and_another_under_its_number_is_refused(office: Office) -> None:
    await file(office, FIRST, UPGRADE, AGAIN)
    before = await office.pool.fetchval("select count(*) from events")
    told = await brought_in(office, as_excel([FIRST, UPGRADE, AGAIN]), kind="certificates")
    assert (told.done, told.there, told.refused) == (0, 3, 0)
    changed = await file(office, {**UPGRADE, "Số sao": 3})
    assert [line["rule"] for line in changed.lines] == ["already-written-otherwise"]
    assert await office.pool.fetchval("select count(*) from events") == before


async def test_a_dry_run_knows_the_rows_before_and_writes_nothing(office: Office) -> None:
    twice = paper("9/QĐ", "01/04/2024")
    would_be = await file(office, AGAIN, twice, query="dry_run=true")
    assert [line.get("rule") for line in would_be.lines] == [None, "certificate-in-force"]
    assert await office.pool.fetchval("select count(*) from events") == 0
    assert (await file(office, AGAIN, twice)).lines == would_be.lines


async def test_each_row_is_refused_by_itself(office: Office) -> None:
    told = await file(
        office,
        paper("1/QĐ", "01/06/2019", product="nobody's"),
        paper("2/QĐ", "01/06/2900"),
        paper("3/QĐ", "01/06/2021", stars=2),
        paper("4/QĐ", "01/06/2021", level="huyện"),
        paper("5/QĐ", "mùng một"),
        paper("6/QĐ", "01/06/2021"),
    )
    assert [(line["row"], line.get("rule"), line.get("column")) for line in told.lines] == [
        (2, "unknown-product", "Sản phẩm"),
        (3, "issued-in-the-future", "Ngày cấp"),
        (4, "stars-not-certified", "Số sao"),
        (5, "level-did-not-certify", "Cấp"),
        (6, "no-date", "Ngày cấp"),
        (7, None, None),
    ]
    assert (told.done, told.refused) == (1, 5)


async def test_a_certificate_of_a_decision_given_here_is_not_ended_by_a_paper(office: Office) -> None:
    await a_council(office)
    await a_round(office)
    judging, product = await a_rating(office, "rice", 60)
    await a_decision(office, {product: (judging, 3)})
    told = await file(office, paper("1/QĐ", "01/07/2024", product=str(name("rice"))))
    assert [line["rule"] for line in told.lines] == ["certificate-in-force"]
