"""Score sheets for the stories that the tests of the rules tell."""

from collections.abc import Mapping

from law.rating.rating import Sheet
from law.wording.packs import RELEASED, released
from law.wording.sheet import CriteriaSet, Criterion

RICE = released("R4").sets[3]
TEA = released("R4").sets[11]
TOURISM = released("R4").sets[26]
EVERY_SET = tuple(each for pack in RELEASED for each in released(pack).sets.values())


def choices(criterion: Criterion) -> list[int]:
    """All that a member can give: the printed points, and 0 for none of these."""
    return sorted(criterion.points)


def full(criteria_set: CriteriaSet, **changed: int) -> dict[str, int]:
    """The best sheet; `changed` names criteria like `c3_6`."""
    scores = {criterion.code: criterion.maximum for criterion in criteria_set.criteria}
    return scores | {name[1:].replace("_", "."): points for name, points in changed.items()}


def worth(criteria_set: CriteriaSet, total: int) -> dict[str, int]:
    """A sheet of exactly so many points, all of them counting."""
    reach: list[dict[int, int]] = [{0: 0}]
    for criterion in criteria_set.criteria:
        given = choices(criterion)
        reach.append({before + points: points for before in sorted(reach[-1]) for points in given})
    scores: dict[str, int] = {}
    for criterion, reached in zip(reversed(criteria_set.criteria), reversed(reach), strict=False):
        scores[criterion.code] = reached[total]
        total -= reached[total]
    if scores["5.1"] == 0 and scores["5.2"] + scores["5.3"] > 0:
        raise AssertionError("this sheet would lose the points of its story")
    return scores


def sheets(*scores: Mapping[str, object]) -> list[Sheet]:
    return [Sheet(member=f"m{place}", scores=each) for place, each in enumerate(scores, start=1)]
