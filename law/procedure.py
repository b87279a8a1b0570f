"""What the law itself sets about councils and their sittings, beside what a council's regulation sets."""

from collections.abc import Mapping
from dataclasses import replace

from kernel.record import record
from law.generations import Kind, Law
from law.level import Level
from law.regulation import BeyondSpread, Regulation

# A written opinion that differs by more than a regulation would allow; where it says nothing, this.
OPINIONS_DIFFER_BEYOND = 10
TOURISM = 26


@record
class Procedure:
    """None where the law leaves it to the regulation.

    `members` is the least and the most; `spread` in points; `handout_days` are working days between
    the hand-out of dossier and sample and the sitting. Where there are two `sittings`, the first is
    on dossier and sample, and what reaches `goes_on_from` stars is judged again with test results.
    """

    source: str = ""
    members: tuple[int, int] | None = None
    spread: int | None = None
    handout_days: int | None = None
    sittings: int = 1
    goes_on_from: int = 0
    visits_tourism: bool = False
    written_reevaluation: bool = False
    reevaluation_days: int | None = None
    signed_proposal: bool = False


NOTHING_SET = Procedure()
_R2 = "QĐ 1048/QĐ-TTg, Phụ lục II"
_OF_R2: Mapping[Level, Procedure] = {
    Level.DISTRICT: Procedure(source=f"{_R2}, 2c, 4a", members=(5, 7), handout_days=1, visits_tourism=True),
    Level.PROVINCE: Procedure(
        source=f"{_R2}, 2b, 4b",
        members=(9, 11),
        spread=10,
        handout_days=2,
        sittings=2,
        goes_on_from=3,
        visits_tourism=True,
    ),
    Level.CENTRAL: Procedure(
        source=f"{_R2}, 2a, 4c",
        members=(9, 11),
        spread=10,
        handout_days=5,
        sittings=2,
        goes_on_from=5,
        visits_tourism=True,
    ),
}
_ONE_DAY_AHEAD = Procedure(source="QĐ 148/QĐ-TTg", handout_days=1)
_JUDGING = (Level.DISTRICT, Level.PROVINCE, Level.CENTRAL)
_OF_R4: Mapping[Level, Procedure] = dict.fromkeys(_JUDGING, _ONE_DAY_AHEAD)
_OF_R5: Mapping[Level, Procedure] = {
    Level.PROVINCE: replace(_ONE_DAY_AHEAD, signed_proposal=True),
    Level.CENTRAL: _ONE_DAY_AHEAD,
}
_R6 = Procedure(source="QĐ 26/2026/QĐ-TTg, Điều 7", written_reevaluation=True, reevaluation_days=45)
_OF_R6: Mapping[Level, Procedure] = {Level.PROVINCE: replace(_R6, signed_proposal=True), Level.CENTRAL: _R6}
PROCEDURES: Mapping[str, Mapping[Level, Procedure]] = {
    "R2": _OF_R2,
    "R3": _OF_R2,
    "R4": _OF_R4,
    "R5": _OF_R5,
    "R6": _OF_R6,
}


def procedure_of(law: Law, level: Level) -> Procedure:
    """A commune's council only advises: no law sets anything for it."""
    of_law = PROCEDURES.get(law.id)
    return NOTHING_SET if of_law is None else of_law.get(level, NOTHING_SET)


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
