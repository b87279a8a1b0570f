"""The criteria set that a law rates a product by, where there is one to rate by."""

from services.evaluation.rules.law import Law, law_named
from services.evaluation.rules.packs import RELEASED, released
from services.evaluation.rules.refusals import SetNotRateable
from services.evaluation.rules.sheet import CriteriaSet, Standing


def loaded(law: Law) -> bool:
    """Whether this version ships the law's sets; also where the law has none that could be missing."""
    return law.pack is None or law.pack in RELEASED


def rateable(law: Law, number: int) -> CriteriaSet:
    """Raises SetNotRateable, saying why, where there is no set to rate by."""
    if law.pack is None:
        reason = ("chưa có bộ tiêu chí quốc gia", "it has no national criteria sets")
    elif not loaded(law):
        reason = ("phiên bản này chưa nạp bộ tiêu chí đó", "its sheet is not loaded in this version")
    elif number not in released(law.pack).sets:
        reason = ("không có bộ mang số này", "there is no set of this number")
    else:
        found = released(law.pack).sets[number]
        if found.standing is not Standing.UNUSABLE:
            return found
        reason = ("; ".join(n.vi for n in found.notes), "; ".join(n.en for n in found.notes))
    raise SetNotRateable(number=number, rules=law.id, reason_vi=reason[0], reason_en=reason[1])


def criteria_of(rules: str, number: int) -> CriteriaSet:
    """The set of what is being judged; raises KeyError for rules that are none, and SetNotRateable."""
    return rateable(law_named(rules), number)
