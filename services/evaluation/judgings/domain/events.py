"""What may happen to a judging."""

from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from kernel.record import record
from kernel.sealed import Sealed
from law.generations import Kind
from law.level import Level
from law.regulation import GateReading, Regulation
from services.evaluation.judgings.domain.preparing import (
    DossierChecked,
    DossierHandedOut,
    MeetingCalled,
    SiteVisited,
    TestsReceived,
)
from services.evaluation.judgings.domain.score_sheet import Sheet


@record
class JudgingOpened:
    """`pack` is the digest, in hex, of the pack of criteria sets; `producer_unit` the producer's commune.

    `regulation` is the council's with what the law sets over it. `sittings` is 2 where the law has
    two; `in_writing` where members give opinions without meeting; `due` is the law's last day for it.
    `threshold` is a local setting's, in points; `follows` the judging ordered to be done again.
    `deciding_only` is a paper of the years before that holds only the sitting which decided.
    """

    judging: UUID
    dossier: UUID
    product: UUID
    producer: UUID
    council: UUID
    round: UUID | None
    level: Level
    office: UUID
    unit: str
    producer_unit: str
    kind: Kind
    filed_on: date
    rules: str
    pack: str
    criteria_set: int
    regulation: Regulation
    sent_up_by: UUID | None
    at: datetime
    sittings: int = 1
    goes_on_from: int = 0
    in_writing: bool = False
    visits_first: bool = False
    due: date | None = None
    threshold: int | None = None
    follows: UUID | None = None
    deciding_only: bool = False


@record
class SheetSubmitted:
    """`sheet` can be read by nobody before scoring is closed; `digest` binds what will be read then."""

    judging: UUID
    member: str
    sheet: Sealed
    digest: bytes
    at: datetime


@record
class SheetRevised:
    judging: UUID
    member: str
    sheet: Sealed
    digest: bytes
    at: datetime


@record
class SpreadExceeded:
    """The chair tried to close scoring, but two totals were `spread` points apart."""

    judging: UUID
    spread: int
    limit: int
    at: datetime


@record
class DiscussionHeld:
    judging: UUID
    by: str
    at: datetime


@record
class KnockedOut:
    judging: UUID
    product: UUID
    dossier: UUID
    ground: str
    criterion: str | None
    by: str
    at: datetime


@record
class FirstSittingClosed:
    """What the council found on dossier and sample; the second sitting, with test results, decides."""

    judging: UUID
    by: str
    sheets: tuple[Sheet, ...]
    set_aside: tuple[str, ...]
    average: Fraction
    band: int
    spread: int
    at: datetime


@record
class ScoringClosed:
    """`set_aside` are members whose sheets do not count: unseated since, or with an interest."""

    judging: UUID
    by: str
    counted: tuple[str, ...]
    set_aside: tuple[str, ...]
    spread: int
    at: datetime


@record
class FailedGate:
    stars: int
    criterion: str


@record
class ProductRated:
    """All that it takes to rate again: the law, the pack, the sheets, and what came of them.

    `average` is exact; `band` are the stars by points alone, `stars` those after the gates.
    """

    judging: UUID
    product: UUID
    producer: UUID
    dossier: UUID
    council: UUID
    level: Level
    office: UUID
    unit: str
    producer_unit: str
    kind: Kind
    filed_on: date
    rules: str
    pack: str
    criteria_set: int
    gate_reading: GateReading
    sheets: tuple[Sheet, ...]
    average: Fraction
    band: int
    stars: int
    failed_gates: tuple[FailedGate, ...]
    standing: str
    notes: tuple[str, ...]
    at: datetime


@record
class SentUp:
    """By law the next level must judge."""

    judging: UUID
    dossier: UUID
    product: UUID
    to_level: Level


@record
class SentBack:
    """Rated below what this level certifies: the level below certifies on this result."""

    judging: UUID
    dossier: UUID
    product: UUID
    to_level: Level


@record
class ResultRecognised:
    """A decision rests on this result; no other may."""

    judging: UUID
    product: UUID
    decision: UUID
    stars: int
    level: Level


@record
class ResultApproved:
    """The chairman proposes the product to the level above."""

    judging: UUID
    product: UUID
    approval: UUID
    approved_on: date


@record
class ReevaluationOrdered:
    """The result no longer counts, and the dossier may be judged again at this level.

    `above` is the judging of the level above that gave cause, `complaint` the upheld one that did;
    without either the Ministry ordered it.
    """

    judging: UUID
    dossier: UUID
    product: UUID
    order: UUID
    level: Level
    above: UUID | None
    number: str
    reason: str
    signer: str
    ordered_on: date
    complaint: UUID | None = None
    legal_bases: tuple[str, ...] = ()


type Event = (
    JudgingOpened
    | DossierChecked
    | DossierHandedOut
    | SiteVisited
    | TestsReceived
    | MeetingCalled
    | SheetSubmitted
    | SheetRevised
    | SpreadExceeded
    | DiscussionHeld
    | KnockedOut
    | FirstSittingClosed
    | ScoringClosed
    | ProductRated
    | SentUp
    | SentBack
    | ResultRecognised
    | ResultApproved
    | ReevaluationOrdered
)
