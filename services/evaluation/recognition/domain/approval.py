"""A chairman approves what his council sent up, and proposes it to the level above under his signature."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kernel.decider import Decider
from kernel.errors import Refused
from kernel.record import record
from law.level import Level
from services.evaluation.refusals import AlreadyWrittenOtherwise


@record
class ApprovedResult:
    product: UUID
    judging: UUID


@record
class ApproveResults:
    approval: UUID
    number: str
    office: UUID
    unit: str
    level: Level
    signer: str
    signed_on: date
    legal_bases: tuple[str, ...]
    approved: tuple[ApprovedResult, ...]


@record
class ResultsApproved:
    """`signer` is the appointment, as stream@version, under which it was signed."""

    approval: UUID
    number: str
    office: UUID
    unit: str
    level: Level
    signer: str
    signed_on: date
    legal_bases: tuple[str, ...]
    approved: tuple[ApprovedResult, ...]


type Command = ApproveResults
type Event = ResultsApproved
type State = ResultsApproved | None


class NothingApproved(Refused):
    vi = "Quyết định phê duyệt phải nêu ít nhất một kết quả."
    en = "An approval names at least one result."
    field = "approved"


class ApprovedTwice(Refused):
    vi = "Sản phẩm {product} được nêu hai lần."
    en = "Product {product} is named twice."
    field = "approved"


def decide(command: Command, state: State) -> Sequence[Event]:
    match state:
        case None:
            return [_approved(command)]
        case ResultsApproved():
            if _approved(command) == state:
                return []
            raise AlreadyWrittenOtherwise(what="approval", id=command.approval)


def _approved(c: ApproveResults) -> ResultsApproved:
    if not c.approved:
        raise NothingApproved
    products = [a.product for a in c.approved]
    for product in products:
        if products.count(product) > 1:
            raise ApprovedTwice(product=product)
    return ResultsApproved(
        approval=c.approval,
        number=c.number,
        office=c.office,
        unit=c.unit,
        level=c.level,
        signer=c.signer,
        signed_on=c.signed_on,
        legal_bases=c.legal_bases,
        approved=c.approved,
    )


def evolve(_: State, event: Event) -> State:
    return event


_NONE: State = None

decider = Decider(category="approval", initial=_NONE, decide=decide, evolve=evolve)
