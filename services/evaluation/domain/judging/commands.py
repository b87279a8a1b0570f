"""What may be asked of a judging."""

from datetime import date, datetime
from uuid import UUID

from kernel.record import record
from kernel.sealed import Sealed
from services.evaluation.domain.bench import Bench
from services.evaluation.domain.dossier import Dossier
from services.evaluation.domain.level import Level
from services.evaluation.domain.regulation import Regulation
from services.evaluation.domain.score_sheet import Sheet
from services.evaluation.rules.law import Law
from services.evaluation.rules.packs import Pack
from services.evaluation.rules.sheet import CriteriaSet


@record
class SentFromBelow:
    """What a lower council's judging says: which dossier it sent up, and to which level."""

    judging: UUID
    dossier: UUID
    to_level: Level


@record
class OpenJudging:
    """`law` are the rules in force on the dossier's filing date, `pack` their criteria sets."""

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
    law: Law


type Command = (
    OpenJudging | SubmitSheet | ReviseSheet | HoldDiscussion | CloseScoring | KnockOut | RecogniseResult
)
