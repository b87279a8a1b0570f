"""Whatever is asked of a unit in whatever order, it ends at most once and its days do not run back."""

from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import Refused
from services.registry.places.domain.unit import Command, Event, UnitDissolved, UnitMerged, decider
from tests.registry.places.test_unit import dissolve, establish, merge, rename, retype, transfer

commands = st.sampled_from([establish, rename, retype, transfer, merge, dissolve])


@given(st.lists(commands, max_size=20))
def test_in_any_order_of_requests_a_unit_ends_at_most_once_and_its_days_do_not_run_back(
    asked: list[Command],
) -> None:
    facts: list[Event] = []
    for command in asked:
        try:
            new = decider.decide(command, decider.fold(facts))
        except Refused:
            continue
        facts += new
        assert list(decider.decide(command, decider.fold(facts))) == []
    assert len({f.on for f in facts if isinstance(f, UnitMerged | UnitDissolved)}) <= 1
    state = decider.fold(facts)
    if state is not None:
        days = [s.since for s in state.standings]
        assert days == sorted(set(days))
