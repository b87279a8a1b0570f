"""An empty workbook for an office to fill in: headings, what belongs below them, and what a sheet prints."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Literal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kernel.record import record
from law.wording.sheet import CriteriaSet
from services.evaluation.papers.usecases.columns import CERTIFICATES, RATINGS, Column

# As far down as choices are offered.
LAST_ROW = 2_000
DATED = ("_on", "_from")

type Language = Literal["vi", "en"]


@record
class Heading:
    """`points` are all that a criterion can have; empty for the other columns."""

    title: str
    says: str
    points: Sequence[int] = ()
    dated: bool = False


def ratings_template(criteria: CriteriaSet, language: Language) -> bytes:
    return _workbook([*_headings(RATINGS, language), *_criteria(criteria, language)])


def certificates_template(language: Language) -> bytes:
    return _workbook([*_headings(CERTIFICATES, language)])


def _headings(columns: Sequence[Column], language: Language) -> Iterator[Heading]:
    for column in columns:
        title, says = (column.vi, column.says_vi) if language == "vi" else (column.en, column.says_en)
        yield Heading(title=title, says=says, dated=column.name.endswith(DATED))


def _criteria(criteria: CriteriaSet, language: Language) -> Iterator[Heading]:
    for criterion in criteria.criteria:
        label = criterion.label.vi if language == "vi" else criterion.label.en
        points = sorted(criterion.points)
        says = f"{label}\n{', '.join(map(str, points))}"
        yield Heading(title=criterion.code, says=says, points=points)


def _workbook(headings: Sequence[Heading]) -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append([heading.title for heading in headings])
    for place, heading in enumerate(headings, start=1):
        _dress(sheet, place, heading)
    sheet.freeze_panes = "A2"
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _dress(sheet: Worksheet, place: int, heading: Heading) -> None:
    letter = get_column_letter(place)
    top = sheet.cell(row=1, column=place)
    top.font = Font(bold=True)
    # A code such as 1.10 is text, or a spreadsheet takes it for a number.
    top.number_format = "@"
    if heading.says:
        top.comment = Comment(heading.says, "OCOP", height=120, width=320)
    if heading.dated:
        sheet.column_dimensions[letter].number_format = "dd/mm/yyyy"
    if heading.points:
        choices = ",".join(map(str, heading.points))
        below = f"{letter}2:{letter}{LAST_ROW}"
        sheet.add_data_validation(
            DataValidation(
                type="list", formula1=f'"{choices}"', allow_blank=True, sqref=MultiCellRange(below)
            )
        )
    else:
        sheet.column_dimensions[letter].width = max(12, len(heading.title) + 2)
