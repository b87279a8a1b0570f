"""An idea goes from its producer over the commune to the office that selects, and may come again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from kernel.decider import Decider
from kernel.record import record
from services.registry.ideas.domain.refusals import (
    IdeaExists,
    NoSuchIdea,
    NotSelectedYet,
    NotTheSelectingLevel,
    NotWaiting,
    TooSoonAgain,
)
from services.registry.places.domain.days import in_order
from services.registry.places.domain.law import first_judge
from services.registry.places.domain.place import UnitKind

PAUSE = timedelta(weeks=1)


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
    """`submitted` is the latest submission, `latest` the day of the latest event."""

    submitted: IdeaSubmitted
    phase: Phase
    latest: date


def selected_for(state: State | None, producer: UUID) -> None:
    """Raises NotSelectedYet unless this producer's idea was selected."""
    if state is None or state.phase is not Phase.SELECTED or state.submitted.producer != producer:
        raise NotSelectedYet


def decide(command: Command, state: State | None) -> Sequence[Event]:
    if isinstance(command, SubmitIdea):
        return _submit(command, state)
    if state is None:
        raise NoSuchIdea("idea", command.idea)
    match command, state.phase:
        case ResubmitIdea() as c, Phase.RETURNED:
            return [_again(c, state)]
        case ResubmitIdea() as c, Phase.NOT_SELECTED:
            if c.on < state.latest + PAUSE:
                raise TooSoonAgain(day=(state.latest + PAUSE).isoformat())
            return [_again(c, state)]
        case ReturnIdea() as c, Phase.SUBMITTED:
            in_order(c.on, state.latest)
            return [IdeaReturned(idea=c.idea, reasons=c.reasons, returned_on=c.on)]
        case ForwardIdea() as c, Phase.SUBMITTED:
            in_order(c.on, state.latest)
            return [IdeaForwarded(idea=c.idea, to_unit=c.to_unit, forwarded_on=c.on)]
        case SelectIdea() as c, Phase.FORWARDED:
            _check_level(c, state)
            return [IdeaSelected(idea=c.idea, selected_on=c.on)]
        case PassOverIdea() as c, Phase.FORWARDED:
            _check_level(c, state)
            return [IdeaNotSelected(idea=c.idea, reasons=c.reasons, decided_on=c.on)]
        case WithdrawIdea() as c, Phase.SUBMITTED | Phase.RETURNED | Phase.FORWARDED | Phase.NOT_SELECTED:
            in_order(c.on, state.latest)
            return [IdeaWithdrawn(idea=c.idea, withdrawn_on=c.on)]

        # The same request again changes nothing.
        case ResubmitIdea() as c, Phase.SUBMITTED if _same(c, state):
            return []
        case (
            (ReturnIdea(), Phase.RETURNED)
            | (ForwardIdea(), Phase.FORWARDED)
            | (SelectIdea(), Phase.SELECTED)
            | (PassOverIdea(), Phase.NOT_SELECTED)
            | (WithdrawIdea(), Phase.WITHDRAWN)
        ):
            return []
        case (
            (ResubmitIdea(), Phase.SUBMITTED | Phase.FORWARDED | Phase.SELECTED | Phase.WITHDRAWN)
            | (
                ReturnIdea(),
                Phase.FORWARDED | Phase.SELECTED | Phase.NOT_SELECTED | Phase.WITHDRAWN,
            )
            | (
                ForwardIdea(),
                Phase.RETURNED | Phase.SELECTED | Phase.NOT_SELECTED | Phase.WITHDRAWN,
            )
            | (SelectIdea(), Phase.SUBMITTED | Phase.RETURNED | Phase.NOT_SELECTED | Phase.WITHDRAWN)
            | (PassOverIdea(), Phase.SUBMITTED | Phase.RETURNED | Phase.SELECTED | Phase.WITHDRAWN)
            | (WithdrawIdea(), Phase.SELECTED)
        ):
            raise NotWaiting(phase=state.phase.name.lower().replace("_", " "), phase_vi=state.phase.value)


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


def _again(c: ResubmitIdea, state: State) -> Event:
    in_order(c.on, state.latest)
    return replace(
        state.submitted,
        title=c.title,
        description=c.description,
        attempt=state.submitted.attempt + 1,
        submitted_on=c.on,
    )


def _same(c: ResubmitIdea, state: State) -> bool:
    past = state.submitted
    return past.attempt > 1 and (past.title, past.description) == (c.title, c.description)


def _check_level(c: SelectIdea | PassOverIdea, state: State) -> None:
    in_order(c.on, state.latest)
    level = first_judge(c.on)
    if c.level is not level:
        name = "cấp huyện" if level is UnitKind.DISTRICT else "cấp tỉnh"
        raise NotTheSelectingLevel(on=c.on.isoformat(), level=level.value, level_vi=name)


def evolve(state: State | None, event: Event) -> State | None:
    if isinstance(event, IdeaSubmitted):
        return State(submitted=event, phase=Phase.SUBMITTED, latest=event.submitted_on)
    assert state is not None, "an idea is submitted before anything else happens to it"
    match event:
        case IdeaReturned() as e:
            return replace(state, phase=Phase.RETURNED, latest=e.returned_on)
        case IdeaForwarded() as e:
            return replace(state, phase=Phase.FORWARDED, latest=e.forwarded_on)
        case IdeaSelected() as e:
            return replace(state, phase=Phase.SELECTED, latest=e.selected_on)
        case IdeaNotSelected() as e:
            return replace(state, phase=Phase.NOT_SELECTED, latest=e.decided_on)
        case IdeaWithdrawn() as e:
            return replace(state, phase=Phase.WITHDRAWN, latest=e.withdrawn_on)


NOTHING: State | None = None

decider = Decider(
    category="idea",
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
