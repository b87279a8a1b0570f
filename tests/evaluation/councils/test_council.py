"""Councils: who sits, under which regulation, with which interests."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import NotFound, Refused
from kernel.testing import check
from law.level import Level
from law.regulation import GateReading, QuorumOutOfReach, Regulation, SpreadOutOfRange
from services.evaluation.councils.domain import council as c
from services.evaluation.councils.domain.bench import HasAnInterest, NotTheChair, NotTheSecretary, bench_for
from services.evaluation.refusals import AlreadyWrittenOtherwise

COUNCIL = UUID(int=1)
OFFICE = UUID(int=2)
TEA = UUID(int=3)
TEA_MAKER = UUID(int=4)
DAY = date(2024, 1, 15)

SEATS = tuple(
    c.Seat(member=f"person-{name}", department=department)
    for name, department in [
        ("chair", "People's committee"),
        ("an", "Agriculture"),
        ("binh", "Health"),
        ("chi", "Trade"),
        ("dung", "Culture"),
    ]
)
NEWCOMER = c.Seat(member="person-em", department="Health")

establish = c.EstablishCouncil(
    council=COUNCIL,
    level=Level.DISTRICT,
    office=OFFICE,
    unit="395",
    name="Hội đồng OCOP huyện mẫu",
    decision_number="12/QĐ-UBND",
    established_on=DAY,
    chair="person-chair",
    secretary="person-an",
    seats=SEATS,
    advisers=("person-adviser",),
)
established = c.CouncilEstablished(
    council=COUNCIL,
    level=Level.DISTRICT,
    office=OFFICE,
    unit="395",
    name="Hội đồng OCOP huyện mẫu",
    decision_number="12/QĐ-UBND",
    established_on=DAY,
    chair="person-chair",
    secretary="person-an",
    seats=SEATS,
    advisers=("person-adviser",),
)
FOUR_OF_FIVE = Regulation(quorum=4, chair_must_score=True, spread=10, gate_reading=GateReading.MEAN)
adopt = c.AdoptRegulation(council=COUNCIL, regulation=FOUR_OF_FIVE, document="13/QĐ-HĐ", adopted_on=DAY)
adopted = c.RegulationAdopted(council=COUNCIL, regulation=FOUR_OF_FIVE, document="13/QĐ-HĐ", adopted_on=DAY)
swap = c.ReplaceMember(council=COUNCIL, leaving="person-binh", joining=NEWCOMER, replaced_on=DAY)
swapped = c.MemberReplaced(council=COUNCIL, leaving="person-binh", joining=NEWCOMER, replaced_on=DAY)
declare = c.DeclareInterest(council=COUNCIL, member="person-chi", product=TEA, producer=None)
declared = c.InterestDeclared(council=COUNCIL, member="person-chi", product=TEA, producer=None)
dissolve = c.DissolveCouncil(council=COUNCIL, dissolved_on=DAY)
dissolved = c.CouncilDissolved(council=COUNCIL, dissolved_on=DAY)


def sitting(*events: c.Event) -> c.Sitting:
    state = c.decider.fold([established, *events])
    assert state is not None
    return state


def test_a_council_is_established() -> None:
    check(c.decider, when=establish, then=[established])


def test_establishing_it_twice_changes_nothing() -> None:
    check(c.decider, given=[established], when=establish, then=[])


def test_the_same_id_can_not_stand_for_another_council() -> None:
    check(c.decider, given=[established], when=replace(establish, name="other"), then=AlreadyWrittenOtherwise)


def test_the_chair_sits() -> None:
    check(c.decider, when=replace(establish, chair="person-stranger"), then=c.ChairWithoutSeat)


def test_nobody_has_two_seats() -> None:
    check(c.decider, when=replace(establish, seats=(*SEATS, SEATS[1])), then=c.SeatedTwice)


def test_the_advisory_team_is_apart() -> None:
    check(c.decider, when=replace(establish, advisers=("person-binh",)), then=c.AdviserIsSeated)


def test_a_regulation_is_adopted() -> None:
    check(c.decider, given=[established], when=adopt, then=[adopted])


def test_adopting_it_twice_changes_nothing() -> None:
    check(c.decider, given=[established, adopted], when=adopt, then=[])


@pytest.mark.parametrize("quorum", [0, -1, 6])
def test_a_quorum_beyond_the_seats_is_refused(quorum: int) -> None:
    wrong = replace(adopt, regulation=replace(FOUR_OF_FIVE, quorum=quorum))
    check(c.decider, given=[established], when=wrong, then=QuorumOutOfReach)


def test_a_negative_spread_is_refused() -> None:
    wrong = replace(adopt, regulation=replace(FOUR_OF_FIVE, spread=-1))
    check(c.decider, given=[established], when=wrong, then=SpreadOutOfRange)


def test_a_regulation_may_leave_the_spread_open() -> None:
    open_ended = replace(FOUR_OF_FIVE, spread=None)
    check(
        c.decider,
        given=[established],
        when=replace(adopt, regulation=open_ended),
        then=[replace(adopted, regulation=open_ended)],
    )


def test_a_member_is_replaced() -> None:
    check(c.decider, given=[established], when=swap, then=[swapped])


def test_replacing_twice_changes_nothing() -> None:
    check(c.decider, given=[established, swapped], when=swap, then=[])


def test_only_members_can_leave() -> None:
    check(
        c.decider, given=[established], when=replace(swap, leaving="person-stranger"), then=c.NotOfTheCouncil
    )


def test_who_joins_must_not_sit_already() -> None:
    check(c.decider, given=[established], when=replace(swap, joining=SEATS[1]), then=c.SeatedTwice)


def test_an_adviser_can_not_join() -> None:
    adviser = c.Seat(member="person-adviser", department="Health")
    check(c.decider, given=[established], when=replace(swap, joining=adviser), then=c.AdviserIsSeated)


def test_who_replaces_the_chair_is_the_chair() -> None:
    state = sitting(replace(swapped, leaving="person-chair"))
    assert state.chair == "person-em"


def test_an_interest_is_declared() -> None:
    check(c.decider, given=[established], when=declare, then=[declared])


def test_declaring_it_twice_changes_nothing() -> None:
    check(c.decider, given=[established, declared], when=declare, then=[])


def test_a_stranger_has_no_interest_to_declare() -> None:
    check(
        c.decider,
        given=[established],
        when=replace(declare, member="person-stranger"),
        then=c.NotOfTheCouncil,
    )


@pytest.mark.parametrize("producer", [None, TEA_MAKER])
def test_an_interest_is_in_one_product_or_one_producer(producer: UUID | None) -> None:
    wrong = replace(declare, product=None if producer is None else TEA, producer=producer)
    check(c.decider, given=[established], when=wrong, then=c.InterestInOneThing)


def test_a_council_is_dissolved() -> None:
    check(c.decider, given=[established], when=dissolve, then=[dissolved])


def test_dissolving_it_twice_changes_nothing() -> None:
    check(c.decider, given=[established, dissolved], when=dissolve, then=[])


def test_a_council_is_not_dissolved_again_on_another_day() -> None:
    again = replace(dissolve, dissolved_on=date(2024, 2, 1))
    check(c.decider, given=[established, dissolved], when=again, then=c.CouncilNoLongerSits)


@pytest.mark.parametrize("command", [adopt, swap, declare])
def test_a_dissolved_council_does_nothing_more(command: c.Command) -> None:
    check(c.decider, given=[established, dissolved], when=command, then=c.CouncilNoLongerSits)


@pytest.mark.parametrize("command", [adopt, swap, declare, dissolve])
def test_nothing_happens_to_a_council_that_is_not_there(command: c.Command) -> None:
    check(c.decider, when=command, then=NotFound)


def test_an_interest_in_the_producer_covers_the_product() -> None:
    bench = bench_for(sitting(replace(declared, product=None, producer=TEA_MAKER)), TEA, TEA_MAKER)
    assert not bench.may_score("person-chi")
    with pytest.raises(HasAnInterest):
        bench.admit("person-chi")


def test_an_interest_in_another_product_does_not_matter() -> None:
    bench = bench_for(sitting(declared), UUID(int=99), TEA_MAKER)
    assert bench.may_score("person-chi")


def test_a_stranger_is_not_admitted_to_the_bench() -> None:
    with pytest.raises(c.NotOfTheCouncil):
        bench_for(sitting(), TEA, TEA_MAKER).admit("person-stranger")


def test_chair_and_secretary_are_told_apart() -> None:
    bench = bench_for(sitting(), TEA, TEA_MAKER)
    bench.require_chair("person-chair")
    bench.require_secretary("person-an")
    with pytest.raises(NotTheChair):
        bench.require_chair("person-an")
    with pytest.raises(NotTheSecretary):
        bench.require_secretary("person-binh")


def test_a_dissolved_council_has_no_bench() -> None:
    with pytest.raises(c.CouncilNoLongerSits):
        bench_for(sitting(dissolved), TEA, TEA_MAKER)


def adopting(quorum: int) -> c.Command:
    return replace(adopt, regulation=replace(FOUR_OF_FIVE, quorum=quorum))


def replacing(leaving: str, joining: str) -> c.Command:
    return replace(swap, leaving=leaving, joining=c.Seat(member=joining, department="Health"))


def declaring(member: str) -> c.Command:
    return replace(declare, member=member)


PEOPLE = st.sampled_from([f"person-{n}" for n in ("chair", "an", "binh", "chi", "dung", "em", "adviser")])
COMMANDS = st.one_of(
    st.sampled_from([establish, dissolve]),
    st.builds(adopting, st.integers(0, 7)),
    st.builds(replacing, PEOPLE, PEOPLE),
    st.builds(declaring, PEOPLE),
)


@given(st.lists(COMMANDS, max_size=30))
def test_in_any_order_of_requests_the_chair_sits_and_nobody_sits_twice(commands: list[c.Command]) -> None:
    events: list[c.Event] = []
    for command in commands:
        try:
            decided = c.decider.decide(command, c.decider.fold(events))
        except Refused:
            continue
        events += decided
    state = c.decider.fold(events)
    if state is not None:
        assert state.chair in state.members
        assert len(state.members) == len(state.seats) == len(SEATS)
        assert state.members.isdisjoint(state.established.advisers)
        assert all(1 <= r.regulation.quorum <= len(state.seats) for r in state.regulations)
