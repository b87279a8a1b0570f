"""One row of a file of ratings: one member's sheet for one dossier, and what the row says of both."""

from collections.abc import Callable, Mapping
from datetime import date

from kernel.errors import Refused
from kernel.record import record
from law.generations import Kind
from law.level import Level
from services.evaluation.judgings.domain.preparing import TestSlip
from services.evaluation.papers.usecases.cells import folded, number
from services.evaluation.papers.usecases.lines import Line

KINDS: Mapping[str, Kind] = {
    "lần đầu": Kind.FIRST,
    "nâng hạng": Kind.UPGRADE,
    "đánh giá lại": Kind.REEVALUATION,
    "công nhận lại": Kind.REEVALUATION,
    **{kind.value: kind for kind in Kind},
}
LEVELS: Mapping[str, Level] = {
    "xã": Level.COMMUNE,
    "huyện": Level.DISTRICT,
    "tỉnh": Level.PROVINCE,
    "trung ương": Level.CENTRAL,
    **{level.value: level for level in Level},
}
SITTINGS: Mapping[str, int] = {"1": 1, "2": 2}

# Turns a member's label into the opaque person who stands for it; the label itself goes no further.
type Opaque = Callable[[str], str]


class RowRefused(Exception):
    """The row at fault, and what refused it; the rest of the file goes on."""

    def __init__(self, line: Line, refused: Refused) -> None:
        self.line, self.refused = line, refused
        super().__init__(str(refused))


@record
class PaperRow:
    """What the row leaves empty is None: other rows of the dossier may say it, as in merged cells."""

    line: Line
    reference: str
    member: str
    scores: Mapping[str, int | str]
    product: str | None
    filed_on: date | None
    kind: Kind | None
    criteria_set: int | None
    level: Level | None
    council: str | None
    council_on: date | None
    rated_on: date | None
    sitting: int | None
    visited_on: date | None
    test: TestSlip | None
    below: str | None
    stars: int | None
    decision: str | None
    signed_on: date | None
    legal_bases: str | None


def read_row(line: Line, opaque: Opaque) -> PaperRow:
    """Raises RowRefused."""
    try:
        return _row(line, opaque)
    except Refused as refused:
        raise RowRefused(line, refused) from refused


def _row(line: Line, opaque: Opaque) -> PaperRow:
    # The council's to use; a row whose seat cannot be read is at fault as well.
    _ = line.yes("chair"), line.maybe("department", line.text), line.maybe("council_name", line.text)
    return PaperRow(
        line=line,
        reference=line.text("reference"),
        member=member_of(line, opaque),
        scores={code: number(cell) for code, cell in line.scores.items()},
        product=line.maybe("product", line.text),
        filed_on=line.maybe("filed_on", line.day),
        kind=line.maybe("kind", lambda name: line.choice(name, KINDS)),
        criteria_set=line.maybe("set", line.whole),
        level=line.maybe("level", lambda name: line.choice(name, LEVELS)),
        council=line.maybe("council", line.text),
        council_on=line.maybe("council_on", line.day),
        rated_on=line.maybe("rated_on", line.day),
        sitting=line.maybe("sitting", lambda name: line.choice(name, SITTINGS)),
        visited_on=line.maybe("visited_on", line.day),
        test=line.maybe("test", lambda _: _slip(line)),
        below=line.maybe("sent_up_by", line.text),
        stars=line.maybe("stars", line.whole),
        decision=line.maybe("decision", line.text),
        signed_on=line.maybe("signed_on", line.day),
        legal_bases=line.maybe("legal_bases", line.text),
    )


def member_of(line: Line, opaque: Opaque) -> str:
    return opaque(folded(line.text("member")))


def _slip(line: Line) -> TestSlip:
    return TestSlip(
        number=line.text("test"),
        laboratory=line.text("laboratory"),
        issued_on=line.day("tested_on"),
        conforms=line.yes("conforms"),
    )
