"""Ideas: checked by the commune, selected by the district or province, and back again improved."""

import itertools
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import NotFound, Refused
from kernel.testing import check
from services.registry.ideas.domain.idea import (
    Command,
    Event,
    ForwardIdea,
    IdeaExists,
    IdeaForwarded,
    IdeaNotSelected,
    IdeaReturned,
    IdeaSelected,
    IdeaSubmitted,
    IdeaWithdrawn,
    NotSelectedYet,
    NotTheSelectingLevel,
    NotWaiting,
    PassOverIdea,
    ResubmitIdea,
    ReturnIdea,
    SelectIdea,
    SubmitIdea,
    TooSoonAgain,
    WithdrawIdea,
    decider,
    require_selected,
)
from services.registry.places.domain.days import EarlierThanKnown
from services.registry.places.domain.place import UnitKind
from tests.registry.story import COMMUNE, DISTRICT, HONEY_COOP, HONEY_IDEA, MARCH

TUESDAY = MARCH + timedelta(days=1)
FRIDAY = MARCH + timedelta(days=4)
ONE_WEEK_ON = FRIDAY + timedelta(days=7)

submit = SubmitIdea(
    idea=HONEY_IDEA, producer=HONEY_COOP, unit=COMMUNE, title="Mật ong rừng", description="", on=MARCH
)
submitted = IdeaSubmitted(
    idea=HONEY_IDEA,
    producer=HONEY_COOP,
    unit=COMMUNE,
    title="Mật ong rừng",
    description="",
    attempt=1,
    submitted_on=MARCH,
)
return_it = ReturnIdea(idea=HONEY_IDEA, reasons="thiếu nguồn nguyên liệu", on=TUESDAY)
returned = IdeaReturned(idea=HONEY_IDEA, reasons="thiếu nguồn nguyên liệu", returned_on=TUESDAY)
forward = ForwardIdea(idea=HONEY_IDEA, to_unit=DISTRICT, on=TUESDAY)
forwarded = IdeaForwarded(idea=HONEY_IDEA, to_unit=DISTRICT, forwarded_on=TUESDAY)
select = SelectIdea(idea=HONEY_IDEA, level=UnitKind.DISTRICT, on=FRIDAY)
selected = IdeaSelected(idea=HONEY_IDEA, selected_on=FRIDAY)
pass_over = PassOverIdea(idea=HONEY_IDEA, level=UnitKind.DISTRICT, reasons="trùng", on=FRIDAY)
passed_over = IdeaNotSelected(idea=HONEY_IDEA, reasons="trùng", decided_on=FRIDAY)
withdraw = WithdrawIdea(idea=HONEY_IDEA, on=FRIDAY)
withdrawn = IdeaWithdrawn(idea=HONEY_IDEA, withdrawn_on=FRIDAY)
improve = ResubmitIdea(idea=HONEY_IDEA, title="Mật ong rừng", description="rõ hơn", on=ONE_WEEK_ON)
improved = replace(submitted, description="rõ hơn", attempt=2, submitted_on=ONE_WEEK_ON)

PHASES: dict[str, list[Event]] = {
    "submitted": [submitted],
    "returned": [submitted, returned],
    "forwarded": [submitted, forwarded],
    "selected": [submitted, forwarded, selected],
    "not selected": [submitted, forwarded, passed_over],
    "withdrawn": [submitted, withdrawn],
}
STEPS: list[tuple[str, Command, Event]] = [
    ("submitted", return_it, returned),
    ("submitted", forward, forwarded),
    ("forwarded", select, selected),
    ("forwarded", pass_over, passed_over),
    ("submitted", withdraw, withdrawn),
    ("returned", improve, improved),
    ("not selected", improve, improved),
]


def test_an_idea_is_submitted() -> None:
    check(decider, when=submit, then=[submitted])


def test_submitting_twice_changes_nothing() -> None:
    check(decider, given=[submitted], when=submit, then=[])


def test_an_id_stands_for_one_idea() -> None:
    check(decider, given=[submitted], when=replace(submit, title="Chè"), then=IdeaExists)


@pytest.mark.parametrize(("phase", "command", "event"), STEPS)
def test_an_idea_takes_its_way(phase: str, command: Command, event: Event) -> None:
    check(decider, given=PHASES[phase], when=command, then=[event])


@pytest.mark.parametrize(("phase", "command", "event"), STEPS)
def test_asked_twice_nothing_changes(phase: str, command: Command, event: Event) -> None:
    check(decider, given=[*PHASES[phase], event], when=command, then=[])


@pytest.mark.parametrize(("phase", "command", "event"), STEPS)
def test_asked_again_on_another_day_nothing_changes(phase: str, command: Command, event: Event) -> None:
    later = replace(command, on=command.on + timedelta(days=3))
    check(decider, given=[*PHASES[phase], event], when=later, then=[])


@pytest.mark.parametrize(
    ("given", "command"),
    [
        (PHASES["returned"], replace(return_it, reasons="trùng với ý tưởng khác")),
        (PHASES["forwarded"], replace(forward, to_unit="98")),
        (PHASES["not selected"], replace(pass_over, reasons="không phải lợi thế của xã")),
        ([submitted, returned, improved], replace(improve, description="rõ hơn nữa")),
    ],
)
def test_the_same_step_with_other_words_is_refused(given: list[Event], command: Command) -> None:
    check(decider, given=given, when=command, then=NotWaiting)


@pytest.mark.parametrize(
    ("phase", "command"),
    [
        ("forwarded", return_it),
        ("returned", forward),
        ("submitted", select),
        ("returned", pass_over),
        ("selected", pass_over),
        ("not selected", select),
        ("selected", withdraw),
        ("forwarded", improve),
        ("submitted", improve),
        ("withdrawn", improve),
        ("withdrawn", forward),
    ],
)
def test_no_step_is_taken_out_of_turn(phase: str, command: Command) -> None:
    check(decider, given=PHASES[phase], when=command, then=NotWaiting)


@pytest.mark.parametrize("command", [return_it, forward, select, pass_over, withdraw, improve])
def test_an_unknown_idea_goes_nowhere(command: Command) -> None:
    check(decider, when=command, then=NotFound)


def test_an_idea_not_selected_comes_again_after_one_week_and_not_before() -> None:
    given = PHASES["not selected"]
    day_before = replace(improve, on=ONE_WEEK_ON - timedelta(days=1))
    check(decider, given=given, when=day_before, then=TooSoonAgain)
    check(decider, given=given, when=improve, then=[improved])


def test_an_idea_not_selected_may_come_again_next_year() -> None:
    next_year = replace(improve, on=date(2025, 3, 3))
    check(
        decider,
        given=PHASES["not selected"],
        when=next_year,
        then=[replace(improved, submitted_on=date(2025, 3, 3))],
    )


def test_an_idea_that_the_commune_returned_comes_again_at_once() -> None:
    same_day = replace(improve, on=TUESDAY)
    check(decider, given=PHASES["returned"], when=same_day, then=[replace(improved, submitted_on=TUESDAY)])


def test_the_district_selects_until_june_2025_and_the_province_after() -> None:
    given = PHASES["forwarded"]
    check(decider, given=given, when=replace(select, level=UnitKind.PROVINCE), then=NotTheSelectingLevel)
    check(decider, given=given, when=replace(select, level=UnitKind.COMMUNE), then=NotTheSelectingLevel)
    late = date(2025, 7, 1)
    check(decider, given=given, when=replace(select, on=late), then=NotTheSelectingLevel)
    check(
        decider,
        given=given,
        when=replace(select, on=late, level=UnitKind.PROVINCE),
        then=[replace(selected, selected_on=late)],
    )


def test_a_product_grows_from_an_idea_of_its_own_producer_that_was_selected() -> None:
    require_selected(decider.fold(PHASES["selected"]), HONEY_COOP)
    for facts, producer in (
        (PHASES["forwarded"], HONEY_COOP),
        (PHASES["selected"], UUID(int=9)),
        ([], HONEY_COOP),
    ):
        with pytest.raises(NotSelectedYet):
            require_selected(decider.fold(facts), producer)


def test_steps_come_in_the_order_of_their_days() -> None:
    check(decider, given=[submitted], when=replace(forward, on=date(2024, 1, 1)), then=EarlierThanKnown)


def test_a_refusal_says_in_both_languages_where_the_idea_stands() -> None:
    with pytest.raises(NotWaiting) as refused:
        decider.decide(select, decider.fold(PHASES["submitted"]))
    assert refused.value.sentence("en") == "The idea is submitted, so this cannot be done."
    assert refused.value.sentence("vi") == "Ý tưởng đang chờ xã kiểm tra nên không làm được việc này."


asks = st.sampled_from([submit, return_it, forward, select, pass_over, withdraw, improve])


@given(st.lists(st.tuples(asks, st.integers(0, 30)), max_size=25))
def test_in_any_order_of_requests_attempts_count_up_and_days_do_not_run_back(
    asked: list[tuple[Command, int]],
) -> None:
    facts: list[Event] = []
    for command, later in asked:
        dated = replace(command, on=command.on + timedelta(days=later))
        try:
            facts += decider.decide(dated, decider.fold(facts))
        except Refused:
            continue
    submissions = [f for f in facts if isinstance(f, IdeaSubmitted)]
    assert [f.attempt for f in submissions] == list(range(1, len(submissions) + 1))
    for before, after in itertools.pairwise(facts):
        if isinstance(before, IdeaNotSelected) and isinstance(after, IdeaSubmitted):
            assert after.submitted_on - before.decided_on >= timedelta(weeks=1)
    final = [f for f in facts if isinstance(f, IdeaSelected | IdeaWithdrawn)]
    assert not final or facts[-1:] == final
