"""The criteria set that a law rates a product by, where there is one to rate by."""

from law.generations import Law
from law.rating.refusals import SetNotRateable
from law.wording.packs import RELEASED, Pack, released
from law.wording.sheet import CriteriaSet, Standing


def loaded(law: Law) -> bool:
    """Whether this version ships the law's sets; also where the law has none that could be missing."""
    return law.pack is None or law.pack in RELEASED


def rateable(law: Law, number: int) -> CriteriaSet:
    """By the pack that ships with this version. Raises SetNotRateable, saying why."""
    return rateable_by(released_for(law, number), law, number)


def released_for(law: Law, number: int) -> Pack:
    """The released pack; raises SetNotRateable where the law has none, or none that ships."""
    if law.pack is None:
        raise _refused(law, number, "chưa có bộ tiêu chí quốc gia", "it has no national criteria sets")
    if not loaded(law):
        raise _refused(
            law, number, "phiên bản này chưa nạp bộ tiêu chí đó", "its sheet is not loaded in this version"
        )
    return released(law.pack)


def rateable_by(pack: Pack, law: Law, number: int) -> CriteriaSet:
    """The pack's set of that number. Raises SetNotRateable."""
    if number not in pack.sets:
        raise _refused(law, number, "không có bộ mang số này", "there is no set of this number")
    found = pack.sets[number]
    if found.standing is Standing.UNUSABLE:
        notes = found.notes
        raise _refused(law, number, "; ".join(n.vi for n in notes), "; ".join(n.en for n in notes))
    return found


def _refused(law: Law, number: int, vi: str, en: str) -> SetNotRateable:
    return SetNotRateable(number=number, rules=law.id, reason_vi=vi, reason_en=en)
