"""The rows of a file as its columns name them, in whatever order these stand."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from kernel.record import record
from services.evaluation.papers.usecases import cells
from services.evaluation.papers.usecases.columns import Column
from services.evaluation.papers.usecases.refusals import (
    CellMissing,
    HeadingMissing,
    HeadingTwice,
    UnknownHeading,
)
from services.evaluation.papers.usecases.table import Cell, Table

CRITERION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,2})(?:[\s.:)–-].*)?", re.DOTALL)
REMARKS = ("ghi chu", "note")


@record
class Line:
    """A row as its columns name it; `scores` are the cells of criteria, by their codes."""

    number: int
    cells: Mapping[str, Cell]
    headings: Mapping[str, str]
    scores: Mapping[str, Cell]

    def heading(self, name: str) -> str:
        return self.headings.get(name, name)

    def has(self, name: str) -> bool:
        return name in self.cells

    def text(self, name: str) -> str:
        return self._read(name, cells.plain)

    def day(self, name: str) -> date:
        return self._read(name, cells.day)

    def whole(self, name: str) -> int:
        return self._read(name, cells.whole)

    def yes(self, name: str) -> bool:
        return cells.yes(self.heading(name), self.cells.get(name))

    def choice[T](self, name: str, choices: Mapping[str, T]) -> T:
        return self._read(name, lambda heading, cell: cells.choice(heading, cell, choices))

    def maybe[T](self, name: str, read: Callable[[str], T]) -> T | None:
        return read(name) if self.has(name) else None

    def _read[T](self, name: str, read: Callable[[str, Cell], T]) -> T:
        """Raises CellMissing, and what reading it refuses."""
        cell = self.cells.get(name)
        if cell is None:
            raise CellMissing(heading=self.heading(name), field=name)
        return read(self.heading(name), cell)


def lines_of(table: Table, columns: Sequence[Column], *, scored: bool) -> Sequence[Line]:
    """Raises UnknownHeading, HeadingTwice, HeadingMissing."""
    names = list(_names(table.headings, columns, scored=scored))
    headings = {name: table.headings[place] for place, name in enumerate(names) if name}
    for column in columns:
        if column.needed and column.name not in headings:
            raise HeadingMissing(heading_vi=column.vi, heading_en=column.en)
    own = {column.name for column in columns}
    lines: list[Line] = []
    for row in table.rows:
        said = {n: c for n, c in zip(names, row.cells, strict=False) if n and c is not None}
        lines.append(
            Line(
                number=row.number,
                cells={name: cell for name, cell in said.items() if name in own},
                headings=headings,
                scores={name: cell for name, cell in said.items() if name not in own},
            )
        )
    return lines


def _names(headings: Sequence[str], columns: Sequence[Column], *, scored: bool) -> Iterator[str]:
    """What each column is: one of ours, a criterion's code, or nothing for remarks."""
    known = {cells.folded(said): column.name for column in columns for said in (column.vi, column.en)}
    seen: set[str] = set()
    for heading in headings:
        folded = cells.folded(heading)
        if not folded or folded.startswith(REMARKS):
            yield ""
            continue
        code = CRITERION.fullmatch(heading.strip()) if scored else None
        name = known.get(folded) or (code[1] if code else None)
        if name is None:
            raise UnknownHeading(heading=heading[: cells.LONGEST])
        if name in seen:
            raise HeadingTwice(heading=heading[: cells.LONGEST])
        seen.add(name)
        yield name
