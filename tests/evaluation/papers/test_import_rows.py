"""Each sort of wrong row is refused by itself, with its number and the rule; the other dossiers go on."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from kernel.clock import now
from kernel.days import local_date
from services.evaluation.dossiers.domain.heard import ProductRenamed
from tests.evaluation.district import appoint_all
from tests.evaluation.office import Office
from tests.evaluation.old_papers import Cells, Told, as_csv, as_excel, brought_in, decided, rows

SALT, RICE = Told(number="1", product="salt"), Told(number="2", product="rice", more=decided())

type Wrong = Callable[[list[Cells]], None]


@pytest.fixture(autouse=True)
async def a_district(office: Office) -> None:
    await appoint_all(office)
    for product in ("salt", "rice"):
        await office.product(product)


def of_all(heading: str, said: str | int | date | None) -> Wrong:
    """What every row of the second dossier says."""

    def wrong(of: list[Cells]) -> None:
        for row in of[5:]:
            row[heading] = said

    return wrong


def of_one(heading: str, said: str | int | date | None) -> Wrong:
    """What only its third row says, row 9 of the file."""

    def wrong(of: list[Cells]) -> None:
        of[7][heading] = said

    return wrong


def second_sheet(of: list[Cells]) -> None:
    of[7]["Thành viên"] = of[6]["Thành viên"]


def no_story(of: list[Cells]) -> None:
    del of[7]["1.1"]


WRONG: Sequence[tuple[Wrong, int, str, str | None]] = [
    (of_all("Sản phẩm", "Không ai biết"), 7, "unknown-product", "Sản phẩm"),
    (of_all("Sản phẩm", None), 7, "cell-missing", "Sản phẩm"),
    (of_one("Ngày chấm", "31/02/2024"), 9, "no-date", "Ngày chấm"),
    (of_one("Ngày nộp", "20-2"), 9, "no-date", "Ngày nộp"),
    (of_one("Ngày nộp", date(2024, 2, 21)), 9, "rows-disagree", "Ngày nộp"),
    (of_one("Loại hồ sơ", "lần cuối"), 9, "no-such-choice", "Loại hồ sơ"),
    (of_one("Bộ tiêu chí", "ba"), 9, "no-whole-number", "Bộ tiêu chí"),
    (of_one("Thành viên", None), 9, "cell-missing", "Thành viên"),
    (of_one("Thành viên", "x" * 301), 9, "not-plain-text", "Thành viên"),
    (of_one("Thành viên", "An\x07"), 9, "not-plain-text", "Thành viên"),
    (of_one("Chủ tịch", "có lẽ"), 9, "no-such-choice", "Chủ tịch"),
    (of_one("1.1", 2), 9, "not-an-option", "1.1"),
    (of_one("1.1", "2,5"), 9, "not-an-option", "1.1"),
    (of_one("1.1", "ba"), 9, "not-an-option", "1.1"),
    (no_story, 9, "missing-criterion", "1.1"),
    (of_one("99.1", 3), 9, "unknown-criterion", "99.1"),
    (second_sheet, 9, "two-sheets-of-one-member", "Thành viên"),
    (of_all("Ngày nộp", date(2025, 7, 3)), 7, "no-rules-in-force", "Ngày nộp"),
    (of_all("Ngày nộp", date(2019, 5, 3)), 7, "set-not-rateable", "Bộ tiêu chí"),
    (of_all("Bộ tiêu chí", 27), 7, "set-not-rateable", "Bộ tiêu chí"),
    (of_all("Cấp", "tỉnh"), 7, "not-the-own-level", "Cấp"),
    (of_all("Ngày chấm", date(2024, 2, 19)), 7, "rated-too-early", "Ngày chấm"),
    (of_all("Ngày chấm", local_date(now()) + timedelta(days=2)), 7, "in-the-future", None),
    (of_all("Lần họp", 2), 7, "no-second-sitting", None),
    (of_one("Lần họp", 1), 7, "cell-missing", "Lần họp"),
    (of_all("Số sao", 4), 7, "other-result", "Số sao"),
    (of_all("Ngày ký", date(2024, 4, 9)), 7, "decided-before-rated", "Ngày ký"),
    (of_all("Căn cứ pháp lý", None), 7, "cell-missing", "Căn cứ pháp lý"),
    (of_all("Hồ sơ cấp dưới", "5"), 7, "not-sent-up", "Hồ sơ cấp dưới"),
    (of_all("Quyết định thành lập Hội đồng", "99/QĐ"), 7, "no-chair-named", "Chủ tịch"),
]


@pytest.mark.parametrize(("wrong", "row", "rule", "column"), WRONG, ids=[f"{w[2]}-{w[3]}" for w in WRONG])
async def test_it_is_refused_with_its_row_and_the_other_dossier_goes_on(
    office: Office, wrong: Wrong, row: int, rule: str, column: str | None
) -> None:
    of = rows(SALT, RICE)
    if rule == "no-chair-named":
        of[5]["Chủ tịch"] = None
    wrong(of)
    told = await brought_in(office, as_csv(of))
    refused = [line for line in told.lines if line["outcome"] == "refused" and line["what"] == "dossier"]
    assert [(r["row"], r["reference"], r["rule"]) for r in refused] == [(row, "2", rule)]
    assert refused[0].get("column") == column
    assert refused[0]["vi"]
    assert refused[0]["en"]
    assert "person-" not in f"{refused[0]['vi']}{refused[0]['en']}"
    assert [line["reference"] for line in told.lines if line["outcome"] == "done"] == ["1"]
    streams = {row["stream"] for row in await office.pool.fetch("select distinct stream from events")}
    assert sorted(stream.partition("-")[0] for stream in streams) == ["council", "judging", "reservation"]


async def test_every_row_that_can_not_be_read_has_its_line(office: Office) -> None:
    of = rows(SALT, RICE)
    of[5]["Ngày chấm"], of[8]["Bộ tiêu chí"], of[9]["Số hồ sơ"] = "?", "?", None
    told = await brought_in(office, as_excel(of))
    assert [(line["row"], line["rule"]) for line in told.lines if line["outcome"] == "refused"] == [
        (7, "no-date"),
        (10, "no-whole-number"),
        (11, "cell-missing"),
    ]


async def test_a_name_that_several_products_have_asks_for_the_id(office: Office) -> None:
    other = await office.product("Gạo")
    renamed = ProductRenamed(product=other, name="rice")
    await office.hear((f"product-{other}", renamed))
    told = await brought_in(office, as_csv(rows(SALT, RICE)))
    assert [line.get("rule") for line in told.lines] == [None, "several-products"]


async def test_a_product_of_another_district_is_out_of_scope(office: Office) -> None:
    elsewhere = await office.product("beside", unit="14600")
    of = rows(SALT, Told(number="2", product=str(elsewhere)))
    told = await brought_in(office, as_csv(of))
    assert [line.get("rule") for line in told.lines] == [None, "out-of-scope"]
    by_name = rows(SALT, Told(number="2", product="beside"))
    assert [line.get("rule") for line in (await brought_in(office, as_csv(by_name))).lines] == [
        None,
        "unknown-product",
    ]
