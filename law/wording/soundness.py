"""What must hold in every pack before anyone is rated by it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from kernel.errors import Refused
from law.wording.sheet import CriteriaSet, Criterion, Label, Option, Standing

FULL = 100


class UnsoundPack(Refused):
    """The lines of a pack can be read, but what they say cannot be the law."""

    vi = "{place}: Bộ {number}: {reason_vi}."
    en = "{place}: Set {number}: {reason_en}."
    field = "files"


def require_sound(sets: Iterable[tuple[str, CriteriaSet]]) -> None:
    """Each set with the place, file and line, where it begins. Raises UnsoundPack."""
    for place, found in sets:
        for vi, en in (*_of_set(found), *(reason for c in found.criteria for reason in _of_criterion(c))):
            raise UnsoundPack(place=place, number=found.number, reason_vi=vi, reason_en=en)


def _of_set(found: CriteriaSet) -> Iterator[tuple[str, str]]:
    printed = sum(part.maximum for part in found.parts)
    if printed != FULL:
        yield f"các phần in tổng {printed} điểm", f"its parts print {printed} points"
    if found.maximum != FULL and found.standing is Standing.COMPLETE:
        yield f"cộng được {found.maximum} điểm mà không ghi chú", f"adds up to {found.maximum} without a note"
    if (found.standing is Standing.COMPLETE) != (not found.notes):
        yield "hiện trạng và ghi chú không khớp", "its standing and its notes do not fit"
    codes = [criterion.code for criterion in found.criteria]
    if len(codes) != len(set(codes)):
        yield "có mã tiêu chí lặp lại", "a criterion's code is there twice"
    for place, criterion in enumerate(found.criteria):
        if criterion.needs is not None and criterion.needs not in codes[:place]:
            yield f"{criterion.code} chờ {criterion.needs}", f"{criterion.code} waits for {criterion.needs}"


def _of_criterion(found: Criterion) -> Iterator[tuple[str, str]]:
    code = found.code
    for options in by_case(found.options):
        if not options or not (found.additive or _rise(options, found)):
            yield f"{code}: điểm phải tăng dần", f"{code}: points must rise"
        stars = [option.stars for option in options if option.stars is not None]
        if any(a >= b for a, b in pairwise(stars)):
            yield f"{code}: dấu sao phải tăng dần", f"{code}: stars must rise"
        if any(option.stars is not None and option.points == 0 for option in options):
            yield f"{code}: 0 điểm không thể là mức tối thiểu", f"{code}: 0 points cannot be a minimum"
    if found.maximum == 0:
        yield f"{code}: không có điểm nào", f"{code}: has no points"
    gated = any(option.stars is not None for option in found.options)
    if gated and len({_scale(options) for options in by_case(found.options)}) > 1:
        yield f"{code}: các trường hợp khác điểm", f"{code}: its cases differ in points"


def _rise(options: Sequence[Option], criterion: Criterion) -> bool:
    """Two options of the same points are a slip of the print, which a note at the criterion must admit."""
    steps = {b.points - a.points for a, b in pairwise(options)}
    return all(step > 0 or (step == 0 and criterion.notes) for step in steps)


def by_case(options: Iterable[Option]) -> list[list[Option]]:
    """The options of each case; without cases they are one list."""

    def case(option: Option) -> Label | None:
        return option.case

    return [list(group) for _, group in groupby(options, key=case)]


def _scale(options: Iterable[Option]) -> tuple[tuple[int, int | None], ...]:
    return tuple((option.points, option.stars) for option in options)
