"""Where each judging stands; who has submitted is shown, what they wrote is not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import asyncpg

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from law.generations import LAWS
from law.rating.average import written
from services.evaluation.judgings.domain import events as said

LISTENS = (
    said.JudgingOpened,
    said.DossierChecked,
    said.DossierHandedOut,
    said.MeetingCalled,
    said.FirstSittingClosed,
    said.SheetSubmitted,
    said.SheetRevised,
    said.SpreadExceeded,
    said.DiscussionHeld,
    said.KnockedOut,
    said.ProductRated,
    said.SentUp,
    said.SentBack,
    said.ResultRecognised,
    said.ResultApproved,
    said.ReevaluationOrdered,
)


@record
class JudgingRow:
    """`status` is scoring, discussion, rescoring, stopped or rated; `average` is exact, as text.

    `submitted` are those who have scored, after a discussion those who have scored since. It is
    rescoring until the first of them has. `sent_to` is the level that the result went to. `complete`
    is what the advisory team found, `due` the law's day for the result, `reevaluation` the paper by
    which it must be judged again. `pack` is the digest under which the vocabulary shows its sheet.
    """

    judging: UUID
    dossier: UUID
    product: UUID
    producer: UUID
    council: UUID
    round: UUID | None
    level: str
    office: UUID
    unit: str
    producer_unit: str
    kind: str
    rules: str
    criteria_set: int
    status: str
    submitted: list[str]
    opened_at: datetime
    average: str | None
    band: int | None
    stars: int | None
    rated_at: datetime | None
    sent_to: str | None
    decision: UUID | None
    ground: str | None
    pack: str
    sitting: int
    in_writing: bool
    due: date | None
    complete: bool | None
    handed_out_on: date | None
    approval: UUID | None
    reevaluation: UUID | None
    follows: UUID | None


def _row(row: JudgingRow | None, heard: Heard, judging: UUID) -> JudgingRow | None:
    if isinstance(heard.event, said.JudgingOpened):
        return _opened(heard.event, judging)
    if row is None:
        return None
    match heard.event:
        case said.DossierChecked(complete=complete):
            return replace(row, complete=complete)
        case said.DossierHandedOut(handed_out_on=day):
            return replace(row, handed_out_on=day)
        case said.MeetingCalled():
            return replace(row, in_writing=False)
        case said.FirstSittingClosed():
            return replace(row, sitting=2, submitted=[], handed_out_on=None)
        case said.SheetSubmitted(member=member) | said.SheetRevised(member=member):
            return _scored(row, member)
        case said.SpreadExceeded():
            return replace(row, status="discussion")
        case said.DiscussionHeld():
            return replace(row, status="rescoring")
        case said.KnockedOut(ground=ground):
            return replace(row, status="stopped", ground=ground)
        case said.ProductRated() as e:
            return replace(
                row,
                status="rated",
                average=written(e.average),
                band=e.band,
                stars=e.stars,
                rated_at=e.at,
            )
        case said.SentUp(to_level=level) | said.SentBack(to_level=level):
            return replace(row, sent_to=level.value)
        case said.ResultRecognised(decision=decision):
            return replace(row, decision=decision)
        case said.ResultApproved(approval=approval):
            return replace(row, approval=approval)
        case said.ReevaluationOrdered(order=order):
            return replace(row, reevaluation=order)
        case _:
            return row


def _scored(row: JudgingRow, member: str) -> JudgingRow:
    if row.status == "rescoring":
        return replace(row, status="scoring", submitted=[member])
    return replace(row, submitted=sorted({*row.submitted, member}))


def _opened(e: said.JudgingOpened, judging: UUID) -> JudgingRow:
    return JudgingRow(
        judging=judging,
        dossier=e.dossier,
        product=e.product,
        producer=e.producer,
        council=e.council,
        round=e.round,
        level=e.level.value,
        office=e.office,
        unit=e.unit,
        producer_unit=e.producer_unit,
        kind=e.kind.value,
        rules=e.rules,
        criteria_set=e.criteria_set,
        status="scoring",
        submitted=[],
        opened_at=e.at,
        average=None,
        band=None,
        stars=None,
        rated_at=None,
        sent_to=None,
        decision=None,
        ground=None,
        pack=e.pack,
        sitting=1,
        in_writing=e.in_writing,
        due=e.due,
        complete=None,
        handed_out_on=None,
        approval=None,
        reevaluation=None,
        follows=e.follows,
    )


def _judging_of(heard: Heard) -> list[UUID]:
    return [heard.event.judging] if isinstance(heard.event, LISTENS) else []


judgings = Table(
    name="judgings",
    table="judgings",
    row=JudgingRow,
    key="judging",
    listens=LISTENS,
    keys=_judging_of,
    evolve=_row,
)


@record
class Wanted:
    """`unit` with all below it, by the producer's commune; null asks for all."""

    unit: str | None = None
    round: UUID | None = None
    product: UUID | None = None
    status: str | None = None


LISTED = """
select * from judgings
where ($1::text is null or producer_unit in (select units_below($1)))
  and ($2::uuid is null or round = $2) and ($3::uuid is null or product = $3)
  and ($4::text is null or status = $4) and ($5::uuid is null or judging > $5)
order by judging limit $6
"""
OPEN_SHEETS = """
select j.* from judgings j join councils c using (council)
where (j.status = 'scoring' and $1 <> all(j.submitted) or j.status = 'rescoring')
  and $1 = any(c.members) and c.dissolved_on is null
  and ($1 || '/' || j.product::text) <> all(c.interests)
  and ($1 || '/' || j.producer::text) <> all(c.interests)
  and ($2::uuid is null or j.judging > $2)
order by j.judging limit $3
"""
SENT_TO = """
select j.* from judgings j
where j.sent_to = $1 and j.decision is null and j.producer_unit in (select units_below($2))
  and j.reevaluation is null
  and not exists (
    select from judgings k where k.dossier = j.dossier and k.level = $1 and k.reevaluation is null
  )
  and ($3::uuid is null or j.judging > $3)
order by j.judging limit $4
"""
TO_RECOGNISE = """
select * from judgings j
where status = 'rated' and stars >= 3 and decision is null and reevaluation is null
  and level <> 'commune'
  and (
    office = $1 and sent_to is null
    or sent_to = $2 and exists (
        select from judgings k where k.dossier = j.dossier and k.level = $2 and k.office = $1
    )
  )
  and ($3::uuid is null or judging > $3)
order by judging limit $4
"""

TO_APPROVE = """
select * from judgings
where office = $1 and status = 'rated' and sent_to = 'central' and approval is null
  and reevaluation is null and rules = any($2) and ($3::uuid is null or judging > $3)
order by judging limit $4
"""


async def listed(db: Reader, wanted: Wanted, after: UUID | None, limit: int) -> Sequence[JudgingRow]:
    w = wanted
    return _rows(await db.fetch(LISTED, w.unit, w.round, w.product, w.status, after, limit))


async def open_sheets(db: Reader, member: str, after: UUID | None, limit: int) -> Sequence[JudgingRow]:
    """What a member still has to score, or to score again after a discussion."""
    return _rows(await db.fetch(OPEN_SHEETS, member, after, limit))


async def sent_to(db: Reader, level: str, unit: str, after: UUID | None, limit: int) -> Sequence[JudgingRow]:
    """Results that went to a level, of producers in the unit or below it, and lie there."""
    return _rows(await db.fetch(SENT_TO, level, unit, after, limit))


async def to_recognise(
    db: Reader, office: UUID, level: str, after: UUID | None, limit: int
) -> Sequence[JudgingRow]:
    """Results of the office's councils, or sent back to it, that wait for a decision."""
    return _rows(await db.fetch(TO_RECOGNISE, office, level, after, limit))


async def to_approve(db: Reader, office: UUID, after: UUID | None, limit: int) -> Sequence[JudgingRow]:
    """Results that go up and wait for the office's chairman to propose them, where the law wants it."""
    approved = [law.id for law in LAWS if law.approves_before_sending_up]
    return _rows(await db.fetch(TO_APPROVE, office, approved, after, limit))


def _rows(found: Sequence[asyncpg.Record]) -> Sequence[JudgingRow]:
    return [JudgingRow(**dict(row)) for row in found]
