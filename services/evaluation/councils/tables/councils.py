"""Councils as they sit, and the rounds that they work through."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from law.regulation import Regulation
from services.evaluation.councils.domain.council import (
    CouncilDissolved,
    CouncilEstablished,
    InterestDeclared,
    MemberReplaced,
    RegulationAdopted,
)


@record
class CouncilRow:
    """`interests` are `member/product` or `member/producer`."""

    council: UUID
    level: str
    office: UUID
    unit: str
    name: str
    chair: str
    secretary: str
    members: list[str]
    departments: list[str]
    advisers: list[str]
    interests: list[str]
    quorum: int | None
    spread: int | None
    gate_reading: str | None
    established_on: date
    dissolved_on: date | None
    quorum_percent: int | None
    beyond_spread: str | None
    handout_days: int | None
    chair_must_score: bool | None


def _row(row: CouncilRow | None, heard: Heard, council: UUID) -> CouncilRow | None:
    match heard.event:
        case CouncilEstablished() as s:
            return CouncilRow(
                council=council,
                level=s.level.value,
                office=s.office,
                unit=s.unit,
                name=s.name,
                chair=s.chair,
                secretary=s.secretary,
                members=[seat.member for seat in s.seats],
                departments=[seat.department for seat in s.seats],
                advisers=list(s.advisers),
                interests=[],
                quorum=None,
                spread=None,
                gate_reading=None,
                established_on=s.established_on,
                dissolved_on=None,
                quorum_percent=None,
                beyond_spread=None,
                handout_days=None,
                chair_must_score=None,
            )
        case RegulationAdopted(regulation=r) if row is not None:
            return _regulated(row, r)
        case MemberReplaced() as s if row is not None:
            return _replaced(row, s)
        case InterestDeclared() as s if row is not None:
            return replace(row, interests=sorted({*row.interests, f"{s.member}/{s.product or s.producer}"}))
        case CouncilDissolved(dissolved_on=day) if row is not None:
            return replace(row, dissolved_on=day)
        case _:
            return row


def _regulated(row: CouncilRow, r: Regulation) -> CouncilRow:
    return replace(
        row,
        quorum=r.quorum,
        spread=r.spread,
        gate_reading=r.gate_reading.value,
        quorum_percent=r.quorum_percent,
        beyond_spread=None if r.beyond_spread is None else r.beyond_spread.value,
        handout_days=r.handout_days,
        chair_must_score=r.chair_must_score,
    )


def _replaced(row: CouncilRow, s: MemberReplaced) -> CouncilRow:
    seats = [
        (s.joining.member, s.joining.department) if member == s.leaving else (member, department)
        for member, department in zip(row.members, row.departments, strict=True)
    ]
    return replace(
        row,
        chair=s.joining.member if row.chair == s.leaving else row.chair,
        secretary=s.joining.member if row.secretary == s.leaving else row.secretary,
        members=[member for member, _ in seats],
        departments=[department for _, department in seats],
    )


LISTENS = (CouncilEstablished, RegulationAdopted, MemberReplaced, InterestDeclared, CouncilDissolved)


def _council_of(heard: Heard) -> list[UUID]:
    said = heard.event
    return [said.council] if isinstance(said, LISTENS) else []


councils = Table(
    name="councils",
    table="councils",
    row=CouncilRow,
    key="council",
    listens=LISTENS,
    keys=_council_of,
    evolve=_row,
)

LISTED = """
select * from councils
where unit in (select units_below($1)) and ($2::uuid is null or council > $2)
order by council limit $3
"""


async def listed(db: Reader, unit: str, after: UUID | None, limit: int) -> Sequence[CouncilRow]:
    """Those of the unit and of everything below it."""
    return [CouncilRow(**dict(row)) for row in await db.fetch(LISTED, unit, after, limit)]
