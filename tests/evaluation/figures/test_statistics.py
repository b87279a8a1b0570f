"""How many products earned how many stars: what counts as one, for whom, and as a spreadsheet."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest

from kernel.authority.facts import UnitMerged, UnitTransferred
from law.level import Level
from services.evaluation.dossiers.domain import heard as said
from services.evaluation.figures.routes import counts
from tests.evaluation.district import SUMMER, a_decision, a_district, a_rating
from tests.evaluation.office import SINCE, Office, name
from tests.evaluation.rated import hear, told

JUNE, NOVEMBER = datetime(2024, 6, 1, tzinfo=UTC), datetime(2024, 11, 1, tzinfo=UTC)
NEXT_YEAR = datetime(2025, 5, 1, tzinfo=UTC)
AT_SIXTY = told("rice", 60, 60, 60, 60, 60)
AT_SEVENTY_TWO = told("rice", 72, 72, 72, 72, 72)


async def lines(office: Office, query: str, who: str = "auditor") -> Sequence[dict[str, object]]:
    """What is said of each line, without what is null."""
    answer = await office.ask(who, "GET", f"/statistics/{query}")
    assert answer.status_code == 200, answer.text
    return [{k: v for k, v in line.items() if v is not None} for line in answer.json()["lines"]]


async def counted(office: Office, query: str = "") -> int:
    found = await lines(office, f"ratings?{query}")
    return sum(int(str(line["count"])) for line in found)


@pytest.fixture(autouse=True)
async def auditor(office: Office) -> None:
    await office.appoint("auditor", "auditor", "VN")


async def test_the_last_result_of_a_dossier_is_what_counts(office: Office) -> None:
    again = replace(AT_SEVENTY_TWO, at=JUNE)
    await hear(office, again, AT_SIXTY)
    assert await counted(office, "counting=ratings") == 2
    assert await lines(office, "ratings?counting=results&group_by=stars") == [
        {"stars": 4, "count": 1, "mean": "72.00", "mean_rounded": "72.00"}
    ]


async def test_a_result_that_was_judged_again_a_year_later_counts_in_the_later_year(office: Office) -> None:
    await hear(office, AT_SIXTY, replace(AT_SEVENTY_TWO, at=NEXT_YEAR))
    assert [line["year"] for line in await lines(office, "ratings?group_by=year")] == [2025]


async def test_a_product_with_two_dossiers_in_a_year_counts_once_with_the_later(office: Office) -> None:
    upgrade = replace(AT_SEVENTY_TWO, dossier="upgrade", at=NOVEMBER)
    await hear(office, upgrade, AT_SIXTY)
    assert await counted(office, "counting=results") == 2
    assert [line["stars"] for line in await lines(office, "ratings?group_by=stars")] == [4]


async def test_in_two_years_a_product_counts_in_each(office: Office) -> None:
    await hear(office, AT_SIXTY, replace(AT_SEVENTY_TWO, dossier="upgrade", at=NEXT_YEAR))
    found = await lines(office, "ratings?group_by=year&group_by=stars")
    assert [(line["year"], line["stars"]) for line in found] == [(2024, 3), (2025, 4)]


async def test_a_product_counts_at_each_level_or_at_the_highest_that_judged(office: Office) -> None:
    above = replace(AT_SIXTY, level=Level.PROVINCE, unit="38", council="p-council", at=JUNE)
    await hear(office, AT_SEVENTY_TWO, above)
    found = await lines(office, "ratings?group_by=level&group_by=stars")
    assert [(line["level"], line["stars"]) for line in found] == [("district", 4), ("province", 3)]
    found = await lines(office, "ratings?counting=highest&group_by=level&group_by=stars")
    assert [(line["level"], line["stars"]) for line in found] == [("province", 3)]
    assert await counted(office, "counting=highest&level=district") == 0


async def test_a_communes_ranking_is_kept_apart(office: Office) -> None:
    await hear(office, replace(AT_SIXTY, level=Level.COMMUNE, unit="14500"))
    for counting in ("ratings", "results", "products", "highest"):
        assert await counted(office, f"counting={counting}") == 0
        assert await counted(office, f"counting={counting}&level=commune") == 1


async def test_the_year_is_the_one_in_hanoi(office: Office) -> None:
    await hear(office, replace(AT_SIXTY, at=datetime(2024, 12, 31, 17, tzinfo=UTC)))
    assert [line["year"] for line in await lines(office, "ratings?group_by=year")] == [2025]


async def test_what_is_stopped_or_still_scored_is_not_counted(office: Office) -> None:
    await hear(office, AT_SIXTY)
    scored = replace(AT_SIXTY, called="tea")
    await office.hear((f"judging-{scored.judging}", scored.opened))
    assert await counted(office, "counting=ratings") == 1


async def test_the_mean_of_averages_is_exact(office: Office) -> None:
    # 60, and 181 thirds: 361 sixths.
    await hear(office, AT_SIXTY, told("tea", 60, 60, 61))
    assert await lines(office, "ratings") == [{"count": 2, "mean": "361/6", "mean_rounded": "60.17"}]


async def test_units_are_grouped_at_the_level_that_is_asked_for(office: Office) -> None:
    await hear(office, AT_SIXTY, replace(AT_SIXTY, called="tea", producer_unit="14600"))
    found = await lines(office, "ratings?group_by=unit")
    assert [(line["unit"], line["unit_name"], line["count"]) for line in found] == [("38", "Đơn vị 38", 2)]
    found = await lines(office, "ratings?group_by=unit&unit_level=district")
    assert [(line["unit"], line["count"]) for line in found] == [("395", 1), ("396", 1)]


async def test_a_unit_that_was_merged_counts_with_the_first_of_its_heirs(office: Office) -> None:
    await hear(office, AT_SIXTY)
    for code in ("20001", "20002"):
        new = said.UnitEstablished(
            code=code,
            name=code,
            kind=said.UnitKind.COMMUNE,
            parent="38",
            valid_from=SINCE,
            valid_until=None,
        )
        await office.hear((f"unit-{code}", new))
    merged = UnitMerged(code="14500", into=("20002", "20001"), on=date(2025, 7, 1))
    await office.hear(("unit-14500", merged))
    found = await lines(office, "ratings?group_by=unit&unit_level=commune")
    assert [(line["unit"], line["count"]) for line in found] == [("20001", 1)]
    found = await lines(office, "ratings?group_by=unit&unit_level=district")
    assert [("unit" in line, line["count"]) for line in found] == [(False, 1)]


async def test_a_unit_that_moved_counts_where_it_stands_today(office: Office) -> None:
    await hear(office, AT_SIXTY, replace(AT_SIXTY, called="tea", producer_unit="14600"))
    moved = UnitTransferred(code="14500", parent="396", on=date(2025, 1, 1))
    later = UnitTransferred(code="14600", parent="395", on=date(2900, 1, 1))
    await office.hear(("unit-14500", moved), ("unit-14600", later))
    found = await lines(office, "ratings?group_by=unit&unit_level=district")
    assert [(line["unit"], line["count"]) for line in found] == [("396", 2)]


async def test_a_set_is_named_with_its_rules(office: Office) -> None:
    await hear(office, AT_SIXTY)
    found = await lines(office, "ratings?group_by=set")
    assert [(line["rules"], line["set"]) for line in found] == [("R4", 3)]
    assert await counted(office, "rules=R4&set=3") == 1
    assert await counted(office, "rules=R4&set=4") == 0
    refused = await office.ask("auditor", "GET", "/statistics/ratings?set=3")
    assert (refused.status_code, refused.json()["rule"]) == (422, "set-without-rules")


async def test_everybody_counts_what_is_in_reach_and_no_more(office: Office) -> None:
    await hear(office, AT_SIXTY, replace(AT_SIXTY, called="tea", producer_unit="14600"))
    await office.appoint("of the district", "district-officer", "395")
    assert [line["count"] for line in await lines(office, "ratings", "of the district")] == [1]
    assert [line["count"] for line in await lines(office, "ratings?unit=14600")] == [1]
    path = "/statistics/ratings?unit=396"
    refused = await office.ask("of the district", "GET", path)
    assert (refused.status_code, refused.json()["rule"]) == (403, "out-of-scope")


async def test_more_groups_than_can_be_told_are_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hear(office, AT_SIXTY, replace(AT_SEVENTY_TWO, called="tea"))
    monkeypatch.setattr(counts, "MOST", 1)
    refused = await office.ask("auditor", "GET", "/statistics/ratings?group_by=stars")
    assert (refused.status_code, refused.json()["rule"]) == (422, "too-many-groups")


async def test_excel_opens_the_same_lines(office: Office) -> None:
    await hear(office, AT_SIXTY, told("tea", 60, 60, 61))
    path = "/statistics/ratings?group_by=unit&group_by=stars"
    answer = await office.ask("auditor", "GET", path, accept="text/csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    header, line = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert header[:2] == ["Mã đơn vị", "Đơn vị"]
    assert line == ["38", "Đơn vị 38", "", "", "", "", "3", "", "2", "361/6", "60.17"]
    answer = await office.ask("auditor", "GET", f"{path}&lang=en", accept="text/csv, application/json")
    assert answer.content.decode("utf-8-sig").startswith("Unit code,Unit,Level")


async def test_certificates_are_counted_on_the_days_on_which_they_are_in_force(office: Office) -> None:
    await a_district(office)
    judging, product = await a_rating(office, "rice", 60)
    await a_decision(office, {product: (judging, 3)}, at=SUMMER)
    days = {"2024-06-09": 0, "2024-06-10": 1, "2027-06-09": 1, "2027-06-10": 0}
    for day, there in days.items():
        found = await lines(office, f"certificates?on={day}&group_by=set&group_by=stars&group_by=unit")
        assert [line["count"] for line in found] == [1] * there, day
    found = await lines(office, "certificates?on=2025-01-01&group_by=set&group_by=stars&group_by=level")
    assert found == [{"level": "district", "rules": "R4", "set": 3, "stars": 3, "count": 1}]


async def test_a_revoked_certificate_is_in_force_until_the_day_before(office: Office) -> None:
    await a_district(office)
    tea = await office.product("tea")
    old = {
        "product": str(tea),
        "stars": 3,
        "decision_number": "1/QĐ",
        "level": "district",
        "valid_from": "2024-01-01",
    }
    await office.ask("officer", "PUT", f"/certificates/{name('paper')}", old)
    revoked = {"certificate": str(name("paper")), "product": str(tea), "ground": "food-safety-law"}
    body = {"number": "9/QĐ", "legal_bases": ["Luật"], "revoked": [revoked]}
    path = f"/revocations/{name('revocation')}"
    signed = await office.ask("chairman", "PUT", path, body, at=SUMMER)
    assert signed.status_code == 201, signed.text
    await office.catch_up()
    assert await lines(office, "certificates?on=2024-06-09&group_by=set&group_by=level") == [
        {"level": "district", "count": 1}
    ]
    assert await lines(office, "certificates?on=2024-06-10") == []
