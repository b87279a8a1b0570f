"""What a cell says: a day, a number, a choice, a text."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from kernel.http.body import CONTROL
from services.evaluation.papers.usecases.refusals import NoDate, NoSuchChoice, NotPlainText, NoWholeNumber
from services.evaluation.papers.usecases.table import Cell

LONGEST = 300
DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00:00)?")
YES = frozenset({"x", "co", "yes", "1", "dung", "true"})
NO = frozenset({"", "khong", "no", "0", "sai", "false"})


def folded(text: str) -> str:
    """As people read it: without case, accents, and blanks at will."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(bare.replace("đ", "d").split())


def plain(heading: str, cell: Cell) -> str:
    """In Unicode NFC on one line. Raises NotPlainText."""
    text = " ".join(unicodedata.normalize("NFC", str(cell)).split())
    if len(text) > LONGEST or CONTROL.search(text):
        raise NotPlainText(heading=heading, most=LONGEST)
    return text


def day(heading: str, cell: Cell) -> date:
    """20/02/2024 and 2024-02-20, or a date of Excel's. Raises NoDate."""
    if isinstance(cell, date):
        return cell
    text = str(cell).strip()
    found = YEAR_FIRST.fullmatch(text)
    parts = found.groups() if found else tuple(reversed(_day_first(text)))
    try:
        year, month, of_month = map(int, parts)
        return date(year, month, of_month)
    except ValueError:
        raise NoDate(heading=heading, said=text[:LONGEST]) from None


def _day_first(text: str) -> tuple[str, ...]:
    found = DAY_FIRST.fullmatch(text)
    return found.groups() if found else ()


def whole(heading: str, cell: Cell) -> int:
    """Raises NoWholeNumber."""
    found = number(cell)
    if not isinstance(found, int):
        raise NoWholeNumber(heading=heading, said=str(cell)[:LONGEST])
    return found


def number(cell: Cell) -> int | str:
    """`3`, `3,0` and `3.0` are 3; what is no whole number stays as it is written."""
    if isinstance(cell, int):
        return cell
    try:
        exact = Decimal(str(cell).strip().replace(",", "."))
    except InvalidOperation:
        return str(cell)[:LONGEST]
    small = exact.is_finite() and abs(exact) < 1_000_000
    return int(exact) if small and exact == exact.to_integral_value() else str(cell)[:LONGEST]


def yes(heading: str, cell: Cell | None) -> bool:
    """A cross, or the word for it; an empty cell says no. Raises NoSuchChoice."""
    text = folded("" if cell is None else str(cell))
    if text not in YES | NO:
        raise NoSuchChoice(heading=heading, choices="x", said=str(cell)[:LONGEST])
    return text in YES


def choice[T](heading: str, cell: Cell, choices: Mapping[str, T]) -> T:
    """Raises NoSuchChoice."""
    found = {folded(name): value for name, value in choices.items()}.get(folded(str(cell)))
    if found is None:
        raise NoSuchChoice(heading=heading, choices=", ".join(choices), said=str(cell)[:LONGEST])
    return found
