"""A file of ratings: each dossier by itself, then the decisions that rest on them."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kernel.errors import Refused
from services.evaluation.papers.usecases.columns import RATINGS
from services.evaluation.papers.usecases.councils import Established, PaperCouncil, councils_of
from services.evaluation.papers.usecases.decisions import Taken, issue, recognisable
from services.evaluation.papers.usecases.dossiers import enter
from services.evaluation.papers.usecases.filing import Filing
from services.evaluation.papers.usecases.lines import Line, lines_of
from services.evaluation.papers.usecases.names import decision_id
from services.evaluation.papers.usecases.papers import Paper, paper_of
from services.evaluation.papers.usecases.refusals import CellMissing, DecisionIncomplete, RowsDisagree
from services.evaluation.papers.usecases.report import ReportLine, What, taken, turned_away
from services.evaluation.papers.usecases.rows import Opaque, PaperRow, RowRefused, read_row
from services.evaluation.papers.usecases.table import Table

# The number and the day of a recognition decision.
type Signed = tuple[str, date]


async def bring_in_ratings(filing: Filing, table: Table, opaque: Opaque) -> Sequence[ReportLine]:
    """Raises what a file as a whole is refused for."""
    # In a thread: a large file's rows would keep everybody else waiting.
    lines = await asyncio.to_thread(lines_of, table, RATINGS, scored=True)
    councils = await asyncio.to_thread(councils_of, lines, opaque)
    ratings = _Ratings(filing, councils, opaque)
    for reference, of in _by_reference(lines).items():
        await ratings.dossier(reference, of)
    await ratings.decisions()
    return sorted(ratings.report, key=lambda line: line.row)


class _Ratings:
    def __init__(
        self, filing: Filing, councils: Mapping[Established, PaperCouncil | Refused], opaque: Opaque
    ) -> None:
        self._filing = filing
        self._councils = councils
        self._opaque = opaque
        self._taken: defaultdict[Signed, list[Taken]] = defaultdict(list)
        # Of each decision that cannot be brought in yet, a dossier that was refused.
        self._held_up: dict[Signed, str] = {}
        self.report: list[ReportLine] = []

    async def dossier(self, reference: str, lines: Sequence[Line]) -> None:
        try:
            rows = self._rows(reference, lines)
            if rows is not None:
                await self._paper(paper_of(rows))
                return
        except RowRefused as fault:
            self.report.append(turned_away(fault.line, What.DOSSIER, reference, fault.refused))
        except Refused as refused:
            self.report.append(turned_away(lines[0], What.DOSSIER, reference, refused))
        for signed in _signed(lines):
            self._held_up.setdefault(signed, reference)

    async def decisions(self) -> None:
        for (number, _), of in self._taken.items():
            line = of[0].paper.line
            try:
                self.report.append(await self._decision(of))
            except RowRefused as fault:
                self.report.append(turned_away(fault.line, What.DECISION, number, fault.refused))
            except Refused as refused:
                self.report.append(turned_away(line, What.DECISION, number, refused))

    def _rows(self, reference: str, lines: Iterable[Line]) -> Sequence[PaperRow] | None:
        """None where rows cannot be read; each of these is reported."""
        rows: list[PaperRow] = []
        faults: list[ReportLine] = []
        for line in lines:
            try:
                rows.append(read_row(line, self._opaque))
            except RowRefused as fault:
                faults.append(turned_away(line, What.DOSSIER, reference, fault.refused))
        self.report += faults
        return None if faults else rows

    async def _paper(self, paper: Paper) -> None:
        """Rehearsed first: so that no council is established for a paper that is refused."""
        council = self._councils.get(paper.council)
        if council is None:
            raise CellMissing(heading=paper.line.heading("council_on"))
        if isinstance(council, Refused):
            raise council
        filing = self._filing.standing_for(paper.level)
        rehearsed = filing.rehearsed()
        would_be = await enter(rehearsed, paper, council)
        await recognisable(rehearsed, Taken(paper=paper, entered=would_be))
        entered = await enter(filing, paper, council)
        if paper.decision is not None:
            signed = (paper.decision.number, paper.decision.signed_on)
            self._taken[signed].append(Taken(paper=paper, entered=entered))
        self.report.append(
            taken(
                paper.line,
                What.DOSSIER,
                paper.reference,
                entered.judging,
                entered.stars,
                there=entered.there,
            )
        )

    async def _decision(self, of: Sequence[Taken]) -> ReportLine:
        first = of[0].paper
        decision = first.decision
        assert decision is not None
        signed = (decision.number, decision.signed_on)
        if signed in self._held_up:
            raise DecisionIncomplete(dossier=self._held_up[signed])
        for other in of:
            if other.paper.decision != decision:
                line = other.paper.line
                disagree = RowsDisagree(heading=line.heading("legal_bases"), other=first.line.number)
                raise RowRefused(line, disagree)
        there = await issue(self._filing.standing_for(first.level), decision, of)
        identity = decision_id(self._filing.ask.office, *signed)
        return taken(first.line, What.DECISION, decision.number, identity, None, there=there)


def _by_reference(lines: Iterable[Line]) -> Mapping[str, Sequence[Line]]:
    """Rows without a readable reference are together under an empty one, each to be refused."""
    groups: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        try:
            groups[line.text("reference")].append(line)
        except Refused:
            groups[""].append(line)
    return groups


def _signed(lines: Iterable[Line]) -> Iterable[Signed]:
    """As far as rows that were refused tell."""
    for line in lines:
        try:
            yield line.text("decision"), line.day("signed_on")
        except Refused:
            continue
