"""Whatever is stricter never raises the stars: a gate more or a higher one, a stricter regulation."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.errors import Refused
from law.rating.rating import Sheet, rate
from law.regulation import GateReading, Regulation
from law.wording.sheet import CriteriaSet, Criterion, Option, Part, Section
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain.rules import decider
from tests.evaluation.story import FIVE, FOUR_OF_FIVE, closing, opened, submitted
from tests.law.rating.test_rating_properties import READINGS, judgings
from tests.law.sheets import RICE, full, sheets

unhurried = settings(deadline=None)


def with_gate(criteria_set: CriteriaSet, code: str, least: int, stars: int) -> CriteriaSet:
    """The same sheet, on which so many stars ask for at least so many points here as well."""

    def criterion(each: Criterion) -> Criterion:
        return replace(each, options=(*each.options, Option(points=least, label=each.label, stars=stars)))

    def section(each: Section) -> Section:
        found = (criterion(c) if c.code == code else c for c in each.criteria)
        return replace(each, criteria=tuple(found))

    def part(each: Part) -> Part:
        return replace(each, sections=tuple(map(section, each.sections)))

    return replace(criteria_set, parts=tuple(map(part, criteria_set.parts)))


@unhurried
@given(
    judging=judgings(), reading=READINGS, place=st.integers(0, 40), stars=st.integers(3, 5), data=st.data()
)
def test_a_gate_more_or_a_higher_one_never_raises_the_stars(
    judging: tuple[CriteriaSet, list[Sheet]],
    reading: GateReading,
    place: int,
    stars: int,
    data: st.DataObject,
) -> None:
    criteria_set, given_sheets = judging
    criterion = criteria_set.criteria[place % len(criteria_set.criteria)]
    least = data.draw(st.sampled_from(sorted(criterion.points - {0})))
    stricter = with_gate(criteria_set, criterion.code, least, stars)

    before, after = (rate(each, given_sheets, reading) for each in (criteria_set, stricter))

    assert set(stricter.gates) >= set(criteria_set.gates)
    assert after.stars <= before.stars
    assert (after.average, after.band) == (before.average, before.band)


def test_of_the_two_readings_of_a_gate_neither_is_the_stricter_one() -> None:
    """So no regulation is made stricter by changing from one to the other."""
    two_of_three = sheets(full(RICE), full(RICE), full(RICE, c6_4=1))
    mean_only = sheets(full(RICE), full(RICE), full(RICE, c6_4=2), full(RICE, c6_4=2))

    def stars(of: list[Sheet]) -> tuple[int, int]:
        return rate(RICE, of, GateReading.MEAN).stars, rate(RICE, of, GateReading.MAJORITY).stars

    assert stars(two_of_three) == (4, 5)
    assert stars(mean_only) == (4, 3)


def outcome(regulation: Regulation, totals: Mapping[str, int]) -> int:
    """The stars, or 0 where the council may not close: it lacks sheets, its chair, or must discuss first."""
    past: list[say.Event] = [replace(opened, regulation=regulation)]
    past += [submitted(member, total) for member, total in totals.items()]
    try:
        done = decider.decide(closing(totals), decider.fold(past))
    except Refused:
        return 0
    return next((event.stars for event in done if isinstance(event, say.ProductRated)), 0)


SPREADS = st.one_of(st.none(), st.integers(0, 20))


def within(spread: int | None, other: int | None) -> bool:
    """None allows any spread."""
    return other is None or (spread is not None and spread <= other)


@unhurried
@given(
    totals=st.dictionaries(st.sampled_from(FIVE), st.sampled_from([58, 60, 69, 70, 75, 90]), min_size=1),
    quorums=st.tuples(st.integers(1, 5), st.integers(1, 5)),
    spreads=st.tuples(SPREADS, SPREADS),
    chair=st.tuples(st.booleans(), st.booleans()),
)
def test_a_stricter_regulation_never_raises_the_stars(
    totals: dict[str, int],
    quorums: tuple[int, int],
    spreads: tuple[int | None, int | None],
    chair: tuple[bool, bool],
) -> None:
    """Stricter is a quorum no smaller, a spread no wider, a chair who must score at least as often."""
    laxer = replace(FOUR_OF_FIVE, quorum=min(quorums), chair_must_score=min(chair), spread=spreads[0])
    stricter = replace(FOUR_OF_FIVE, quorum=max(quorums), chair_must_score=max(chair), spread=spreads[1])
    if not within(stricter.spread, laxer.spread):
        laxer, stricter = replace(laxer, spread=spreads[1]), replace(stricter, spread=spreads[0])

    lax, strict = outcome(laxer, totals), outcome(stricter, totals)

    assert strict in (0, lax)
