"""An .xlsx workbook: one worksheet's values, formulas by the values that they had when it was saved."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from services.evaluation.papers.usecases.refusals import (
    EncryptedOrOld,
    NoSuchWorksheet,
    NotReadable,
    UnpacksTooLarge,
)
from services.evaluation.papers.usecases.table import MOST_COLUMNS, Cell, Table, as_table

MOST_UNPACKED = 100 << 20
# How an encrypted workbook and one of the time before .xlsx begin.
COMPOUND = b"\xd0\xcf\x11\xe0"
# What the library raises for a package that is no workbook inside.
BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    RuntimeError,
    OSError,
    EOFError,
)


def read_excel(content: bytes, sheet: str | None) -> Table:
    """The worksheet of that name, else the first one.

    Raises EncryptedOrOld, UnpacksTooLarge, NotReadable, NoSuchWorksheet, and what a table refuses.
    """
    if content.startswith(COMPOUND):
        raise EncryptedOrOld
    _require_small(content)
    try:
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        names = list(workbook.sheetnames)
        named = names[0] if sheet is None else sheet
        if named in names:
            return as_table(_rows(workbook[named].iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)))
    except BROKEN as error:
        raise NotReadable from error
    raise NoSuchWorksheet(sheet=sheet, sheets=", ".join(names))


def _require_small(content: bytes) -> None:
    """What an archive says of its size is all that is ever read of it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except BROKEN as error:
        raise NotReadable from error
    if unpacked > MOST_UNPACKED:
        raise UnpacksTooLarge(limit=MOST_UNPACKED)


def _rows(rows: Iterator[Sequence[object]]) -> Iterator[list[Cell | None]]:
    for row in rows:
        yield [_cell(value) for value in row]


def _cell(value: object) -> Cell | None:
    """A number without a fraction is a whole one, a point in time is its day."""
    match value:
        case None:
            return None
        case bool():
            return "1" if value else "0"
        case float():
            return int(value) if value.is_integer() else Decimal(repr(value))
        case datetime():
            return value.date()
        case int() | Decimal() | date():
            return value
        case time():
            return value.isoformat()
        case _:
            return str(value).strip() or None
