"""What stands in place of a released pack: another wording of the same sets, none of them less certain."""

from collections.abc import Mapping

from kernel.errors import Refused
from law.wording.packs import Pack, read_pack
from law.wording.sheet import Standing

SETS = 26
# All packs released so far have less than a fifth of it.
MOST_LETTERS = 300_000
# A set with a note is complete as well: a slip of the print was taken as printed.
RANK = {Standing.COMPLETE: 0, Standing.NOTED: 1, Standing.PROVISIONAL: 2, Standing.UNUSABLE: 3}
COMPLETE = (Standing.COMPLETE, Standing.NOTED)


class OtherPack(Refused):
    vi = "Các tệp này là gói {found}, không phải gói {pack}."
    en = "These files are the pack {found}, not {pack}."
    field = "files"


class NotAllSets(Refused):
    vi = "Gói có {found} bộ tiêu chí, cần đủ {needed}."
    en = "The pack has {found} criteria sets; it needs all {needed}."
    field = "files"


class PackTooLarge(Refused):
    vi = "Các tệp dài {letters} ký tự, tối đa là {most}."
    en = "The files have {letters} letters, the most is {most}."
    field = "files"


class SetWouldBeWorse(Refused):
    vi = "Bộ {number} đang đầy đủ; gói mới không thể làm cho nó kém chắc chắn hơn ({standing})."
    en = "Set {number} is complete; a new pack cannot make it less certain ({standing})."
    field = "files"


def checked(sources: Mapping[str, str], before: Pack) -> Pack:
    """What the files say, where it may stand in place of `before`.

    Raises PackTooLarge, OtherPack, NotAllSets, SetWouldBeWorse, and what reading a pack raises.
    """
    letters = sum(map(len, sources.values()))
    if letters > MOST_LETTERS:
        raise PackTooLarge(letters=letters, most=MOST_LETTERS)
    found = read_pack(sources)
    if found.id != before.id:
        raise OtherPack(found=found.id, pack=before.id)
    if len(found.sets) != SETS:
        raise NotAllSets(found=len(found.sets), needed=SETS)
    _require_no_worse(before, found)
    return found


def _require_no_worse(before: Pack, after: Pack) -> None:
    for number, old in before.sets.items():
        new = after.sets[number].standing
        if old.standing in COMPLETE and RANK[new] > RANK[old.standing]:
            raise SetWouldBeWorse(number=number, standing=new.value)
