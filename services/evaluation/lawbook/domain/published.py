"""The sheets of a law as anybody may read them."""

from kernel.errors import NotFound
from law.generations import Law, law_named
from law.rating.rateable import loaded, rateable
from law.rating.refusals import SetNotRateable
from law.wording.packs import released
from law.wording.sheet import CriteriaSet
from services.evaluation.refusals import NoSuch


class SetsNotLoaded(NotFound):
    """The law has national sets, but they do not ship with this version."""

    vi = "Phiên bản này chưa nạp các bộ tiêu chí của {rules} ({source})."
    en = "The criteria sets of {rules} ({source}) are not loaded in this version."

    def __init__(self, rules: str, source: str) -> None:
        super(NotFound, self).__init__(rules=rules, source=source)


def find_law(rules: str) -> Law:
    """Raises NoSuch."""
    try:
        return law_named(rules)
    except KeyError as unknown:
        raise NoSuch("law", rules) from unknown


def published(rules: str, number: int) -> CriteriaSet:
    """Raises NoSuch, or SetsNotLoaded where only this version lacks it."""
    law = find_law(rules)
    if not loaded(law):
        raise SetsNotLoaded(law.id, law.source)
    try:
        return rateable(law, number)
    except SetNotRateable as unrateable:
        raise NoSuch("criteria set", f"{rules}/{number}") from unrateable


def sets_of(law: Law) -> tuple[CriteriaSet, ...]:
    """By number; none where the law has no national sets or this version lacks them."""
    if law.pack is None or not loaded(law):
        return ()
    return tuple(released(law.pack).sets.values())
