"""What the law itself sets about councils and their sittings, beside what a council's regulation sets."""

from dataclasses import replace

from law.level import Level
from law.provisions import Kind, Law, Procedure
from law.regulation import BeyondSpread, Regulation

# A written opinion that differs by more than a regulation would allow; where it says nothing, this.
OPINIONS_DIFFER_BEYOND = 10
TOURISM = 26
NOTHING_SET = Procedure()


def procedure_of(law: Law, level: Level) -> Procedure:
    """A commune's council only advises: no law sets anything for it."""
    return law.procedures.get(level, NOTHING_SET)


def effective(regulation: Regulation, procedure: Procedure) -> Regulation:
    """The regulation as it binds one judging: where the law is stricter, the law."""
    limits = [limit for limit in (regulation.spread, procedure.spread) if limit is not None]
    days = [days for days in (regulation.handout_days, procedure.handout_days) if days is not None]
    by_law = procedure.spread is not None
    return replace(
        regulation,
        spread=min(limits, default=None),
        beyond_spread=BeyondSpread.SCORE_AGAIN if by_law else regulation.beyond_spread,
        handout_days=max(days, default=None),
    )


def in_writing(procedure: Procedure, kind: Kind) -> bool:
    """Whether members give written opinions, and meet only where these differ or the matter is complex."""
    return procedure.written_reevaluation and kind is Kind.REEVALUATION
