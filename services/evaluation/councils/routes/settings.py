"""Local settings: what an office lays down over the law's default, and which law ended it."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from law.generations import NoRulesInForce, law_on
from law.level import Level
from law.regulation import GateReading
from services.evaluation.councils.domain import setting as domain
from services.evaluation.councils.tables import settings
from services.evaluation.councils.tables.settings import SettingRow
from services.evaluation.dossiers.tables.levels import level_of

router = APIRouter(prefix="/settings", tags=["settings"])

type Percent = Annotated[int, Field(ge=1, le=100)]


class NewSetting(Body):
    """Exactly one term; for the councils of `level` in the acting unit and below it.

    It holds from the day of the occurrence, until a law that does not allow it comes into force.
    """

    level: Level
    document: Annotated[Name, Field(examples=["1032/QĐ-UBND"])]
    sends_up_from: Annotated[Percent | None, Field(description="Points", examples=[70])] = None
    gate_reading: GateReading | None = None
    quorum: Annotated[int | None, Field(ge=1, le=50)] = None
    quorum_percent: Percent | None = None
    spread: Annotated[Percent | None, Field(description="Points")] = None


@router.put("/{setting}", status_code=201)
async def adopt_setting(
    setting: UUID,
    new: NewSetting,
    ask: Annotated[Ask, Depends(may("evaluation.setting.adopt"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Adopts what a province sets by itself; refused where the law in force on that day leaves nothing to be
    set.
    """
    context = ask.context()
    since: date = local_date(context.occurred_at)
    law = law_on(since)
    if law is None:
        raise NoRulesInForce(day=since.isoformat())
    command = domain.AdoptSetting(
        setting=setting,
        office=ask.office,
        unit=ask.unit,
        level=new.level,
        terms=domain.Terms(
            sends_up_from=new.sends_up_from,
            gate_reading=new.gate_reading,
            quorum=new.quorum,
            quorum_percent=new.quorum_percent,
            spread=new.spread,
        ),
        document=new.document,
        since=since,
        law=law,
        own_level=await level_of(db, ask.unit),
    )
    return ask.answered(await execute(events, domain.decider, setting, command, context))


@router.get("", dependencies=[fresh("settings")])
async def list_settings(
    ask: Annotated[Ask, Depends(may("evaluation.read"))], page: PageDep, db: DbDep
) -> Rows[SettingRow]:
    """Lists the settings of the acting unit, below it, and those above that bind it; ended ones say by which
    law.
    """
    found = await settings.listed(db, ask.unit, page.after_day(), page.wanted)
    return page.answer(found, lambda row: (row.since, row.setting))
