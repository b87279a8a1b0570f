"""A file over HTTP: what is taken, who may send it, and how the report reads."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from services.evaluation.papers.routes import LARGEST
from tests.evaluation.district import appoint_all
from tests.evaluation.office import Office
from tests.evaluation.old_papers import XLSX, Told, as_csv, as_excel, brought_in, rows, send

RICE, NOBODYS = Told(number="1", product="rice"), Told(number="2", product="nobody's")


@pytest.fixture(autouse=True)
async def a_district(office: Office) -> None:
    await appoint_all(office)
    await office.product("rice")


async def test_only_csv_and_excel_are_taken(office: Office) -> None:
    answer = await office.ask("officer", "POST", "/imports/ratings", {"rows": []})
    assert (answer.status_code, answer.json()["rule"]) == (415, "wrong-media-type")
    answer = await send(office, b"PK\x03\x04 no workbook")
    assert (answer.status_code, answer.json()["rule"]) == (422, "not-readable")
    answer = await send(office, b"a,b\n1,2")
    assert (answer.status_code, answer.json()["rule"]) == (422, "unknown-heading")
    assert "“a”" in answer.json()["vi"]


async def test_a_file_has_a_limit(office: Office) -> None:
    answer = await send(office, b"a," * (LARGEST // 2 + 1))
    assert (answer.status_code, answer.json()["rule"]) == (413, "too-large")


async def test_a_worksheet_that_is_not_there(office: Office) -> None:
    content = as_excel(rows(RICE))
    assert (await brought_in(office, content, query="sheet=Phiếu")).done == 1
    answer = await send(office, content, query="sheet=Khác")
    assert (answer.status_code, answer.json()["field"]) == (422, "query/sheet")


async def test_a_secretary_brings_nothing_in(office: Office) -> None:
    answer = await send(office, as_csv(rows(RICE)), who="secretary")
    assert (answer.status_code, answer.json()["rule"]) == (403, "not-appointed")


async def test_the_report_opens_in_excel(office: Office) -> None:
    answer = await send(office, as_csv(rows(RICE, NOBODYS)), accept="text/csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    head, done, refused = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert head[:4] == ["Dòng", "Loại", "Số", "Kết quả"]
    assert done[:4] == ["2", "dossier", "1", "done"]
    assert (refused[0], refused[3], refused[6]) == ("7", "refused", "unknown-product")
    assert refused[8].startswith("Chưa có thông tin")


async def test_the_template_comes_as_a_workbook(office: Office) -> None:
    answer = await office.ask("officer", "GET", "/imports/template?kind=ratings&rules=R4&set=3")
    assert answer.headers["content-type"] == XLSX
    assert 'filename="ratings-R4-3.xlsx"' in answer.headers["content-disposition"]
    assert load_workbook(BytesIO(answer.content)).worksheets[0]["A1"].value == "Số hồ sơ"
    answer = await office.ask("officer", "GET", "/imports/template?kind=certificates&lang=en")
    assert load_workbook(BytesIO(answer.content)).worksheets[0]["A1"].value == "Product"


async def test_a_template_of_ratings_is_of_one_set(office: Office) -> None:
    answer = await office.ask("officer", "GET", "/imports/template?kind=ratings")
    assert (answer.status_code, answer.json()["field"]) == (422, "query/set")
    for missing in ("rules=R1&set=3", "rules=R9&set=3"):
        answer = await office.ask("officer", "GET", f"/imports/template?kind=ratings&{missing}")
        assert (answer.status_code, answer.json()["rule"]) == (404, "not-found")
