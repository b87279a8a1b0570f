"""Score sheets: a member's own, sealed before anything is stored, so that nobody reads it before the end."""

from dataclasses import replace
from typing import Annotated, Self
from uuid import NAMESPACE_URL, UUID, uuid5

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body
from kernel.http.depends import DbDep, EventsDep, VaultDep
from kernel.http.may import may
from kernel.sealed import Sealed
from kernel.store import Context, Events
from kernel.vault import Erased, Vault
from law.cases.practice_case import MOST, Code, Points, Positions
from services.evaluation.councils.domain.bench import Bench
from services.evaluation.judgings.domain.commands import ReviseSheet, SubmitSheet
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.score_sheet import Sheet, fill_sheet, sheet_digest
from services.evaluation.judgings.domain.state import Rated, Scoring
from services.evaluation.judgings.tables import drafts
from services.evaluation.judgings.usecases.bench import bench_of, load_judging, scoring_of
from services.evaluation.judgings.usecases.sealing import open_sheet, seal, sealed_as
from services.evaluation.lawbook.queries import criteria_of
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/judgings/{identity}", tags=["sheets"])

NAMESPACE = uuid5(NAMESPACE_URL, "https://ocop.vn/sheets")

type Comment = Annotated[str, Field(min_length=1, max_length=1000)]


class NewSheet(Body):
    """Either the options chosen, by their position on the sheet, or the points, as old papers have them.

    Every criterion of the set must be there: 0 means that none of the options fits. Of a criterion
    whose options add up several can be chosen.
    """

    choices: Annotated[
        dict[Code, Positions],
        Field(default_factory=dict, max_length=MOST, examples=[{"1.1": [3], "1.2": [0]}]),
    ]
    scores: Annotated[dict[Code, Points], Field(default_factory=dict, max_length=MOST)]
    comments: Annotated[
        dict[Code, Comment],
        Field(default_factory=dict, max_length=MOST, examples=[{"1.1": "Cần bổ sung hợp đồng."}]),
    ]

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.choices) == bool(self.scores):
            raise PydanticCustomError("choices_or_scores", "Give either choices or scores")
        return self


class SheetView(BaseModel):
    """`erased` is a sheet whose key was destroyed on request: it was submitted, and its scores are gone."""

    member: str
    scores: dict[str, int] = {}
    choices: dict[str, list[int]] = {}
    comments: dict[str, str] = {}
    erased: bool = False


@router.put("/sheet")
async def submit_sheet(
    identity: UUID,
    new: NewSheet,
    request: Request,
    ask: Annotated[Ask, Depends(may("evaluation.sheet.submit"))],
    events: EventsDep,
    db: DbDep,
    vault: VaultDep,
) -> Response:
    """Submits the sheet of the member who asks; points that change later are a revision."""
    ask, scoring, bench = await _scored_by(ask, events, identity)
    sheet, sealed = await _seal(events, vault, scoring, ask.person, new)
    context = await _unreadable(request, vault, scoring, ask.context(correlation=scoring.opened.dossier))
    command = SubmitSheet(
        judging=identity,
        bench=bench,
        member=ask.person,
        sheet=sealed,
        digest=sheet_digest(identity, sheet),
        at=context.occurred_at,
    )
    answer = await execute(events, decider, identity, command, context)
    await drafts.discard(db, identity, ask.person)
    return ask.answered(answer)


@router.post("/sheet/revision")
async def revise_sheet(
    identity: UUID,
    new: NewSheet,
    request: Request,
    ask: Annotated[Ask, Depends(may("evaluation.sheet.submit"))],
    events: EventsDep,
    db: DbDep,
    vault: VaultDep,
) -> Response:
    """Revises a sheet while scoring is open; after a discussion the same points again are a new score."""
    ask, scoring, bench = await _scored_by(ask, events, identity)
    sheet, sealed = await _seal(events, vault, scoring, ask.person, new)
    context = await _unreadable(request, vault, scoring, ask.context(correlation=scoring.opened.dossier))
    command = ReviseSheet(
        judging=identity,
        bench=bench,
        member=ask.person,
        sheet=sealed,
        digest=sheet_digest(identity, sheet),
        at=context.occurred_at,
    )
    answer = await execute(events, decider, identity, command, context)
    await drafts.discard(db, identity, ask.person)
    return ask.answered(answer)


@router.get("/sheet")
async def read_own_sheet(
    identity: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.sheet.read-own"))],
    events: EventsDep,
    vault: VaultDep,
) -> SheetView:
    """Shows what the member who asks has submitted last, and nobody else's."""
    scoring = scoring_of(await load_judging(events, identity))
    ask = ask.at_office(scoring.opened.office)
    submitted = scoring.sheets.get(ask.person)
    if submitted is None:
        raise NoSuch("sheet", identity)
    try:
        sheet = await open_sheet(vault, identity, ask.person, submitted.sheet)
    except Erased:
        return SheetView(member=ask.person, erased=True)
    return shown(sheet)


@router.get("/sheets")
async def list_sheets(
    identity: UUID, ask: Annotated[Ask, Depends(may("evaluation.sheets.read"))], events: EventsDep
) -> list[SheetView]:
    """Lists all sheets once the chair has closed scoring; before that there is nothing to see."""
    state = await load_judging(events, identity)
    await ask.within(scoring_of(state).opened.producer_unit)
    if not isinstance(state, Rated):
        return []
    return [shown(sheet) for sheet in state.rated.sheets]


def shown(sheet: Sheet) -> SheetView:
    return SheetView(
        member=sheet.member,
        scores=dict(sheet.scores),
        choices={code: list(choice.options) for code, choice in sheet.choices.items()},
        comments=dict(sheet.comments),
    )


async def _scored_by(ask: Ask, events: Events, identity: UUID) -> tuple[Ask, Scoring, Bench]:
    """Raises NotFound, OutOfScope, NotOfTheCouncil, HasAnInterest."""
    scoring = scoring_of(await load_judging(events, identity))
    ask = ask.at_office(scoring.opened.office)
    bench = await bench_of(events, scoring)
    bench.admit(ask.person)
    return ask, scoring, bench


async def _seal(
    events: Events, vault: Vault, scoring: Scoring, member: str, new: NewSheet
) -> tuple[Sheet, Sealed]:
    """Raises what `fill_sheet` raises."""
    o = scoring.opened
    criteria = await criteria_of(events, o)
    bare = fill_sheet(criteria, member, scores=new.scores, choices=new.choices, comments=new.comments)
    return await seal(vault, o.judging, bare)


async def _unreadable(request: Request, vault: Vault, scoring: Scoring, context: Context) -> Context:
    """The context without any plain hash of the scores: those can be found by trying them out."""
    subject, stream, _ = sealed_as(scoring.opened.judging, "")
    keyed = (await vault.seal(subject, stream, "request", context.request)).digest
    if request.method != "PUT" or "idempotency-key" in request.headers:
        return replace(context, request=keyed)
    said = keyed.hex() + request.headers.get("if-match", "")
    return replace(context, request=keyed, command=uuid5(NAMESPACE, said))
