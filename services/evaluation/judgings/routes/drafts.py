"""Drafts: a member's unfinished sheet, sealed, kept until it is submitted. It is a working paper, no fact."""

import json
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from kernel.http.ask import Ask
from kernel.http.body import Body
from kernel.http.depends import DbDep, EventsDep, VaultDep
from kernel.http.may import may
from law.cases.practice_case import MOST, Code, Positions
from services.evaluation.judgings.routes.sheets import Comment
from services.evaluation.judgings.tables import drafts
from services.evaluation.judgings.usecases.bench import bench_of, load_judging, scoring_of
from services.evaluation.judgings.usecases.sealing import sealed_as
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/judgings/{identity}/sheet/draft", tags=["sheets"])


class Draft(Body):
    """As far as the member has come: nothing of it is checked before it is submitted."""

    choices: Annotated[dict[Code, Positions], Field(default_factory=dict, max_length=MOST)]
    comments: Annotated[dict[Code, Comment], Field(default_factory=dict, max_length=MOST)]


class Saved(BaseModel):
    saved: bool = True


@router.put("")
async def save_draft(
    identity: UUID,
    draft: Draft,
    ask: Annotated[Ask, Depends(may("evaluation.sheet.submit"))],
    events: EventsDep,
    db: DbDep,
    vault: VaultDep,
) -> Saved:
    """Saves a draft of one's own sheet; the last one saved counts."""
    scoring = scoring_of(await load_judging(events, identity))
    ask.at_office(scoring.opened.office)
    (await bench_of(events, scoring)).require_member(ask.person)
    subject, stream, _ = sealed_as(identity, ask.person)
    sealed = await vault.seal(subject, stream, _field(ask.person), draft.model_dump_json())
    await drafts.keep(db, identity, ask.person, sealed, ask.now)
    return Saved()


@router.get("")
async def read_draft(
    identity: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.sheet.read-own"))],
    events: EventsDep,
    db: DbDep,
    vault: VaultDep,
) -> Draft:
    """Shows one's own draft, and nobody else's."""
    ask.at_office(scoring_of(await load_judging(events, identity)).opened.office)
    sealed = await drafts.kept(db, identity, ask.person)
    if sealed is None:
        raise NoSuch("sheet", identity)
    written = await vault.open(sealed, sealed_as(identity, ask.person)[1], _field(ask.person))
    return Draft(**json.loads(written))


@router.delete("", status_code=204)
async def discard_draft(
    identity: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.sheet.read-own"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Discards one's own draft."""
    ask.at_office(scoring_of(await load_judging(events, identity)).opened.office)
    await drafts.discard(db, identity, ask.person)
    return Response(status_code=204)


def _field(member: str) -> str:
    return f"draft/{member}"
