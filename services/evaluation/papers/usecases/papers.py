"""A paper is what a file says of one dossier: its sheets, its council, and the decision on it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from kernel.record import record
from law.generations import Kind
from law.level import Level
from services.evaluation.judgings.domain.preparing import TestSlip
from services.evaluation.papers.usecases.lines import Line
from services.evaluation.papers.usecases.refusals import CellMissing, RowsDisagree, TwoSheetsOfOneMember
from services.evaluation.papers.usecases.rows import PaperRow, RowRefused


@record
class PaperSheet:
    """`member` is opaque; a score is what the cell says, whether the criteria set prints it or not."""

    line: Line
    member: str
    scores: Mapping[str, int | str]


@record
class PaperSitting:
    rated_on: date
    sheets: tuple[PaperSheet, ...]
    tests: tuple[TestSlip, ...]


@record
class PaperDecision:
    number: str
    signed_on: date
    legal_bases: tuple[str, ...]


@record
class Paper:
    """`sittings` by their number; None is the one that decided, where the paper does not number it."""

    line: Line
    reference: str
    product: str
    filed_on: date
    kind: Kind
    criteria_set: int
    level: Level | None
    council: tuple[str, date]
    sittings: Mapping[int | None, PaperSitting]
    visited_on: date | None
    below: str | None
    stars: int | None
    decision: PaperDecision | None

    @property
    def begun_on(self) -> date:
        return min(sitting.rated_on for sitting in self.sittings.values())

    @property
    def rated_on(self) -> date:
        return max(sitting.rated_on for sitting in self.sittings.values())


def paper_of(rows: Sequence[PaperRow]) -> Paper:
    """Of the rows of one reference. Raises RowRefused for the first that does not fit the others."""
    return Paper(
        line=rows[0].line,
        reference=rows[0].reference,
        product=said(rows, "product", lambda row: row.product),
        filed_on=said(rows, "filed_on", lambda row: row.filed_on),
        kind=said(rows, "kind", lambda row: row.kind),
        criteria_set=said(rows, "set", lambda row: row.criteria_set),
        level=perhaps(rows, "level", lambda row: row.level),
        council=(
            said(rows, "council", lambda row: row.council),
            said(rows, "council_on", lambda row: row.council_on),
        ),
        sittings=_sittings(rows),
        visited_on=perhaps(rows, "visited_on", lambda row: row.visited_on),
        below=perhaps(rows, "sent_up_by", lambda row: row.below),
        stars=perhaps(rows, "stars", lambda row: row.stars),
        decision=_decision(rows),
    )


class HasLine(Protocol):
    @property
    def line(self) -> Line: ...


def said[R: HasLine, T](rows: Sequence[R], name: str, read: Callable[[R], T | None]) -> T:
    """What all rows say alike, or the first of them for all. Raises RowRefused."""
    found = perhaps(rows, name, read)
    if found is None:
        line = rows[0].line
        raise RowRefused(line, CellMissing(heading=line.heading(name)))
    return found


def perhaps[R: HasLine, T](rows: Iterable[R], name: str, read: Callable[[R], T | None]) -> T | None:
    """None where no row says it. Raises RowRefused for a row that says something else."""
    found: tuple[T, Line] | None = None
    for row in rows:
        value = read(row)
        if value is None:
            continue
        if found is not None and found[0] != value:
            disagree = RowsDisagree(heading=row.line.heading(name), other=found[1].number)
            raise RowRefused(row.line, disagree)
        found = found or (value, row.line)
    return None if found is None else found[0]


def _decision(rows: Sequence[PaperRow]) -> PaperDecision | None:
    number = perhaps(rows, "decision", lambda row: row.decision)
    if number is None:
        return None
    bases = said(rows, "legal_bases", lambda row: row.legal_bases).split(";")
    return PaperDecision(
        number=number,
        signed_on=said(rows, "signed_on", lambda row: row.signed_on),
        legal_bases=tuple(basis.strip() for basis in bases if basis.strip()),
    )


def _sittings(rows: Sequence[PaperRow]) -> Mapping[int | None, PaperSitting]:
    by_number: defaultdict[int | None, list[PaperRow]] = defaultdict(list)
    for row in rows:
        by_number[row.sitting].append(row)
    if len(by_number) > 1 and None in by_number:
        line = by_number[None][0].line
        raise RowRefused(line, CellMissing(heading=line.heading("sitting")))
    return {number: _sitting(of) for number, of in by_number.items()}


def _sitting(rows: Sequence[PaperRow]) -> PaperSitting:
    sheets: dict[str, PaperSheet] = {}
    for row in rows:
        if row.member in sheets:
            other = sheets[row.member].line.number
            raise RowRefused(row.line, TwoSheetsOfOneMember(other=other))
        sheets[row.member] = PaperSheet(line=row.line, member=row.member, scores=row.scores)
    return PaperSitting(
        rated_on=said(rows, "rated_on", lambda row: row.rated_on),
        sheets=tuple(sheets.values()),
        tests=tuple(dict.fromkeys(row.test for row in rows if row.test is not None)),
    )
