"""The councils of a file: one for each decision that established one, with all who sat on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kernel.errors import Refused
from kernel.record import record
from services.evaluation.councils.domain.council import Seat
from services.evaluation.papers.usecases.lines import Line
from services.evaluation.papers.usecases.papers import said
from services.evaluation.papers.usecases.refusals import NoChairNamed, SeveralChairs
from services.evaluation.papers.usecases.rows import Opaque, RowRefused, member_of

# The number and the day of the decision.
type Established = tuple[str, date]


@record
class PaperCouncil:
    established: Established
    name: str
    chair: str
    seats: tuple[Seat, ...]


@record
class SeatRow:
    """Who sat where, as one row has it; what it leaves empty other rows say."""

    line: Line
    reference: str
    council: str | None
    council_on: date | None
    council_name: str | None
    member: str
    chair: bool
    department: str


def councils_of(lines: Sequence[Line], opaque: Opaque) -> Mapping[Established, PaperCouncil | Refused]:
    """Or why there is none; also of rows whose sheets cannot be read, as long as the seat can."""
    by_dossier: defaultdict[str, list[SeatRow]] = defaultdict(list)
    for row in _seat_rows(lines, opaque):
        by_dossier[row.reference].append(row)
    groups: defaultdict[Established, list[SeatRow]] = defaultdict(list)
    for rows in by_dossier.values():
        number = next((row.council for row in rows if row.council is not None), None)
        on = next((row.council_on for row in rows if row.council_on is not None), None)
        if number is not None and on is not None:
            groups[number, on] += rows
    return {established: _council(established, rows) for established, rows in groups.items()}


def _seat_rows(lines: Iterable[Line], opaque: Opaque) -> Iterable[SeatRow]:
    for line in lines:
        try:
            yield SeatRow(
                line=line,
                reference=line.text("reference"),
                council=line.maybe("council", line.text),
                council_on=line.maybe("council_on", line.day),
                council_name=line.maybe("council_name", line.text),
                member=member_of(line, opaque),
                chair=line.yes("chair"),
                department=line.maybe("department", line.text) or "",
            )
        except Refused:
            # Its dossier is refused for the same reason.
            continue


def _council(established: Established, rows: Sequence[SeatRow]) -> PaperCouncil | Refused:
    chairs = {row.member for row in rows if row.chair}
    if len(chairs) != 1:
        return SeveralChairs(council=established[0]) if chairs else NoChairNamed(council=established[0])
    try:
        name = said(rows, "council_name", lambda row: row.council_name)
    except RowRefused as fault:
        return fault.refused
    departments = {row.member: row.department for row in reversed(rows)}
    return PaperCouncil(
        established=established,
        name=name,
        chair=chairs.pop(),
        seats=tuple(Seat(member=member, department=of) for member, of in sorted(departments.items())),
    )
