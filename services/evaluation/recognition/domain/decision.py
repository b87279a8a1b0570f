"""A recognition decision gives many products their stars, under one number, one date and one signer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.decider import Decider, OutOfOrder
from kernel.errors import Refused
from kernel.record import record
from law.level import Level
from services.evaluation.refusals import AlreadyWrittenOtherwise, NoSuch


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
class CorrectDecision:
    """What it should say: null leaves its number or its legal bases as they are.

    Products and stars are not corrected: what a council found is judged again, or revoked.
    """

    decision: UUID
    correction: UUID
    number: str
    signer: str
    signed_on: date
    legal_bases: tuple[str, ...]
    reason: str
    right_number: str | None
    right_bases: tuple[str, ...]


@record
class DecisionIssued:
    """`signer` is the appointment, as stream@version, under which it was signed; empty for an old paper."""

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
class DecisionCorrected:
    """`number` and `legal_bases` are the correcting paper's own; empty `right_bases` leave the bases."""

    decision: UUID
    correction: UUID
    number: str
    signer: str
    signed_on: date
    legal_bases: tuple[str, ...]
    reason: str
    right_number: str | None
    right_bases: tuple[str, ...]


type Command = IssueDecision | CorrectDecision
type Event = DecisionIssued | DecisionCorrected


@record
class Issued:
    """As it was issued, and as it reads with its corrections."""

    issued: DecisionIssued
    reads: DecisionIssued
    corrections: tuple[DecisionCorrected, ...] = ()


type State = Issued | None


class NothingRecognised(Refused):
    vi = "Quyết định công nhận phải nêu ít nhất một sản phẩm."
    en = "A recognition decision names at least one product."
    field = "recognised"


class RecognisedTwice(Refused):
    vi = "Sản phẩm {product} được nêu hai lần."
    en = "Product {product} is named twice."
    field = "recognised"


class NothingCorrected(Refused):
    vi = "Quyết định đính chính phải nêu số hoặc căn cứ khác với quyết định đang đính chính."
    en = "A correction names another number or other legal bases than the decision has."
    field = "right_number"


class CorrectedBeforeIssue(Refused):
    vi = "Không thể đính chính trước ngày ban hành {issued}."
    en = "It cannot be corrected before the day of issue, {issued}."
    field = "signed_on"


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case IssueDecision() as c, None:
            return [_issued(c)]
        case IssueDecision() as c, Issued() as s:
            if _issued(c) == s.issued:
                return []
            raise AlreadyWrittenOtherwise(what="recognition decision", id=c.decision)
        case CorrectDecision() as c, Issued() as s:
            return _correct(c, s)
        case CorrectDecision() as c, None:
            raise NoSuch("recognition decision", c.decision)


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


def _correct(c: CorrectDecision, s: Issued) -> Sequence[Event]:
    corrected = DecisionCorrected(
        decision=c.decision,
        correction=c.correction,
        number=c.number,
        signer=c.signer,
        signed_on=c.signed_on,
        legal_bases=c.legal_bases,
        reason=c.reason,
        right_number=c.right_number,
        right_bases=c.right_bases,
    )
    if corrected in s.corrections:
        return []
    if any(before.correction == c.correction for before in s.corrections):
        raise AlreadyWrittenOtherwise(what="recognition decision", id=c.correction)
    if c.signed_on < s.issued.signed_on:
        raise CorrectedBeforeIssue(issued=s.issued.signed_on)
    if _as_corrected(s.reads, corrected) == s.reads:
        raise NothingCorrected
    return [corrected]


def _as_corrected(reads: DecisionIssued, by: DecisionCorrected) -> DecisionIssued:
    return replace(
        reads, number=by.right_number or reads.number, legal_bases=by.right_bases or reads.legal_bases
    )


def evolve(state: State, event: Event) -> State:
    match event, state:
        case DecisionIssued() as e, _:
            return Issued(issued=e, reads=e)
        case e, None:
            raise OutOfOrder(e, state)
        case DecisionCorrected() as e, Issued() as s:
            return replace(s, reads=_as_corrected(s.reads, e), corrections=(*s.corrections, e))


_NONE: State = None

decider = Decider(category="decision", initial=_NONE, decide=decide, evolve=evolve)
