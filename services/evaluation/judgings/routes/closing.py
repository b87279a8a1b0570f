"""The chair closes scoring: the vault opens the sheets, and the product is rated or the council discusses."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from kernel.http.ask import Ask
from kernel.http.depends import EventsDep, VaultDep
from kernel.http.etag import TagDep
from kernel.http.may import may
from kernel.store import Answer
from law.level import Level
from law.rating.average import written
from services.evaluation.judgings.domain.events import (
    FirstSittingClosed,
    ProductRated,
    SentBack,
    SentUp,
    SpreadExceeded,
)
from services.evaluation.judgings.usecases.bench import load_judging, scoring_of
from services.evaluation.judgings.usecases.close_scoring import close_scoring

router = APIRouter(prefix="/judgings", tags=["judgings"])


class Gate(BaseModel):
    stars: int
    criterion: str


class Closed(BaseModel):
    """`outcome` is discussion where two totals were `spread` points apart, more than is allowed.

    It is second-sitting where the law has the council judge again with test results, and closed where
    scoring had been closed before and nothing happened now.
    """

    stream: str
    version: int
    id: UUID
    outcome: Literal["rated", "discussion", "second-sitting", "closed"]
    spread: int | None = None
    average: str | None = None
    band: int | None = None
    stars: int | None = None
    failed_gates: list[Gate] = []
    sent_to: Level | None = None


@router.post("/{identity}/closing")
async def close_judging(
    identity: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.judging.close"))],
    events: EventsDep,
    vault: VaultDep,
    tag: TagDep,
) -> Closed:
    """Closes scoring and gives the rating.

    It needs the regulation's quorum, and the sheets that it opens must be those that were submitted.
    """
    scoring = scoring_of(await load_judging(events, identity))
    o = scoring.opened
    ask = ask.at_office(o.office)
    context = ask.context(correlation=o.dossier)
    answer = await close_scoring(events, vault, scoring, ask.person, context)
    tag(answer.stream, answer.version)
    return _closed(identity, answer)


def _closed(identity: UUID, answer: Answer) -> Closed:
    said = Closed(stream=answer.stream, version=answer.version, id=identity, outcome="closed")
    for recorded in answer.events:
        match recorded.event:
            case SpreadExceeded(spread=spread):
                said = said.model_copy(update={"outcome": "discussion", "spread": spread})
            case FirstSittingClosed() as e:
                first = {"outcome": "second-sitting", "average": written(e.average), "band": e.band}
                said = said.model_copy(update=first)
            case ProductRated() as e:
                said = said.model_copy(update=_rated(e))
            case SentUp(to_level=level) | SentBack(to_level=level):
                said = said.model_copy(update={"sent_to": level})
            case _:
                pass
    return said


def _rated(e: ProductRated) -> dict[str, object]:
    return {
        "outcome": "rated",
        "average": written(e.average),
        "band": e.band,
        "stars": e.stars,
        "failed_gates": [Gate(stars=g.stars, criterion=g.criterion) for g in e.failed_gates],
    }
