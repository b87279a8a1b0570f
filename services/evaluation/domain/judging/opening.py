"""A judging opens before the right council, under the rules in force on the dossier's filing date."""

from services.evaluation.domain.judging.commands import OpenJudging
from services.evaluation.domain.judging.events import JudgingOpened
from services.evaluation.domain.judging.refusals import LevelDoesNotJudge, NotSentUp
from services.evaluation.rules.levels import duty_of


def opened(c: OpenJudging) -> JudgingOpened:
    """Raises NotTheSecretary, LevelDoesNotJudge or NotSentUp."""
    c.bench.require_secretary(c.by)
    level = c.bench.level
    if duty_of(c.law, level) is None:
        raise LevelDoesNotJudge(rules=c.law.id)
    below = c.from_below
    sent = below is not None and (below.dossier, below.to_level) == (c.dossier.dossier, level)
    if level is not c.law.duties[0].level and not sent:
        raise NotSentUp
    return JudgingOpened(
        judging=c.judging,
        dossier=c.dossier.dossier,
        product=c.dossier.product,
        producer=c.dossier.producer,
        council=c.bench.council,
        round=c.round,
        level=level,
        office=c.office,
        unit=c.unit,
        producer_unit=c.dossier.unit,
        kind=c.dossier.kind,
        filed_on=c.dossier.filed_on,
        rules=c.law.id,
        pack=c.pack.digest,
        criteria_set=c.dossier.criteria_set,
        regulation=c.regulation,
        sent_up_by=None if below is None else below.judging,
        at=c.at,
    )


def judging_name(dossier: object, level: object) -> str:
    """The kernel keeps it for the one judging of a dossier at a level."""
    return f"judging/{dossier}/{level}"
