"""An office's paper as files: rows of dossiers, in CSV and in Excel, with what is wrong written over them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from io import BytesIO, StringIO

import httpx
from openpyxl import Workbook

from kernel.record import record
from law.generations import law_named
from law.rating.rateable import rateable
from law.rating.rating import BANDS
from tests.evaluation.office import Office

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEMBERS = ("Ông An", "Bà Bình", "Ông Chi", "Bà Dung", "Ông Em")

type Said = str | int | float | date | None
type Cells = dict[str, Said]


@cache
def scores(rules: str, number: int, total: int) -> Mapping[str, int]:
    """Points of a set that add up to `total`, with the gates of that band held."""
    criteria = rateable(law_named(rules), number)
    band = next((stars for stars, least in BANDS if total >= least), 1)
    least = {gate.criterion: gate.at_least for gate in criteria.gates if gate.stars <= band}
    reached: dict[int, dict[str, int]] = {0: {}}
    for criterion in criteria.criteria:
        floor = max(least.get(criterion.code, 0), int(criterion.code == "5.1"))
        options = sorted(points for points in criterion.points if points >= floor)
        reached = {
            had + points: {**said, criterion.code: points}
            for points in options
            for had, said in reached.items()
        }
    return reached[total]


@record
class Told:
    """One dossier on paper, a sheet for each total; `more` goes into every row."""

    number: str
    product: str
    totals: Sequence[int] = (60, 60, 60, 60, 60)
    rules: str = "R4"
    criteria_set: int = 3
    filed_on: date = date(2024, 2, 20)
    rated_on: date = date(2024, 4, 10)
    council: str = "12/QĐ-UBND"
    council_on: date = date(2024, 1, 15)
    members: Sequence[str] = MEMBERS
    more: Mapping[str, Said] | None = None


def decided(number: str = "45/QĐ-UBND", signed_on: date = date(2024, 4, 20)) -> Mapping[str, Said]:
    return {"Quyết định công nhận": number, "Ngày ký": signed_on, "Căn cứ pháp lý": "QĐ 148; QĐ 1489"}


def rows(*dossiers: Told) -> list[Cells]:
    return [row for dossier in dossiers for row in _rows(dossier)]


def _rows(told: Told) -> Iterable[Cells]:
    for member, total in zip(told.members, told.totals, strict=False):
        yield {
            "Số hồ sơ": told.number,
            "Sản phẩm": told.product,
            "Ngày nộp": told.filed_on,
            "Loại hồ sơ": "lần đầu",
            "Bộ tiêu chí": told.criteria_set,
            "Quyết định thành lập Hội đồng": told.council,
            "Ngày thành lập Hội đồng": told.council_on,
            "Tên Hội đồng": "Hội đồng OCOP",
            "Thành viên": member,
            "Chủ tịch": "x" if member == told.members[0] else None,
            "Ngày chấm": told.rated_on,
            **scores(told.rules, told.criteria_set, total),
            **(told.more or {}),
        }


def _headings(rows: Iterable[Cells]) -> list[str]:
    return list(dict.fromkeys(heading for row in rows for heading in row))


def as_csv(rows: Sequence[Cells], separator: str = ",") -> bytes:
    """Days as people write them; with the mark that Excel puts before UTF-8 where it writes semicolons."""
    headings = _headings(rows)
    written = StringIO()
    writer = csv.writer(written, delimiter=separator)
    writer.writerow(headings)
    for row in rows:
        cells = [row.get(heading) for heading in headings]
        writer.writerow([f"{c:%d/%m/%Y}" if isinstance(c, date) else c for c in cells])
    return written.getvalue().encode("utf-8-sig" if separator == ";" else "utf-8")


def as_excel(rows: Sequence[Cells], sheet: str = "Phiếu") -> bytes:
    headings = _headings(rows)
    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title = sheet
    first.append(headings)
    for row in rows:
        first.append([row.get(heading) for heading in headings])
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


async def send(
    office: Office,
    content: bytes,
    *,
    who: str = "officer",
    kind: str = "ratings",
    query: str = "",
    accept: str = "application/json",
) -> httpx.Response:
    headers = {
        "Authorization": f"Bearer {office.issuer.token(who)}",
        "Content-Type": XLSX if content.startswith(b"PK") else "text/csv",
        "Accept": accept,
    }
    return await office.client.post(f"/imports/{kind}?{query}", content=content, headers=headers)


@record
class Answered:
    """`lines` without what is null."""

    done: int
    there: int
    refused: int
    lines: Sequence[Mapping[str, object]]


async def brought_in(office: Office, content: bytes, **how: str) -> Answered:
    answer = await send(office, content, **how)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    lines = [{name: value for name, value in line.items() if value is not None} for line in said["lines"]]
    return Answered(done=said["done"], there=said["there"], refused=said["refused"], lines=lines)
