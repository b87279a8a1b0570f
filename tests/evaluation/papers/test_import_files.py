"""Files as offices send them: CSV and Excel of every sort are read, and what is no table is refused."""

import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from kernel.errors import Refused
from law.generations import law_named
from law.rating.rateable import rateable
from services.evaluation.papers.usecases import refusals as no
from services.evaluation.papers.usecases import table as tables
from services.evaluation.papers.usecases.cells import choice, day, folded, number, plain, whole, yes
from services.evaluation.papers.usecases.columns import CERTIFICATES, RATINGS
from services.evaluation.papers.usecases.csv_file import read_csv
from services.evaluation.papers.usecases.excel_file import read_excel
from services.evaluation.papers.usecases.lines import lines_of
from services.evaluation.papers.usecases.table import Cell, Table
from services.evaluation.papers.usecases.template import certificates_template, ratings_template

HEAD = "Sản phẩm,Số sao,Quyết định công nhận,Ngày cấp,Cấp"
ROW = "Trà,3,1/QĐ,01/06/2021,huyện"


type Value = str | int | float | date | None


def workbook(*rows: tuple[Value, ...]) -> bytes:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append([*row])
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def rewritten(content: bytes, changes: Mapping[str, tuple[bytes, bytes]]) -> bytes:
    """The same archive with some of its parts changed."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for entry in old.infolist():
            before, after = changes.get(entry.filename, (b"", b""))
            data = old.read(entry)
            assert not before or before in data, data
            new.writestr(entry.filename, data.replace(before, after) if before else data)
    return written.getvalue()


def cells(table: Table) -> list[list[Cell | None]]:
    return [list(row.cells) for row in table.rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_csv_with_any_separator_mark_and_ending(separator: str, mark: str, ending: str) -> None:
    text = mark + ending.join((HEAD, ROW, "")).replace(",", separator)
    (row,) = read_csv(text.encode()).rows
    assert (row.number, list(row.cells)) == (2, ["Trà", "3", "1/QĐ", "01/06/2021", "huyện"])


def test_empty_rows_are_passed_over_and_still_counted() -> None:
    table = read_csv(f"\n{HEAD}\n,,,,\n{ROW}\n".encode())
    assert [row.number for row in table.rows] == [4]


def test_a_quoted_cell_may_have_a_separator_and_a_line_of_its_own() -> None:
    table = read_csv(f'{HEAD}\n"Trà, xanh\nnon",3,1/QĐ,x,y\n{ROW}\n'.encode())
    assert [(row.number, row.cells[0]) for row in table.rows] == [(2, "Trà, xanh\nnon"), (3, "Trà")]


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        ("Sản phẩm".encode("utf-16"), no.NotUtf8),
        (f'{HEAD}\n"Trà,3'.encode(), no.NotReadable),
        (b"", no.NothingInIt),
        (HEAD.encode(), no.NothingInIt),
    ],
)
def test_csv_that_is_no_table(content: bytes, refused: type[Refused]) -> None:
    with pytest.raises(refused):
        read_csv(content)


def test_more_rows_or_columns_than_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(no.TooManyColumns):
        read_csv(f"{'a,' * 250}b\n{ROW}".encode())
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert len(read_csv(f"{HEAD}\n{ROW}\n{ROW}\n".encode()).rows) == 2
    with pytest.raises(no.TooManyRows):
        read_csv(f"{HEAD}\n{ROW}\n{ROW}\n{ROW}\n".encode())


def test_excel_gives_days_and_numbers_as_such() -> None:
    content = workbook(
        ("Ngày", "Giờ", "Số", "Lẻ", "Đúng", None, "Chữ"),
        (
            date(2021, 6, 1),
            datetime(2021, 6, 1, 7, tzinfo=UTC).replace(tzinfo=None),
            3.0,
            2.5,
            True,
            None,
            " ",
        ),
    )
    assert cells(read_excel(content, None)) == [[date(2021, 6, 1), date(2021, 6, 1), 3, Decimal("2.5"), "1"]]


def test_a_formula_is_the_value_that_it_had() -> None:
    content = workbook(("Số",), (41,))
    changed = rewritten(
        content,
        {"xl/worksheets/sheet1.xml": (b'<c r="A2" t="n"><v>41</v>', b'<c r="A2"><f>40+2</f><v>42</v>')},
    )
    assert cells(read_excel(changed, None))[0][0] == 42


def test_a_worksheet_is_taken_by_its_name() -> None:
    book = Workbook()
    book.worksheets[0].append(("một",))
    other = book.create_sheet("Phiếu")
    other.append(("hai",))
    other.append((2,))
    written = BytesIO()
    book.save(written)
    assert read_excel(written.getvalue(), "Phiếu").headings == ("hai",)
    with pytest.raises(no.NothingInIt):
        read_excel(written.getvalue(), None)
    with pytest.raises(no.NoSuchWorksheet) as refused:
        read_excel(written.getvalue(), "Phieu")
    assert "Phiếu" in refused.value.sentence("vi")


def bomb() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in range(5):
            archive.writestr(f"xl/worksheets/sheet{part}.xml", b"0" * (30 << 20))
    return written.getvalue()


LAUGHS = (
    b"<worksheet",
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(9))
    + b"]><worksheet x='&j;'",
)


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, no.EncryptedOrOld),
        (bomb(), no.UnpacksTooLarge),
        (b"PK\x03\x04 and nothing more", no.NotReadable),
        (HEAD.encode(), no.NotReadable),
        (rewritten(workbook(("a",), (1,)), {"xl/workbook.xml": (b"<sheets>", b"<sheet")}), no.NotReadable),
        (rewritten(workbook(("a",), (1,)), {"xl/worksheets/sheet1.xml": LAUGHS}), no.NotReadable),
    ],
    ids=["encrypted", "bomb", "broken", "no archive", "broken inside", "entities"],
)
def test_excel_that_is_no_workbook(content: bytes, refused: type[Refused]) -> None:
    with pytest.raises(refused):
        read_excel(content, None)


def test_columns_go_by_their_headings_in_either_language_and_any_order() -> None:
    vietnamese = read_csv(f"{HEAD}\n{ROW}".encode())
    english = read_csv("LEVEL,valid  from,Decision,Stars,product\nhuyện,01/06/2021,1/QĐ,3,Trà".encode())
    bare = read_csv("San pham,So sao,Quyet dinh cong nhan,Ngay cap,Cap\nTrà,3,1/QĐ,01/06/2021,huyện".encode())
    said = [
        dict(lines_of(table, CERTIFICATES, scored=False)[0].cells) for table in (vietnamese, english, bare)
    ]
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize(
    ("head", "refused"),
    [
        (f"{HEAD},Màu sắc", no.UnknownHeading),
        (f"{HEAD},1.1", no.UnknownHeading),
        (f"{HEAD},Stars", no.HeadingTwice),
        (HEAD.replace(",Cấp", ",Ghi chú"), no.HeadingMissing),
    ],
)
def test_headings_that_are_not_ours(head: str, refused: type[Refused]) -> None:
    with pytest.raises(refused):
        lines_of(read_csv(f"{head}\n{ROW},x".encode()), CERTIFICATES, scored=False)


def test_remarks_are_passed_over() -> None:
    table = read_csv(f"{HEAD},Ghi chú của huyện,Note 2,\n{ROW},a,b,c".encode())
    (line,) = lines_of(table, CERTIFICATES, scored=False)
    assert line.scores == {}


@pytest.mark.parametrize("cell", ["20/02/2024", "20-2-2024", "20.02.2024", "2024-02-20", date(2024, 2, 20)])
def test_days_as_people_write_them(cell: Cell) -> None:
    assert day("Ngày", cell) == date(2024, 2, 20)


@pytest.mark.parametrize("cell", ["20/2", "2024", 45342, "31/02/2024", "20/02/24", "", "٢٠/٠٢/٢٠٢٤x"])
def test_what_is_no_day(cell: Cell) -> None:
    with pytest.raises(no.NoDate):
        day("Ngày", cell)


def test_numbers_as_people_write_them() -> None:
    assert [number(cell) for cell in (3, "3", "3,0", " 3.0 ", Decimal("3.0"))] == [3] * 5
    assert [number(cell) for cell in ("2,5", "ba", "1e400", "nan", "∞")] == ["2,5", "ba", "1e400", "nan", "∞"]
    with pytest.raises(no.NoWholeNumber):
        whole("Số", "2,5")


def test_crosses_choices_and_texts() -> None:
    assert [yes("?", cell) for cell in ("x", "X", "Có", 1, None, "không", 0)] == [True] * 4 + [False] * 3
    assert choice("?", " HUYỆN ", {"huyện": 1}) == 1
    with pytest.raises(no.NoSuchChoice):
        choice("?", "xóm", {"huyện": 1})
    assert plain("?", "Tra\u0300  xanh\n non") == "Trà xanh non"
    assert folded("  Đồng Tháp ") == "dong thap"


@pytest.mark.parametrize("rules", ["R2", "R3", "R4", "R6"])
def test_the_template_has_every_criterion_with_the_points_that_it_prints(rules: str) -> None:
    criteria = rateable(law_named(rules), 3)
    sheet = load_workbook(BytesIO(ratings_template(criteria, "vi"))).worksheets[0]
    headings = [str(cell.value) for cell in sheet[1]]
    assert headings[: len(RATINGS)] == [column.vi for column in RATINGS]
    assert headings[len(RATINGS) :] == [criterion.code for criterion in criteria.criteria]
    first = sheet.cell(row=1, column=len(RATINGS) + 1).comment
    assert first is not None
    assert criteria.criteria[0].label.vi in first.text
    assert len(sheet.data_validations.dataValidation) == len(criteria.criteria)


def test_what_is_filled_into_the_template_is_read_from_it() -> None:
    book = load_workbook(BytesIO(certificates_template("en")))
    book.worksheets[0].append(("Trà", 3, "1/QĐ", date(2021, 6, 1), "district"))
    written = BytesIO()
    book.save(written)
    (line,) = lines_of(read_excel(written.getvalue(), None), CERTIFICATES, scored=False)
    assert (line.text("product"), line.whole("stars"), line.day("valid_from")) == ("Trà", 3, date(2021, 6, 1))
