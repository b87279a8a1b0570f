"""A test is a sentence: given past facts, when a command, then new facts or a refusal."""

from collections.abc import Sequence

from kernel.decider import Decider
from kernel.errors import Refused


def check[C, E, S](
    decider: Decider[C, E, S],
    *,
    given: Sequence[E] = (),
    when: C,
    then: Sequence[E] | type[Refused],
) -> None:
    """Fold the facts, decide the command, compare; raises AssertionError with both sides.

    Raises TypeError for an event that is none of the decider's own: it could not be stored.
    """
    state = decider.fold(decider.own(event, decider.category) for event in given)
    if isinstance(then, type):
        try:
            decided = decider.decide(when, state)
        except then:
            return
        raise AssertionError(f"expected {then.__name__}, decided {list(decided)}")
    decided = list(decider.decide(when, state))
    assert decided == list(then), f"decided {decided}, expected {list(then)}"
    decider.fold((decider.own(event, decider.category) for event in decided), state)
