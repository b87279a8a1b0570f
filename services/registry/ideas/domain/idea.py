"""An idea goes from its producer over the commune to the office that selects, and may come again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from kernel.decider import Decider, begun
from kernel.errors import NotFound, Refused
from kernel.record import record
from law.generations import first_judge
from services.registry.places.domain.days import in_order
from services.registry.places.domain.place import UnitKind

PAUSE = timedelta(weeks=1)


class NoSuchIdea(NotFound):
    vi = "Không có ý tưởng {id}."
    en = "There is no idea {id}."


class IdeaExists(Refused):
    vi = "Mã ý tưởng {idea} đã được dùng cho một ý tưởng khác."
    en = "Another idea is on record as {idea}."


class NotSelectedYet(Refused):
    vi = "Đây không phải là ý tưởng đã được chọn của chủ thể này."
    en = "This is no idea of the producer's that was selected."
    field = "/idea"


class TooSoonAgain(Refused):
    vi = "Ý tưởng không được chọn chỉ được nộp lại sau một tuần, từ ngày {day}."
    en = "An idea that was not selected may be submitted again after one week, from {day} on."
    source = "Khánh Hòa 2020, II.2a"
    field = "/occurred_at"


class NotWaiting(Refused):
    vi = "Ý tưởng {phase_vi} nên không làm được việc này."
    en = "The idea is {phase}, so this cannot be done."


class NotTheSelectingLevel(Refused):
    vi = "Vào ngày {on} việc chọn ý tưởng thuộc {level_vi}."
    en = "On {on} ideas are selected at the level of the {level}."


@record
class SubmitIdea:
    """`unit` is the producer's commune, which checks the idea first."""

    idea: UUID
    producer: UUID
    unit: str
    title: str
    description: str
    on: date


@record
class ResubmitIdea:
    """The same idea, improved."""

    idea: UUID
    title: str
    description: str
    on: date


@record
class ReturnIdea:
    idea: UUID
    reasons: str
    on: date


@record
class ForwardIdea:
    """`to_unit` is the unit whose office selects."""

    idea: UUID
    to_unit: str
    on: date


@record
class SelectIdea:
    """`level` is that of the unit for which the office acts."""

    idea: UUID
    level: UnitKind
    on: date


@record
class PassOverIdea:
    idea: UUID
    level: UnitKind
    reasons: str
    on: date


@record
class WithdrawIdea:
    idea: UUID
    on: date


@record
class IdeaSubmitted:
    """`attempt` counts from 1."""

    idea: UUID
    producer: UUID
    unit: str
    title: str
    description: str
    attempt: int
    submitted_on: date


@record
class IdeaReturned:
    idea: UUID
    reasons: str
    returned_on: date


@record
class IdeaForwarded:
    idea: UUID
    to_unit: str
    forwarded_on: date


@record
class IdeaSelected:
    idea: UUID
    selected_on: date


@record
class IdeaNotSelected:
    idea: UUID
    reasons: str
    decided_on: date


@record
class IdeaWithdrawn:
    idea: UUID
    withdrawn_on: date


type Command = SubmitIdea | ResubmitIdea | ReturnIdea | ForwardIdea | SelectIdea | PassOverIdea | WithdrawIdea
type Event = IdeaSubmitted | IdeaReturned | IdeaForwarded | IdeaSelected | IdeaNotSelected | IdeaWithdrawn


class Phase(Enum):
    """Where an idea stands, with the words for it in Vietnamese."""

    SUBMITTED = "đang chờ xã kiểm tra"
    RETURNED = "đã được trả lại"
    FORWARDED = "đang chờ xét chọn"
    SELECTED = "đã được chọn"
    NOT_SELECTED = "không được chọn"
    WITHDRAWN = "đã được rút"


@record
class State:
    """`submitted` is the latest submission, `last` the latest event and `latest` its day."""

    submitted: IdeaSubmitted
    phase: Phase
    last: Event
    latest: date


def require_selected(state: State | None, producer: UUID) -> None:
    """Raises NotSelectedYet unless this producer's idea was selected."""
    if state is None or state.phase is not Phase.SELECTED or state.submitted.producer != producer:
        raise NotSelectedYet


def decide(command: Command, state: State | None) -> Sequence[Event]:
    if isinstance(command, SubmitIdea):
        return _submit(command, state)
    if state is None:
        raise NoSuchIdea("idea", command.idea)
    # The day is no part of what is said: the same request on another day changes nothing.
    if _step(command, state, state.latest) == state.last:
        return []
    if state.phase not in _open_to(command):
        raise NotWaiting(phase=state.phase.name.lower().replace("_", " "), phase_vi=state.phase.value)
    _check(command, state)
    return [_step(command, state, command.on)]


type Step = ResubmitIdea | ReturnIdea | ForwardIdea | SelectIdea | PassOverIdea | WithdrawIdea


def _submit(c: SubmitIdea, state: State | None) -> Sequence[Event]:
    event = IdeaSubmitted(
        idea=c.idea,
        producer=c.producer,
        unit=c.unit,
        title=c.title,
        description=c.description,
        attempt=1,
        submitted_on=c.on,
    )
    if state is None:
        return [event]
    if state.submitted == event:
        return []
    raise IdeaExists(idea=c.idea)


def _open_to(command: Step) -> frozenset[Phase]:
    """The phases in which an idea takes the step."""
    match command:
        case ReturnIdea() | ForwardIdea():
            return frozenset({Phase.SUBMITTED})
        case SelectIdea() | PassOverIdea():
            return frozenset({Phase.FORWARDED})
        case ResubmitIdea():
            return frozenset({Phase.RETURNED, Phase.NOT_SELECTED})
        case WithdrawIdea():
            return frozenset({Phase.SUBMITTED, Phase.RETURNED, Phase.FORWARDED, Phase.NOT_SELECTED})


def _step(command: Step, state: State, day: date) -> Event:
    match command:
        case ResubmitIdea() as c:
            # While it waits, the same words are the attempt that waits.
            attempt = state.submitted.attempt + (state.phase is not Phase.SUBMITTED)
            return replace(
                state.submitted,
                title=c.title,
                description=c.description,
                attempt=attempt,
                submitted_on=day,
            )
        case ReturnIdea() as c:
            return IdeaReturned(idea=c.idea, reasons=c.reasons, returned_on=day)
        case ForwardIdea() as c:
            return IdeaForwarded(idea=c.idea, to_unit=c.to_unit, forwarded_on=day)
        case SelectIdea() as c:
            return IdeaSelected(idea=c.idea, selected_on=day)
        case PassOverIdea() as c:
            return IdeaNotSelected(idea=c.idea, reasons=c.reasons, decided_on=day)
        case WithdrawIdea() as c:
            return IdeaWithdrawn(idea=c.idea, withdrawn_on=day)


def _check(command: Step, state: State) -> None:
    """Raises TooSoonAgain, EarlierThanKnown, NotTheSelectingLevel."""
    again = state.latest + PAUSE
    if isinstance(command, ResubmitIdea) and state.phase is Phase.NOT_SELECTED and command.on < again:
        raise TooSoonAgain(day=again.isoformat())
    in_order(command.on, state.latest)
    if isinstance(command, SelectIdea | PassOverIdea):
        level = UnitKind(first_judge(command.on))
        if command.level is not level:
            name = "cấp huyện" if level is UnitKind.DISTRICT else "cấp tỉnh"
            raise NotTheSelectingLevel(on=command.on.isoformat(), level=level.value, level_vi=name)


def evolve(state: State | None, event: Event) -> State | None:
    match event:
        case IdeaSubmitted() as e:
            return State(submitted=e, phase=Phase.SUBMITTED, last=e, latest=e.submitted_on)
        case IdeaReturned() as e:
            phase, latest = Phase.RETURNED, e.returned_on
        case IdeaForwarded() as e:
            phase, latest = Phase.FORWARDED, e.forwarded_on
        case IdeaSelected() as e:
            phase, latest = Phase.SELECTED, e.selected_on
        case IdeaNotSelected() as e:
            phase, latest = Phase.NOT_SELECTED, e.decided_on
        case IdeaWithdrawn() as e:
            phase, latest = Phase.WITHDRAWN, e.withdrawn_on
    return replace(begun(state, event), phase=phase, last=event, latest=latest)


NOTHING: State | None = None

decider = Decider(
    category="idea",
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
