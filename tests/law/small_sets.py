"""Small criteria sets, drawn at random, of all that real ones have: gates, cases, boxes, conditions."""

from collections.abc import Sequence

from hypothesis import strategies as st

from law.practice.ladder import Chosen
from law.wording.sheet import CriteriaSet, Criterion, Label, Option, Part, Section, Standing

WORD = Label(vi="từ", en="word")
CASES = (Label(vi="một", en="one"), Label(vi="hai", en="two"))
GATED = st.none() | st.integers(3, 5)


@st.composite
def ordinary(draw: st.DrawFn, code: str, needs: str | None) -> Criterion:
    points = sorted(draw(st.lists(st.integers(0, 45), min_size=1, max_size=4)))
    options = [Option(points=p, label=WORD, stars=draw(GATED) if p else None) for p in points]
    whole = draw(GATED) if max(points) else None
    return made(code, options, needs=needs, stars=whole)


@st.composite
def alternatives(draw: st.DrawFn, code: str, needs: str | None) -> Criterion:
    scales = [sorted(draw(st.lists(st.integers(0, 30), min_size=1, max_size=3))) for _ in CASES]
    options = [
        Option(points=p, label=WORD, case=case)
        for case, points in zip(CASES, scales, strict=True)
        for p in points
    ]
    return made(code, options, needs=needs)


@st.composite
def adding(draw: st.DrawFn, code: str, needs: str | None) -> Criterion:
    points = draw(st.lists(st.integers(0, 15), min_size=1, max_size=4))
    return made(code, [Option(points=p, label=WORD) for p in points], needs=needs, additive=True)


def made(
    code: str,
    options: Sequence[Option],
    *,
    needs: str | None = None,
    stars: int | None = None,
    additive: bool = False,
) -> Criterion:
    return Criterion(
        code=code,
        name=f"c-{code.replace('.', '-')}",
        label=WORD,
        options=tuple(options),
        stars=stars,
        needs=needs,
        additive=additive,
    )


@st.composite
def small_sets(draw: st.DrawFn) -> CriteriaSet:
    """Of one to five criteria; each may need an earlier one."""
    criteria: list[Criterion] = []
    for place in range(draw(st.integers(1, 5))):
        needs = draw(st.none() | st.sampled_from([c.code for c in criteria])) if criteria else None
        kind = draw(st.sampled_from([ordinary, ordinary, alternatives, adding]))
        criteria.append(draw(kind(f"1.{place + 1}", needs)))
    section = Section(code="1", label=WORD, maximum=100, criteria=tuple(criteria))
    part = Part(letter="A", label=WORD, maximum=100, sections=(section,))
    return CriteriaSet(pack="small", number=1, label=WORD, parts=(part,), standing=Standing.COMPLETE)


@st.composite
def ticks(draw: st.DrawFn, criteria_set: CriteriaSet) -> tuple[Chosen, ...]:
    return tuple([draw(tick(criterion)) for criterion in criteria_set.criteria])


def tick(criterion: Criterion) -> st.SearchStrategy[Chosen]:
    positions = st.integers(1, len(criterion.options))
    if criterion.additive:
        return st.sets(positions).map(lambda chosen: tuple(sorted(chosen)))
    return st.just(()) | positions.map(lambda position: (position,))
