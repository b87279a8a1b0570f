"""The generations of the law, R1 to R6, and the days on which one gave way to the next."""

from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from kernel.errors import Refused
from kernel.record import record
from law.level import LAST_DAY_OF_DISTRICTS, Level


class Kind(StrEnum):
    """Why a dossier is filed; the transition to R6 gives each its own time."""

    FIRST = "first"
    UPGRADE = "upgrade"
    REEVALUATION = "re-evaluation"


@record
class Duty:
    """What one level does: the stars it certifies, and the points from which it sends a dossier up."""

    level: Level
    certifies: frozenset[int]
    sends_up_from: int | None = None


@record
class Law:
    """`last` is the last day on which a dossier could be filed under it, None while it lasts.

    `pack` names the criteria sets; None where the law has no national sheets. `certificate_months`
    counts from issue. What was filed by then must be rated by `finish_first_by`, re-evaluations by
    `finish_reevaluation_by`, where a later law says so.
    """

    id: str
    source: str
    first: date
    last: date | None
    pack: str | None
    duties: tuple[Duty, ...]
    certificate_months: int | None
    finish_first_by: date | None = None
    finish_reevaluation_by: date | None = None

    def duties_on(self, day: date) -> tuple[Duty, ...]:
        """Who judges and certifies on that day: what districts left undone is their province's."""
        if day > LAST_DAY_OF_DISTRICTS and any(duty.level is Level.DISTRICT for duty in self.duties):
            return _NO_DISTRICTS
        return self.duties

    def finish_by(self, kind: Kind) -> date | None:
        """The last day for a rating under it, once a later law has set one."""
        return self.finish_reevaluation_by if kind is Kind.REEVALUATION else self.finish_first_by


class NoRulesInForce(Refused):
    vi = "Ngày {day} không có quy định đánh giá, phân hạng nào có hiệu lực để nộp hồ sơ."
    en = "No rules of rating were in force for a dossier filed on {day}."
    field = "filed_on"


_DISTRICT_TO_PROVINCE_AT_50 = (
    Duty(level=Level.DISTRICT, certifies=frozenset(), sends_up_from=50),
    Duty(level=Level.PROVINCE, certifies=frozenset({3, 4}), sends_up_from=90),
    Duty(level=Level.CENTRAL, certifies=frozenset({5})),
)
_DISTRICT_CERTIFIES = (
    Duty(level=Level.DISTRICT, certifies=frozenset({3}), sends_up_from=70),
    Duty(level=Level.PROVINCE, certifies=frozenset({4}), sends_up_from=90),
    Duty(level=Level.CENTRAL, certifies=frozenset({5})),
)
_NO_DISTRICTS = (
    Duty(level=Level.PROVINCE, certifies=frozenset({3, 4}), sends_up_from=90),
    Duty(level=Level.CENTRAL, certifies=frozenset({5})),
)
# Who certified what under R1 is not established; local plans say what was sent up.
_NOT_ESTABLISHED = (
    Duty(level=Level.DISTRICT, certifies=frozenset()),
    Duty(level=Level.PROVINCE, certifies=frozenset()),
    Duty(level=Level.CENTRAL, certifies=frozenset()),
)
# R6 lets dossiers filed before it finish within 60 days, re-evaluations within 30.
_TRANSITION = {"finish_first_by": date(2026, 7, 21), "finish_reevaluation_by": date(2026, 6, 21)}

LAWS = (
    Law(
        id="R1",
        source="QĐ 490/QĐ-TTg (2018)",
        first=date(2018, 5, 7),
        last=date(2019, 8, 20),
        pack=None,
        duties=_NOT_ESTABLISHED,
        certificate_months=None,
    ),
    Law(
        id="R2",
        source="QĐ 1048/QĐ-TTg (2019)",
        first=date(2019, 8, 21),
        last=date(2020, 6, 7),
        pack="R2",
        duties=_DISTRICT_TO_PROVINCE_AT_50,
        certificate_months=36,
    ),
    Law(
        id="R3",
        source="QĐ 781/QĐ-TTg (2020)",
        first=date(2020, 6, 8),
        last=date(2023, 2, 23),
        pack="R3",
        duties=_DISTRICT_TO_PROVINCE_AT_50,
        certificate_months=36,
    ),
    # Districts ended on 30 June 2025, and R5 came only on 6 July.
    Law(
        id="R4",
        source="QĐ 148/QĐ-TTg (2023)",
        first=date(2023, 2, 24),
        last=date(2025, 6, 30),
        pack="R4",
        duties=_DISTRICT_CERTIFIES,
        certificate_months=36,
        **_TRANSITION,
    ),
    Law(
        id="R5",
        source="QĐ 1489/QĐ-TTg (2025)",
        first=date(2025, 7, 6),
        last=date(2026, 5, 21),
        pack="R4",
        duties=_NO_DISTRICTS,
        certificate_months=36,
        **_TRANSITION,
    ),
    Law(
        id="R6",
        source="QĐ 26/2026/QĐ-TTg",
        first=date(2026, 5, 22),
        last=None,
        pack="R6",
        duties=_NO_DISTRICTS,
        certificate_months=36,
    ),
)


@record
class InForce:
    """The law of a dossier, and the day by which judging under it must be over, if there is one."""

    law: Law
    finish_by: date | None


def rules_in_force(filed_on: date, kind: Kind) -> InForce:
    """The law of the filing day, never of today. Raises NoRulesInForce before R1 and on 1-5 July 2025."""
    law = law_on(filed_on)
    if law is None:
        raise NoRulesInForce(day=filed_on.isoformat())
    return InForce(law=law, finish_by=law.finish_by(kind))


def law_on(day: date) -> Law | None:
    """The law in force on a day; None before R1 and on 1-5 July 2025."""
    return next((law for law in LAWS if law.first <= day and (law.last is None or day <= law.last)), None)


def law_named(identity: str) -> Law:
    """Raises KeyError for an id that is none of R1 to R6."""
    return {law.id: law for law in LAWS}[identity]


def gaps() -> tuple[tuple[date, date], ...]:
    """The first and last days of each time between two laws when none was in force."""
    one = timedelta(days=1)
    return tuple(
        (law.last + one, after.first - one)
        for law, after in pairwise(LAWS)
        if law.last is not None and law.last + one < after.first
    )
