"""A complaint about a paper or a result is received, answered, and perhaps upheld."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.decider import Decider, OutOfOrder
from kernel.errors import Refused
from kernel.record import record
from kernel.sealed import Sealed
from services.evaluation.inspection.domain.matter import Channel, Complainant, Matter, MatterKind
from services.evaluation.refusals import AlreadyWrittenOtherwise, NoSuch


@record
class ReceiveComplaint:
    """`identity` is the complainant's name and contact, which only the office that handles it may open."""

    complaint: UUID
    about: Matter
    office: UUID
    unit: str
    complainant: Complainant
    identity: Sealed
    channel: Channel
    received_on: date
    asks: str


@record
class AnswerComplaint:
    complaint: UUID
    number: str
    answered_on: date
    text: str


@record
class UpholdComplaint:
    """`judging` is the one that is to be held anew, where that follows."""

    complaint: UUID
    number: str
    signer: str
    signed_on: date
    legal_bases: tuple[str, ...]
    follows: str
    judging: UUID | None


@record
class ComplaintReceived:
    complaint: UUID
    about: Matter
    office: UUID
    unit: str
    complainant: Complainant
    identity: Sealed
    channel: Channel
    received_on: date
    asks: str


@record
class ComplaintAnswered:
    complaint: UUID
    about: Matter
    number: str
    answered_on: date
    text: str


@record
class ComplaintUpheld:
    """`signer` is the appointment, as stream@version; `judging` the one that is to be held anew."""

    complaint: UUID
    about: Matter
    number: str
    signer: str
    signed_on: date
    legal_bases: tuple[str, ...]
    follows: str
    judging: UUID | None


type Command = ReceiveComplaint | AnswerComplaint | UpholdComplaint
type Event = ComplaintReceived | ComplaintAnswered | ComplaintUpheld


@record
class Complaint:
    received: ComplaintReceived
    answered: ComplaintAnswered | None = None
    upheld: ComplaintUpheld | None = None

    @property
    def settled(self) -> bool:
        return self.answered is not None or self.upheld is not None


type State = Complaint | None


class AlreadyAnswered(Refused):
    vi = "Khiếu nại đã được trả lời tại văn bản {number}."
    en = "The complaint was already answered, by {number}."


class AlreadyUpheld(Refused):
    vi = "Khiếu nại đã được chấp nhận tại quyết định {number}."
    en = "The complaint was already upheld, by {number}."


class BeforeItWasReceived(Refused):
    vi = "Khiếu nại nhận ngày {received}, không thể giải quyết trước ngày đó."
    en = "The complaint was received on {received} and cannot be settled before."


class JudgingOfSomethingElse(Refused):
    vi = "Lần đánh giá {judging} không liên quan đến nội dung khiếu nại."
    en = "Judging {judging} is not what the complaint is about."
    field = "judging"


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case ReceiveComplaint() as c, None:
            return [_received(c)]
        case ReceiveComplaint() as c, Complaint() as s:
            return _received_before(c, s)
        case c, None:
            raise NoSuch("complaint", c.complaint)

        case AnswerComplaint() as c, Complaint() as s:
            return _answer(c, s)
        case UpholdComplaint() as c, Complaint() as s:
            return _uphold(c, s)


def _received(c: ReceiveComplaint) -> ComplaintReceived:
    return ComplaintReceived(
        complaint=c.complaint,
        about=c.about,
        office=c.office,
        unit=c.unit,
        complainant=c.complainant,
        identity=c.identity,
        channel=c.channel,
        received_on=c.received_on,
        asks=c.asks,
    )


def _received_before(c: ReceiveComplaint, s: Complaint) -> Sequence[Event]:
    """Sealed twice, a name has other bytes, but the same digest."""
    again, before = _received(c), s.received
    same = replace(again, identity=before.identity) == before
    if same and again.identity.digest == before.identity.digest:
        return []
    raise AlreadyWrittenOtherwise(what="complaint", id=c.complaint)


def _answer(c: AnswerComplaint, s: Complaint) -> Sequence[Event]:
    answered = ComplaintAnswered(
        complaint=c.complaint,
        about=s.received.about,
        number=c.number,
        answered_on=c.answered_on,
        text=c.text,
    )
    if s.answered is not None:
        if s.answered == answered:
            return []
        raise AlreadyAnswered(number=s.answered.number)
    if c.answered_on < s.received.received_on:
        raise BeforeItWasReceived(received=s.received.received_on)
    return [answered]


def _uphold(c: UpholdComplaint, s: Complaint) -> Sequence[Event]:
    about = s.received.about
    upheld = ComplaintUpheld(
        complaint=c.complaint,
        about=about,
        number=c.number,
        signer=c.signer,
        signed_on=c.signed_on,
        legal_bases=c.legal_bases,
        follows=c.follows,
        judging=c.judging,
    )
    if s.upheld is not None:
        if s.upheld == upheld:
            return []
        raise AlreadyUpheld(number=s.upheld.number)
    if c.signed_on < s.received.received_on:
        raise BeforeItWasReceived(received=s.received.received_on)
    if about.kind is MatterKind.JUDGING and c.judging not in (None, about.id):
        raise JudgingOfSomethingElse(judging=c.judging)
    return [upheld]


def evolve(state: State, event: Event) -> State:
    match event, state:
        case ComplaintReceived() as e, _:
            return Complaint(received=e)
        case e, None:
            raise OutOfOrder(e, state)
        case ComplaintAnswered() as e, Complaint() as s:
            return replace(s, answered=e)
        case ComplaintUpheld() as e, Complaint() as s:
            return replace(s, upheld=e)


_NONE: State = None

decider = Decider(category="complaint", initial=_NONE, decide=decide, evolve=evolve)
