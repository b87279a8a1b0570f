"""What may be asked of a judging."""

from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from kernel.record import record
from kernel.sealed import Sealed
from law.generations import Law
from law.level import Level
from law.regulation import Regulation
from law.wording.packs import Pack
from law.wording.sheet import CriteriaSet
from services.evaluation.councils.domain.bench import Bench
from services.evaluation.dossiers.domain.dossier import Dossier
from services.evaluation.judgings.domain.preparing import TestSlip
from services.evaluation.judgings.domain.score_sheet import Sheet


@record
class SentFromBelow:
    """What a lower council's judging says of a dossier it sent up; `approved` by its chairman."""

    judging: UUID
    dossier: UUID
    to_level: Level
    approved: bool = False


@record
class FoundAbove:
    """What the council above found on this dossier."""

    judging: UUID
    dossier: UUID
    level: Level
    average: Fraction


@record
class OpenJudging:
    """`law` are the rules in force on the dossier's filing date, `pack` their criteria sets.

    `threshold` is a local setting's, over the law's own; `follows` is the judging that was ordered
    to be done again. `deciding_only` is a paper that holds no more than the sitting which decided.
    What is filed `late` may have no round: nobody wrote its sessions down.
    """

    judging: UUID
    dossier: Dossier
    bench: Bench
    office: UUID
    unit: str
    round: UUID | None
    regulation: Regulation
    law: Law
    pack: Pack
    from_below: SentFromBelow | None
    by: str
    at: datetime
    threshold: int | None = None
    follows: UUID | None = None
    deciding_only: bool = False
    late: bool = False


@record
class CheckDossier:
    """The advisory team's report; `findings` say what is missing or doubtful."""

    judging: UUID
    bench: Bench
    by: str
    complete: bool
    findings: str
    at: datetime


@record
class HandOutDossier:
    judging: UUID
    bench: Bench
    by: str
    on: date


@record
class VisitSite:
    judging: UUID
    bench: Bench
    by: str
    on: date
    findings: str


@record
class ReceiveTests:
    """Results of tests made between the two sittings."""

    judging: UUID
    bench: Bench
    by: str
    slips: tuple[TestSlip, ...]
    at: datetime


@record
class CallMeeting:
    """The chair has the members meet on what they were to give written opinions on."""

    judging: UUID
    bench: Bench
    by: str
    reason: str
    at: datetime


@record
class SubmitSheet:
    """`digest` is that of the sheet in the clear."""

    judging: UUID
    bench: Bench
    member: str
    sheet: Sealed
    digest: bytes
    at: datetime


@record
class ReviseSheet:
    judging: UUID
    bench: Bench
    member: str
    sheet: Sealed
    digest: bytes
    at: datetime


@record
class HoldDiscussion:
    judging: UUID
    bench: Bench
    by: str
    at: datetime


@record
class CloseScoring:
    """`sheets` are those of the judging, opened; `criteria` is the set that it was opened with."""

    judging: UUID
    bench: Bench
    by: str
    sheets: tuple[Sheet, ...]
    criteria: CriteriaSet
    law: Law
    at: datetime


@record
class KnockOut:
    judging: UUID
    bench: Bench
    by: str
    ground: str
    criterion: str | None
    criteria: CriteriaSet
    at: datetime


@record
class RecogniseResult:
    """`level` is that of the office that decides, `signed_on` the day of its decision."""

    judging: UUID
    decision: UUID
    product: UUID
    stars: int
    level: Level
    signed_on: date


@record
class ApproveResult:
    """The chairman approves what his council sent up, and proposes it to the level above."""

    judging: UUID
    approval: UUID
    product: UUID
    level: Level
    signed_on: date


@record
class Upheld:
    """A complaint that was upheld, and the judging that is to be held anew for it."""

    complaint: UUID
    judging: UUID | None


@record
class OrderReevaluation:
    """By the Ministry; or by the judging's own office, once `above` has found less than it had to.

    An `upheld` complaint about it is a cause too. `falls_with` is the judging below that is ordered
    again: what the council above made of it falls too.
    """

    judging: UUID
    order: UUID
    level: Level
    own_office: bool
    above: FoundAbove | None
    number: str
    reason: str
    signer: str
    ordered_on: date
    legal_bases: tuple[str, ...] = ()
    falls_with: UUID | None = None
    upheld: Upheld | None = None


# What is asked of a judging that was opened.
type Later = (
    CheckDossier
    | HandOutDossier
    | VisitSite
    | ReceiveTests
    | CallMeeting
    | SubmitSheet
    | ReviseSheet
    | HoldDiscussion
    | CloseScoring
    | KnockOut
    | RecogniseResult
    | ApproveResult
    | OrderReevaluation
)
type Command = OpenJudging | Later
