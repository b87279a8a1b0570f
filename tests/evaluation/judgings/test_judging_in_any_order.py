"""Whatever a council asks for, in whatever order: nobody scores twice, nothing is rated twice."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.errors import NotFound, Refused
from law.wording.packs import released
from services.evaluation.judgings.domain import commands as ask
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.state import State
from tests.evaluation.story import (
    BINH,
    CHAIR,
    FIVE,
    call,
    check_it,
    closing,
    discuss,
    hand_out,
    knock_out,
    opening,
    order,
    recognising,
    revising,
    submitting,
)

TOTALS = (60, 65, 75)
members, totals = st.sampled_from((*FIVE, "person-stranger")), st.sampled_from(TOTALS)
commands = st.one_of(
    st.just(opening),
    st.builds(submitting, members, totals),
    st.builds(revising, members, totals),
    st.builds(closing, st.dictionaries(st.sampled_from(FIVE), totals, min_size=1)),
    st.just("close as submitted"),
    st.sampled_from([check_it, hand_out, call, discuss, knock_out, recognising, order]),
)


def played(asked: Sequence[ask.Command | str]) -> list[say.Event]:
    """What happened; a refusal changes nothing."""
    past: list[say.Event] = []
    for wanted in asked:
        command = closing(scores(past)) if isinstance(wanted, str) else wanted
        try:
            past += decider.decide(command, decider.fold(past))
        except (NotFound, Refused):
            continue
    return past


def scores(past: Sequence[say.Event]) -> dict[str, int]:
    """The total on each member's last sheet."""
    by_digest = {submitting(m, t).digest: (m, t) for m in FIVE for t in TOTALS}
    sheets = [e.digest for e in past if isinstance(e, say.SheetSubmitted | say.SheetRevised)]
    return dict(by_digest[digest] for digest in sheets)


def decided(command: ask.Command, state: State) -> list[say.Event] | str:
    """The events, or the rule that refused."""
    try:
        return list(decider.decide(command, state))
    except Refused as refused:
        return refused.rule()


@settings(max_examples=400, deadline=None)
@given(asked=st.lists(commands, max_size=25))
def test_in_any_order_a_judging_keeps_its_promises(asked: list[ask.Command | str]) -> None:
    past = played([opening, hand_out, *(submitting(m, 60) for m in FIVE[:3]), *asked])
    kinds = [type(event) for event in past]
    count = Counter(kinds)
    assert kinds[0] is say.JudgingOpened
    for once in (say.JudgingOpened, say.KnockedOut, say.ProductRated, say.ResultRecognised):
        assert count[once] <= 1
    assert count[say.ReevaluationOrdered] <= 1
    assert count[say.SheetSubmitted] >= 3
    sheets = [e.member for e in past if isinstance(e, say.SheetSubmitted)]
    assert len(set(sheets)) == len(sheets)
    assert set(sheets) <= set(FIVE)
    ended = next((n for n, kind in enumerate(kinds) if kind in (say.ProductRated, say.KnockedOut)), None)
    if ended is not None:
        assert not {say.SheetSubmitted, say.SheetRevised, say.DiscussionHeld} & set(kinds[ended:])
    if say.ReevaluationOrdered in kinds:
        assert say.ResultRecognised not in kinds[kinds.index(say.ReevaluationOrdered) :]
    if count[say.ResultRecognised]:
        assert kinds.index(say.ProductRated) < kinds.index(say.ResultRecognised)
    for rated in past:
        if isinstance(rated, say.ProductRated):
            assert rated.pack == released("R4").digest
            assert len(scores(past)) >= 4
            assert CHAIR in scores(past)


@settings(max_examples=200, deadline=None)
@given(asked=st.lists(commands, max_size=15))
def test_whatever_was_done_asked_again_does_nothing_new(asked: list[ask.Command | str]) -> None:
    past = played([opening, hand_out, submitting(BINH, 60), *asked])
    state = decider.fold(past)
    assert list(decider.decide(opening, state)) == []
    for member, total in scores(past).items():
        if sum(isinstance(e, say.SheetRevised) and e.member == member for e in past):
            continue
        assert decided(submitting(member, total), state) in ([], "scoring-has-closed", "judging-has-stopped")
