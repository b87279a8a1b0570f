"""A recognition decision gives many products their stars, under one number, one date and one signer."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kernel.decider import Decider
from kernel.errors import Refused
from kernel.record import record
from services.evaluation.domain.level import Level
from services.evaluation.domain.refusals import AlreadyWrittenOtherwise


@record
class RecognisedProduct:
    """Rated in this judging with these stars; `unit` is the producer's commune."""

    product: UUID
    producer: UUID
    judging: UUID
    stars: int
    unit: str


@record
class IssueDecision:
    decision: UUID
    number: str
    office: UUID
    unit: str
    level: Level
    signer: str
    signed_on: date
    legal_bases: tuple[str, ...]
    recognised: tuple[RecognisedProduct, ...]


@record
class DecisionIssued:
    """`signer` is the appointment, as stream@version, under which it was signed."""

    decision: UUID
    number: str
    office: UUID
    unit: str
    level: Level
    signer: str
    signed_on: date
    legal_bases: tuple[str, ...]
    recognised: tuple[RecognisedProduct, ...]


type Command = IssueDecision
type Event = DecisionIssued
type State = DecisionIssued | None


class NothingRecognised(Refused):
    vi = "Quyết định công nhận phải nêu ít nhất một sản phẩm."
    en = "A recognition decision names at least one product."
    field = "recognised"


class RecognisedTwice(Refused):
    vi = "Sản phẩm {product} được nêu hai lần."
    en = "Product {product} is named twice."
    field = "recognised"


def decide(command: Command, state: State) -> Sequence[Event]:
    match state:
        case None:
            return [_issued(command)]
        case DecisionIssued():
            if _issued(command) == state:
                return []
            raise AlreadyWrittenOtherwise(what="recognition decision", id=command.decision)


def _issued(c: IssueDecision) -> DecisionIssued:
    if not c.recognised:
        raise NothingRecognised
    products = [r.product for r in c.recognised]
    for product in products:
        if products.count(product) > 1:
            raise RecognisedTwice(product=product)
    return DecisionIssued(
        decision=c.decision,
        number=c.number,
        office=c.office,
        unit=c.unit,
        level=c.level,
        signer=c.signer,
        signed_on=c.signed_on,
        legal_bases=c.legal_bases,
        recognised=c.recognised,
    )


def evolve(_: State, event: Event) -> State:
    return event


_NONE: State = None

decider = Decider(
    category="decision",
    events=(DecisionIssued,),
    initial=_NONE,
    decide=decide,
    evolve=evolve,
)
