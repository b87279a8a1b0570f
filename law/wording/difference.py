"""What changed between two sheets of a product group: criteria gone, added, or there in other form."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from kernel.record import record
from law.wording.sheet import CriteriaSet, Criterion, Part, gates_of


class MatchedBy(StrEnum):
    """A name of the vocabulary is surely the same criterion; a code only stands at the same place."""

    NAME = "name"
    CODE = "code"


class Change(StrEnum):
    CODE = "code"
    LABEL = "label"
    OPTIONS = "options"
    POINTS = "points"
    GATES = "gates"
    CONDITION = "condition"


@record
class Match:
    """One criterion on both sheets; without `changes` it is the same on both."""

    before: Criterion
    after: Criterion
    by: MatchedBy
    changes: tuple[Change, ...]


@record
class PartTotals:
    """What the parts of one letter print and what their criteria add up to; None where there is none."""

    letter: str
    before: Part | None
    after: Part | None


@record
class Difference:
    """`matched` and `added` in the order of the later sheet, `gone` in that of the earlier one."""

    matched: tuple[Match, ...]
    added: tuple[Criterion, ...]
    gone: tuple[Criterion, ...]
    parts: tuple[PartTotals, ...]


def difference(before: CriteriaSet, after: CriteriaSet) -> Difference:
    """Criteria match by their name in the vocabulary; those that are left over, by their code."""
    matched = {match.after.code: match for match in matches(before.criteria, after.criteria)}
    kept = {match.before.code for match in matched.values()}
    return Difference(
        matched=tuple(matched[c.code] for c in after.criteria if c.code in matched),
        added=tuple(c for c in after.criteria if c.code not in matched),
        gone=tuple(c for c in before.criteria if c.code not in kept),
        parts=tuple(parts(before, after)),
    )


def matches(before: Sequence[Criterion], after: Sequence[Criterion]) -> Iterator[Match]:
    named = {criterion.name: criterion for criterion in before}
    left = {criterion.name for criterion in before} - {criterion.name for criterion in after}
    coded = {criterion.code: criterion for criterion in before if criterion.name in left}
    for criterion in after:
        if criterion.name in named:
            yield match(named[criterion.name], criterion, MatchedBy.NAME)
        elif criterion.code in coded:
            yield match(coded[criterion.code], criterion, MatchedBy.CODE)


def match(before: Criterion, after: Criterion, by: MatchedBy) -> Match:
    return Match(before=before, after=after, by=by, changes=tuple(changes(before, after)))


def changes(before: Criterion, after: Criterion) -> Iterator[Change]:
    if before.code != after.code:
        yield Change.CODE
    if before.label != after.label:
        yield Change.LABEL
    if words(before) != words(after):
        yield Change.OPTIONS
    if points(before) != points(after) or before.additive != after.additive:
        yield Change.POINTS
    if asked(before) != asked(after):
        yield Change.GATES
    if (before.needs is None) != (after.needs is None):
        yield Change.CONDITION


def words(criterion: Criterion) -> list[object]:
    return [(option.case, option.label) for option in criterion.options]


def points(criterion: Criterion) -> list[int]:
    return [option.points for option in criterion.options]


def asked(criterion: Criterion) -> list[tuple[int, int]]:
    return [(gate.stars, gate.at_least) for gate in gates_of(criterion)]


def parts(before: CriteriaSet, after: CriteriaSet) -> Iterator[PartTotals]:
    earlier = {part.letter: part for part in before.parts}
    later = {part.letter: part for part in after.parts}
    for letter in sorted(earlier.keys() | later.keys()):
        yield PartTotals(letter=letter, before=earlier.get(letter), after=later.get(letter))
