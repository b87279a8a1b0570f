"""What one generation of the law provides: duties of levels, councils' procedure, forms, rounds, times."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from kernel.record import record
from law.level import LAST_DAY_OF_DISTRICTS, Level

# Every generation with national sheets numbers them from 1 to 26.
SETS = range(1, 27)


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
class Procedure:
    """What the law itself sets about the councils of a level; None where it leaves it to the regulation.

    `members` is the least and the most; `spread` in points; `handout_days` are working days between
    the hand-out of dossier and sample and the sitting. Where there are two `sittings`, the first is
    on dossier and sample, and what reaches `goes_on_from` stars is judged again with test results.
    With a `signed_proposal` the chairman approves what goes up; without, the committee sends it on.
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


class Form(StrEnum):
    """What a law wants in a dossier before it can be filed; all else is evidence for the criteria."""

    REGISTRATION_SLIP = "registration-slip"
    SELF_ASSESSMENT = "self-assessment"
    BUSINESS_PLAN = "business-plan"
    ORGANISATION = "organisation"
    BUSINESS_REGISTRATION = "business-registration"


@record
class Forms:
    """`of_registered` are asked for on top of those of all, from who has a business registration."""

    of_all: frozenset[Form]
    of_registered: frozenset[Form] = frozenset()


@record
class YearlyRound:
    """Month and day *before* which dossiers are asked for, and *before* which they are judged."""

    dossiers: tuple[int, int]
    results: tuple[int, int]


@record
class FilingWindow:
    """Days on which a re-evaluation may be filed, the first and the last."""

    opens: date
    closes: date


@record
class FilingTime:
    """When a re-evaluation is filed: so many days before the last day, at the earliest and the latest.

    Who could not meet it when the law came keeps the certificate up to `extends_days` longer.
    """

    earliest_days: int
    latest_days: int
    extends_days: int

    def window(self, last_day: date) -> FilingWindow:
        return FilingWindow(
            opens=last_day - timedelta(days=self.earliest_days),
            closes=last_day - timedelta(days=self.latest_days),
        )


@record
class Transition:
    """The last days for rating what was filed under a law that ended: re-evaluations, and all others."""

    reevaluations_by: date
    others_by: date


@record
class Law:
    """`last` is the last day on which a dossier could be filed under it, None while it lasts.

    `pack` names the criteria sets, `numbering` the laws that give one product one number; both are None
    where the law has no national sheets. `certificate_months` counts from issue; a holder is told
    `notice_days` ahead of the end. With `certifier_revokes` a certificate is revoked by who certifies its
    stars, else by its issuer or who stands above; that is due within `revocation_days` of an adverse
    conclusion. With `may_judge_again` a province may do so where the centre found too little for five
    stars. `transition` is what a later law says of dossiers filed under this one.
    """

    id: str
    source: str
    first: date
    last: date | None
    pack: str | None
    numbering: str | None
    duties: tuple[Duty, ...]
    procedures: Mapping[Level, Procedure] = field(default_factory=dict[Level, Procedure])
    rounds: Mapping[Level, Sequence[YearlyRound]] = field(default_factory=dict[Level, Sequence[YearlyRound]])
    forms: Forms
    commune_reports: bool
    may_judge_again: bool = False
    certificate_months: int | None
    notice_days: int | None = None
    filing: FilingTime | None = None
    certifier_revokes: bool = False
    revocation_days: int | None = None
    transition: Transition | None = None

    def duties_on(self, day: date) -> tuple[Duty, ...]:
        """Who judges and certifies on that day: what districts left undone is their province's."""
        return self.duties if day <= LAST_DAY_OF_DISTRICTS else _inherited(self.duties)

    def finish_by(self, kind: Kind) -> date | None:
        """The last day for a rating under it, once a later law has set one."""
        if self.transition is None:
            return None
        return self.transition.reevaluations_by if kind is Kind.REEVALUATION else self.transition.others_by

    @property
    def lapses(self) -> date:
        """Its last day for anything: what was filed in time may be finished after the next law has come."""
        return self.finish_by(Kind.FIRST) or self.last or date.max

    @property
    def sets_points(self) -> bool:
        """Whether it says from how many points dossiers go up; else a local plan may."""
        return any(duty.sends_up_from is not None for duty in self.duties)

    @property
    def says_who_certifies(self) -> bool:
        return any(duty.certifies for duty in self.duties)

    @property
    def needs_self_assessment(self) -> bool:
        """Whether the producer scores the own product, criterion by criterion, before filing."""
        return Form.SELF_ASSESSMENT in self.forms.of_all

    @property
    def approves_before_sending_up(self) -> bool:
        """Whether a chairman signs what goes to the centre."""
        return any(procedure.signed_proposal for procedure in self.procedures.values())


@cache
def _inherited(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Without districts: their province certifies what they did, and is the first that judges."""
    theirs = frozenset[int]().union(*(duty.certifies for duty in duties if duty.level is Level.DISTRICT))
    return tuple(
        replace(duty, certifies=duty.certifies | theirs) if duty.level is Level.PROVINCE else duty
        for duty in duties
        if duty.level is not Level.DISTRICT
    )
