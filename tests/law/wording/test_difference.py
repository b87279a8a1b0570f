"""Two sheets are compared criterion by criterion, by the vocabulary's names first and then by place."""

from dataclasses import replace

import pytest

from law.wording.difference import Change, MatchedBy, difference
from law.wording.packs import RELEASED, released
from law.wording.sheet import CriteriaSet, Criterion, Label
from tests.law.sheets import EVERY_SET, RICE

RICE_2019, RICE_2026 = released("R2").sets[3], released("R6").sets[3]


def changed(criteria_set: CriteriaSet, code: str, /, **facts: object) -> CriteriaSet:
    """The set with one criterion otherwise."""

    def other(criterion: Criterion) -> Criterion:
        return replace(criterion, **facts) if criterion.code == code else criterion

    parts = tuple(
        replace(
            part,
            sections=tuple(
                replace(section, criteria=tuple(map(other, section.criteria))) for section in part.sections
            ),
        )
        for part in criteria_set.parts
    )
    return replace(criteria_set, parts=parts)


@pytest.mark.parametrize("pack", RELEASED)
def test_a_sheet_does_not_differ_from_itself(pack: str) -> None:
    for criteria_set in released(pack).sets.values():
        found = difference(criteria_set, criteria_set)
        assert (found.added, found.gone) == ((), ())
        assert all(match.changes == () and match.by is MatchedBy.NAME for match in found.matched)


def test_every_criterion_is_matched_added_or_gone_exactly_once() -> None:
    for before, after in zip(EVERY_SET, reversed(EVERY_SET), strict=True):
        found = difference(before, after)
        later = [match.after.code for match in found.matched] + [c.code for c in found.added]
        earlier = [match.before.code for match in found.matched] + [c.code for c in found.gone]
        assert sorted(later) == sorted(c.code for c in after.criteria)
        assert sorted(earlier) == sorted(c.code for c in before.criteria)


@pytest.mark.parametrize(
    ("code", "facts", "change"),
    [
        ("1.1", {"code": "1.9"}, Change.CODE),
        ("1.1", {"label": Label(vi="khác", en="other")}, Change.LABEL),
        ("3.6", {"stars": None}, Change.GATES),
        ("5.2", {"needs": None}, Change.CONDITION),
        ("1.1", {"additive": True}, Change.POINTS),
    ],
)
def test_each_change_is_named(code: str, facts: dict[str, object], change: Change) -> None:
    found = difference(RICE, changed(RICE, code, **facts))

    assert [match.changes for match in found.matched if match.changes] == [(change,)]


def test_other_points_and_other_words_of_the_options_are_told_apart() -> None:
    first, *others = next(c for c in RICE.criteria if c.code == "1.1").options
    reworded = (replace(first, label=Label(vi="khác", en="other")), *others)
    repriced = (replace(first, points=0), *others)

    words, points = (difference(RICE, changed(RICE, "1.1", options=o)) for o in (reworded, repriced))

    assert [match.changes for match in words.matched if match.changes] == [(Change.OPTIONS,)]
    assert [match.changes for match in points.matched if match.changes] == [(Change.POINTS,)]


def test_a_criterion_of_another_name_at_the_same_place_is_matched_by_its_code() -> None:
    found = difference(RICE, changed(RICE, "1.1", name="something-new"))

    [match] = [match for match in found.matched if match.by is MatchedBy.CODE]
    assert (match.before.name, match.after.name, match.changes) == (
        RICE.criteria[0].name,
        "something-new",
        (),
    )


def test_a_name_wins_over_a_place() -> None:
    """In 2026 5.2 and 5.3 of rice changed places."""
    found = difference(RICE, RICE_2026)

    places = {m.after.name: (m.before.code, m.after.code, m.by) for m in found.matched}
    assert places["story-content"] == ("5.2", "5.3", MatchedBy.NAME)
    assert places["story-structure"] == ("5.3", "5.2", MatchedBy.NAME)


def test_totals_of_the_parts_stand_side_by_side() -> None:
    found = difference(RICE_2019, RICE_2026)

    totals = [
        (p.letter, p.before.maximum if p.before else 0, p.after.maximum if p.after else 0)
        for p in found.parts
    ]
    assert totals == [("A", 35, 40), ("B", 25, 25), ("C", 40, 35)]
