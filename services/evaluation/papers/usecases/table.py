"""A file as it was sent, whichever program wrote it: headings, and below them rows of cells."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from kernel.record import record
from services.evaluation.papers.usecases.refusals import NothingInIt, TooManyColumns, TooManyRows

MOST_ROWS = 20_000
MOST_COLUMNS = 200

type Cell = str | int | Decimal | date
type Cells = Sequence[Cell | None]


@record
class Row:
    """`number` as a spreadsheet counts it, with the headings in row 1; a cell is None where it is empty."""

    number: int
    cells: Cells


@record
class Table:
    headings: tuple[str, ...]
    rows: Sequence[Row]


def as_table(read: Iterable[Cells]) -> Table:
    """The first row that is not empty has the headings. Raises NothingInIt, TooManyRows, TooManyColumns."""
    headings: tuple[str, ...] | None = None
    rows: list[Row] = []
    for number, cells in enumerate(read, start=1):
        width = max((place for place, cell in enumerate(cells, start=1) if cell is not None), default=0)
        if width == 0:
            continue
        if width > MOST_COLUMNS:
            raise TooManyColumns(most=MOST_COLUMNS)
        if headings is None:
            headings = tuple("" if cell is None else str(cell) for cell in cells[:width])
        elif len(rows) == MOST_ROWS:
            raise TooManyRows(most=MOST_ROWS)
        else:
            rows.append(Row(number=number, cells=cells[:width]))
    if headings is None or not rows:
        raise NothingInIt
    return Table(headings=headings, rows=rows)
