"""A producer is registered, and changes its number, together with the one claim to that number."""

from kernel.errors import Refused
from kernel.execute import execute_steps
from kernel.reservation import AlreadyReserved, Release, Reserve, reservation
from kernel.store import Answer, Context, Events, Part, Step
from services.registry.producers.domain.commands import AmendProducer, RegisterProducer
from services.registry.producers.domain.rules import State, decider


class NumberTaken(Refused):
    vi = "Mã số này đã thuộc một chủ thể khác."
    en = "This number belongs to another producer."
    field = "/registration_number"


async def register_producer(events: Events, command: RegisterProducer, context: Context) -> Answer:
    """Raises NumberTaken where another producer has the number."""
    steps: list[Part] = [Step(decider=decider, id=command.producer, command=command)]
    if command.tax_hash is not None:
        steps.append(_claim(Reserve(name=_name(command.tax_hash), holder=str(command.producer))))
    return await _claimed(events, steps, context)


async def amend_producer(events: Events, state: State, command: AmendProducer, context: Context) -> Answer:
    """The number that it had becomes free for others; raises NumberTaken."""
    steps: list[Part] = [Step(decider=decider, id=command.producer, command=command)]
    before, number, holder = state.now.tax_hash, command.tax_hash, str(command.producer)
    if number is not None and number != before:
        if before is not None:
            steps.append(_claim(Release(name=_name(before), holder=holder)))
        steps.append(_claim(Reserve(name=_name(number), holder=holder)))
    return await _claimed(events, steps, context)


def _name(number: str) -> str:
    return f"producer-number-{number}"


def _claim(claim: Reserve | Release) -> Part:
    return Step(decider=reservation, id=claim.name, command=claim)


async def _claimed(events: Events, steps: list[Part], context: Context) -> Answer:
    """Raises NumberTaken, without naming whose number it is."""
    try:
        return await execute_steps(events, steps, context)
    except AlreadyReserved:
        raise NumberTaken from None
