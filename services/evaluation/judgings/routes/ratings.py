"""Ratings: public once the chair has closed scoring, without who gave which points."""

from datetime import date, datetime
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from kernel.http.body import Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.fresh import fresh
from kernel.http.page import PageDep
from law.level import Level
from law.rating.average import written
from law.regulation import GateReading
from services.evaluation.judgings.domain.state import Rated
from services.evaluation.judgings.routes.closing import Gate
from services.evaluation.judgings.tables import judgings
from services.evaluation.judgings.tables.judgings import JudgingRow, Wanted
from services.evaluation.judgings.usecases.bench import load_judging
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/ratings", tags=["ratings"])


class Rating(BaseModel):
    """`rules` and `pack` name the law and the sheet; with them the stars can be computed again."""

    judging: UUID
    product: UUID
    level: Level
    filed_on: date
    rules: str
    pack: str
    criteria_set: int
    gate_reading: GateReading
    sheets: int
    average: str
    band: int
    stars: int
    failed_gates: list[Gate]
    standing: str
    notes: list[str]
    rated_at: datetime


class RatingLine(BaseModel):
    judging: UUID
    product: UUID
    level: Level
    rules: str
    criteria_set: int
    average: str
    stars: int
    rated_at: datetime


@router.get("", dependencies=[fresh("judgings")])
async def list_ratings(page: PageDep, db: DbDep, product: UUID | None = None) -> Rows[RatingLine]:
    """Lists the ratings of producers in the acting unit and everything below it."""
    wanted = Wanted(product=product, status="rated")
    after = None if page.after is None else UUID(str(page.after[0]))
    found = page.answer(await judgings.listed(db, wanted, after, page.wanted), lambda row: (row.judging,))
    return Rows(items=[_line(row) for row in found.items], next=found.next)


@router.get("/{identity}")
async def read_rating(identity: UUID, events: EventsDep) -> Rating:
    """Shows a rating with its totals, its gates and what came of each."""
    state = await load_judging(events, identity)
    if not isinstance(state, Rated):
        raise NoSuch("rating", identity)
    r = state.rated
    return Rating(
        judging=identity,
        product=r.product,
        level=r.level,
        filed_on=r.filed_on,
        rules=r.rules,
        pack=r.pack,
        criteria_set=r.criteria_set,
        gate_reading=r.gate_reading,
        sheets=len(r.sheets),
        average=written(r.average),
        band=r.band,
        stars=r.stars,
        failed_gates=[Gate(stars=g.stars, criterion=g.criterion) for g in r.failed_gates],
        standing=r.standing,
        notes=list(r.notes),
        rated_at=r.at,
    )


def _line(row: JudgingRow) -> RatingLine:
    assert row.average is not None
    assert row.stars is not None
    assert row.rated_at is not None
    return RatingLine(
        judging=row.judging,
        product=row.product,
        level=Level(row.level),
        rules=row.rules,
        criteria_set=row.criteria_set,
        average=row.average,
        stars=row.stars,
        rated_at=row.rated_at,
    )
