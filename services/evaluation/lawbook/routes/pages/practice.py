"""Practice as a page: a sheet to tick, and what it would come to; what is sent is not kept."""

from dataclasses import replace

from fastapi import Request
from fastapi.responses import HTMLResponse

from kernel.http.depends import EventsDep
from law.practice.ladder import Chosen
from law.practice.practice import Practice, practise
from law.practice.refusals import AlreadyReached
from law.practice.ticks import chosen_by_position
from law.practice.way_up import NO_WISH, Wish
from law.wording.sheet import CriteriaSet
from services.evaluation.lawbook.domain.published import find_law
from services.evaluation.lawbook.queries import on_show
from services.evaluation.lawbook.routes.pages.form import read_form, ticks, wish_of
from services.evaluation.lawbook.routes.pages.site import EFFECTS, PAGES, STANDINGS

router = PAGES.router()


@router.get("/practice/{rules}/{number}")
async def empty(request: Request, rules: str, number: int, events: EventsDep) -> HTMLResponse:
    criteria_set = await on_show(events, rules, number)
    nothing: tuple[Chosen, ...] = ((),) * len(criteria_set.criteria)
    return shown(request, rules, criteria_set, nothing, NO_WISH, None)


@router.post("/practice/{rules}/{number}")
async def scored(request: Request, rules: str, number: int, events: EventsDep) -> HTMLResponse:
    criteria_set = await on_show(events, rules, number)
    form = read_form(await request.body())
    wish, chosen = wish_of(form), chosen_by_position(criteria_set, ticks(form, criteria_set))
    try:
        practice = practise(criteria_set, chosen, wish)
    except AlreadyReached:
        practice = practise(criteria_set, chosen, replace(wish, target=None))
    answer = shown(request, rules, criteria_set, chosen, wish, practice)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def shown(
    request: Request,
    rules: str,
    criteria_set: CriteriaSet,
    chosen: tuple[Chosen, ...],
    wish: Wish,
    practice: Practice | None,
) -> HTMLResponse:
    return PAGES.answer(
        request,
        "practice.html",
        law=find_law(rules),
        sheet=criteria_set,
        criteria={criterion.code: criterion for criterion in criteria_set.criteria},
        chosen=dict(zip((c.code for c in criteria_set.criteria), chosen, strict=True)),
        wish=wish,
        practice=practice,
        effects=EFFECTS,
        standings=STANDINGS,
    )
