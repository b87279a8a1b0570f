"""The law's sheets as people read them: by day, by law, and each with its gates."""

from datetime import date
from typing import Annotated

from fastapi import Request
from fastapi.responses import HTMLResponse
from pydantic import BeforeValidator

from kernel.days import local_date
from kernel.http.depends import EventsDep, NowDep
from law.generations import LAWS, Kind, Law, NoRulesInForce, gaps, rules_in_force
from services.evaluation.lawbook.domain.published import find_law, sets_of
from services.evaluation.lawbook.queries import on_show
from services.evaluation.lawbook.routes.pages.site import EFFECTS, KINDS, LEVELS, PAGES, STANDINGS

router = PAGES.router()


def given(text: object) -> object:
    """A field of a form that is left empty says nothing."""
    return text or None


type Day = Annotated[date | None, BeforeValidator(given)]
type Named = Annotated[str | None, BeforeValidator(given)]


@router.get("/vocabulary")
async def vocabulary(
    request: Request, now: NowDep, on: Day = None, kind: Kind = Kind.FIRST, rules: Named = None
) -> HTMLResponse:
    """The sets of the law that is named, else of that of the day."""
    day = on or local_date(now)
    law, finish_by = (find_law(rules), None) if rules else law_of(day, kind)
    return PAGES.answer(
        request,
        "vocabulary.html",
        laws=LAWS,
        gaps=gaps(),
        day=day,
        kind=kind,
        named=rules is not None,
        law=law,
        finish_by=finish_by,
        sets=sets_of(law) if law else (),
        kinds=KINDS,
        levels=LEVELS,
        standings=STANDINGS,
    )


@router.get("/vocabulary/{rules}/{number}")
async def sheet(request: Request, rules: str, number: int, events: EventsDep) -> HTMLResponse:
    return PAGES.answer(
        request,
        "sheet.html",
        law=find_law(rules),
        sheet=await on_show(events, rules, number),
        effects=EFFECTS,
        standings=STANDINGS,
    )


def law_of(day: date, kind: Kind) -> tuple[Law | None, date | None]:
    """With the day by which judging under it must be over; no law on days that have none."""
    try:
        found = rules_in_force(day, kind)
    except NoRulesInForce:
        return None, None
    return found.law, found.finish_by
