"""What became of a file, row by row, so that an office can mend it and send it again."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from kernel.errors import Refused
from kernel.record import record
from services.evaluation.papers.usecases.lines import Line


class Outcome(StrEnum):
    """`there` is what was brought in before and says the same."""

    DONE = "done"
    THERE = "there"
    REFUSED = "refused"


class What(StrEnum):
    DOSSIER = "dossier"
    DECISION = "decision"
    CERTIFICATE = "certificate"


@record
class ReportLine:
    """`row` is the row at fault, else the first of its dossier or decision; `column` its heading there."""

    row: int
    what: What
    reference: str
    outcome: Outcome
    id: UUID | None = None
    stars: int | None = None
    rule: str | None = None
    column: str | None = None
    vi: str | None = None
    en: str | None = None
    source: str | None = None


def taken(
    line: Line, what: What, reference: str, identity: UUID, stars: int | None, *, there: bool
) -> ReportLine:
    return ReportLine(
        row=line.number,
        what=what,
        reference=reference,
        outcome=Outcome.THERE if there else Outcome.DONE,
        id=identity,
        stars=stars,
    )


def turned_away(line: Line, what: What, reference: str, refused: Refused) -> ReportLine:
    return ReportLine(
        row=line.number,
        what=what,
        reference=reference,
        outcome=Outcome.REFUSED,
        rule=refused.rule(),
        column=_column(line, refused),
        vi=refused.sentence("vi"),
        en=refused.sentence("en"),
        source=refused.source or None,
    )


def _column(line: Line, refused: Refused) -> str | None:
    for fact in ("heading", "criterion"):
        if fact in refused.facts:
            return str(refused.facts[fact])
    return line.headings.get(refused.field or "")


def counted(lines: Sequence[ReportLine], outcome: Outcome) -> int:
    """Dossiers, decisions and certificates; a dossier with several rows at fault is one."""
    return len({(line.what, line.reference) for line in lines if line.outcome is outcome})
