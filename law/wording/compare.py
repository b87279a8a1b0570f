"""What a criteria set says otherwise than another wording of it, for whoever checks a pack."""

from collections.abc import Iterator

from law.wording.sheet import CriteriaSet, Criterion, Label


def changes(before: CriteriaSet, after: CriteriaSet) -> Iterator[Label]:
    """Nothing where both say the same."""
    if before.standing is not after.standing:
        yield _both("hiện trạng", "standing", before.standing.value, after.standing.value)
    if before.notes != after.notes:
        yield Label(vi="ghi chú khác", en="other notes")
    if before.rejections != after.rejections:
        yield Label(vi="căn cứ loại hồ sơ khác", en="other grounds that turn a dossier away")
    if _frame(before) != _frame(after):
        yield Label(vi="tên, phần hoặc mục khác", en="other titles, parts or sections")
    old = {criterion.code: criterion for criterion in before.criteria}
    new = {criterion.code: criterion for criterion in after.criteria}
    for code in [code for code in old if code not in new]:
        yield Label(vi=f"{code}: không còn", en=f"{code}: is gone")
    for code, criterion in new.items():
        if code not in old:
            yield Label(vi=f"{code}: mới", en=f"{code}: is new")
        else:
            yield from _of_criterion(old[code], criterion)


def _of_criterion(before: Criterion, after: Criterion) -> Iterator[Label]:
    code = before.code
    if _scale(before) != _scale(after):
        yield _both(f"{code}: điểm", f"{code}: points", _scale(before), _scale(after))
    if _words(before) != _words(after):
        yield Label(vi=f"{code}: lời văn khác", en=f"{code}: other words")
    if _conditions(before) != _conditions(after):
        yield Label(
            vi=f"{code}: ghi chú, điều kiện hoặc căn cứ dừng khác",
            en=f"{code}: other notes, conditions or grounds that stop a judging",
        )


def _both(vi: str, en: str, before: str, after: str) -> Label:
    return Label(vi=f"{vi} {before} → {after}", en=f"{en} {before} → {after}")


def _scale(criterion: Criterion) -> str:
    """As packs write it: `1 2 3***`, and the stars of a whole criterion before its points."""
    whole = ["*" * criterion.stars] if criterion.stars is not None else []
    return " ".join([*whole, *(f"{o.points}{'*' * (o.stars or 0)}" for o in criterion.options)])


def _words(criterion: Criterion) -> object:
    return criterion.label, criterion.heading, [(o.label, o.case) for o in criterion.options]


def _conditions(criterion: Criterion) -> object:
    c = criterion
    return c.needs, c.additive, c.printed_maximum, c.notes, c.knock_outs


def _frame(found: CriteriaSet) -> object:
    """Without the criteria, but for the names that sections take from them."""
    parts = [(part.letter, part.label, part.maximum) for part in found.parts]
    return found.label, parts, [(section.code, section.label, section.maximum) for section in found.sections]
