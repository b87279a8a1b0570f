"""A judging opens before the right council, under the rules in force on the dossier's filing date."""

from datetime import date, timedelta

from kernel.days import local_date
from law.calendar import working_day_from
from law.duties import duty_of
from law.generations import Kind
from law.level import Level
from law.procedure import TOURISM, effective, in_writing, procedure_of
from law.provisions import Procedure
from services.evaluation.judgings.domain.commands import OpenJudging
from services.evaluation.judgings.domain.events import JudgingOpened
from services.evaluation.judgings.domain.refusals import (
    LevelDoesNotJudge,
    NotApprovedBelow,
    NotSentUp,
    RoundNeeded,
    TransitionOver,
)


def opened(c: OpenJudging) -> JudgingOpened:
    """Raises NotTheSecretary, TransitionOver, LevelDoesNotJudge, NotSentUp, NotApprovedBelow, RoundNeeded."""
    c.bench.require_secretary(c.by)
    require_in_time(c.law.id, c.law.finish_by(c.dossier.kind), local_date(c.at))
    _require_place(c)
    procedure = procedure_of(c.law, c.bench.level)
    written = in_writing(procedure, c.dossier.kind)
    if c.round is None and not c.late and not written:
        raise RoundNeeded
    return JudgingOpened(
        judging=c.judging,
        dossier=c.dossier.dossier,
        product=c.dossier.product,
        producer=c.dossier.producer,
        council=c.bench.council,
        round=c.round,
        level=c.bench.level,
        office=c.office,
        unit=c.unit,
        producer_unit=c.dossier.unit,
        kind=c.dossier.kind,
        filed_on=c.dossier.filed_on,
        rules=c.law.id,
        pack=c.pack.digest,
        criteria_set=c.dossier.criteria_set,
        regulation=effective(c.regulation, procedure),
        sent_up_by=None if c.from_below is None else c.from_below.judging,
        at=c.at,
        sittings=1 if c.deciding_only else procedure.sittings,
        goes_on_from=0 if c.deciding_only else procedure.goes_on_from,
        in_writing=written,
        visits_first=procedure.visits_tourism and c.dossier.criteria_set == TOURISM,
        due=_due(c, procedure),
        threshold=c.threshold,
        follows=c.follows,
        deciding_only=c.deciding_only and procedure.sittings > 1,
    )


def require_in_time(rules: str, finish_by: date | None, day: date) -> None:
    """Raises TransitionOver."""
    if finish_by is not None and day > finish_by:
        raise TransitionOver(rules=rules, finish=finish_by)


def _require_place(c: OpenJudging) -> None:
    """A commune's council may advise on any dossier; every other judges what is its own or was sent to it."""
    level, on = c.bench.level, local_date(c.at)
    if level is Level.COMMUNE:
        return
    if duty_of(c.law, level, on) is None:
        raise LevelDoesNotJudge(rules=c.law.id)
    if level is c.law.duties_on(on)[0].level:
        return
    below = c.from_below
    if below is None or (below.dossier, below.to_level) != (c.dossier.dossier, level):
        raise NotSentUp
    if c.law.approves_before_sending_up and not below.approved:
        raise NotApprovedBelow


def _due(c: OpenJudging, procedure: Procedure) -> date | None:
    """A re-evaluation has its result so many days after the whole dossier came."""
    if procedure.reevaluation_days is None or c.dossier.kind is not Kind.REEVALUATION:
        return None
    return working_day_from(c.dossier.forwarded_on + timedelta(days=procedure.reevaluation_days))
