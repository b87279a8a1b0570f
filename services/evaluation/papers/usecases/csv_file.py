"""CSV as Excel and LibreOffice write it: UTF-8, with commas, semicolons or tabs."""

import csv
from collections.abc import Iterator
from io import StringIO

from services.evaluation.papers.usecases.refusals import NotReadable, NotUtf8
from services.evaluation.papers.usecases.table import Cell, Table, as_table

SEPARATORS = ",;\t"


def read_csv(content: bytes) -> Table:
    """Raises NotUtf8, NotReadable, and what a table refuses."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8 from error
    try:
        return as_table(_rows(text))
    except csv.Error as error:
        raise NotReadable from error


def _rows(text: str) -> Iterator[list[Cell | None]]:
    first = next((line for line in text.splitlines() if line.strip(SEPARATORS + " ")), "")
    separator = max(SEPARATORS, key=first.count)
    for row in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
        yield [cell.strip() or None for cell in row]
