"""A scorecard is a criteria set made ready for arithmetic: places instead of codes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter

from kernel.record import record
from law.wording.sheet import CriteriaSet, Section


@record
class Scorecard:
    """Tuples go by the place of a criterion on the sheet. `places` knows every name of a criterion.

    A gate is the stars that ask, the place and the least points. `row` raises KeyError.
    """

    codes: tuple[str, ...]
    names: frozenset[str]
    places: Mapping[str, int]
    points: tuple[frozenset[int], ...]
    needs: tuple[tuple[int, int], ...]
    gates: tuple[tuple[int, int, int], ...]
    row: Callable[[Mapping[str, object]], tuple[object, ...]]


@cache
def scorecard(criteria_set: CriteriaSet) -> Scorecard:
    criteria = criteria_set.criteria
    codes = tuple(criterion.code for criterion in criteria)
    places = {code: place for place, code in enumerate(codes)}
    return Scorecard(
        codes=codes,
        names=frozenset(codes),
        places=dict(other_names(criteria_set, places)) | places,
        points=tuple(criterion.points for criterion in criteria),
        needs=tuple((places[c.code], places[c.needs]) for c in criteria if c.needs is not None),
        gates=tuple((gate.stars, places[gate.criterion], gate.at_least) for gate in criteria_set.gates),
        row=row_of(codes),
    )


def row_of(codes: Sequence[str]) -> Callable[[Mapping[str, object]], tuple[object, ...]]:
    """Takes the points of all criteria out of a sheet at once, the quickest thing that Python has for it."""
    if len(codes) > 1:
        return itemgetter(*codes)
    return lambda scores: tuple(scores[code] for code in codes)


def other_names(criteria_set: CriteriaSet, places: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Names under which sheets in use know a criterion besides its code.

    The prints letter a section's only criterion or do not (`7.1`, `7`), number what stands under a
    heading on through the section (`6.3` for `6.2.1`), and letter the cases of a criterion.
    """
    for section in criteria_set.sections:
        for name, code in _names_of(section):
            yield name, places[code]


def _names_of(section: Section) -> Iterator[tuple[str, str]]:
    criteria = section.criteria
    if len(criteria) == 1:
        yield section.code, criteria[0].code
        cases = {option.case for option in criteria[0].options}
        for letter in range(1, len(cases) + 1):
            yield f"{section.code}.{letter}", criteria[0].code
    elif any(criterion.heading for criterion in criteria):
        for place, criterion in enumerate(criteria, start=1):
            yield f"{section.code}.{place}", criterion.code
