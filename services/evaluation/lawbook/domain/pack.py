"""A pack of criteria sets loaded from files: what opens from then on is judged by it, and nothing before."""

from collections.abc import Mapping, Sequence
from datetime import date

from kernel.decider import Decider
from kernel.errors import Refused
from kernel.record import record
from law.wording.packs import RELEASED, Pack, read_pack, released
from law.wording.sheet import Standing
from services.evaluation.refusals import NoSuch

SETS = 26
# All packs released so far have less than a fifth of it.
MOST_LETTERS = 300_000
# A set with a note is complete as well: a slip of the print was taken as printed.
RANK = {Standing.COMPLETE: 0, Standing.NOTED: 1, Standing.PROVISIONAL: 2, Standing.UNUSABLE: 3}
COMPLETE = (Standing.COMPLETE, Standing.NOTED)


@record
class LoadPack:
    """`sources` are the texts of its files by name; `document` is the official paper that it rests on."""

    pack: str
    sources: Mapping[str, str]
    document: str
    document_dated: date
    loaded_on: date


@record
class PackLoaded:
    """Who loaded it stands in the event's metadata; `replaces` is the digest in force until then."""

    pack: str
    digest: str
    replaces: str
    sources: Mapping[str, str]
    document: str
    document_dated: date
    loaded_on: date


type Command = LoadPack
type Event = PackLoaded
# The last one that was loaded; None while the released one is in force.
type State = PackLoaded | None


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


class PaperNotYetSigned(Refused):
    vi = "Văn bản {document} đề ngày {dated}, sau ngày nạp gói."
    en = "The paper {document} bears the date {dated}, which is after the day of loading."
    field = "document_dated"


class SetWouldBeWorse(Refused):
    vi = "Bộ {number} đang đầy đủ; gói mới không thể làm cho nó kém chắc chắn hơn ({standing})."
    en = "Set {number} is complete; a new pack can not make it less certain ({standing})."
    field = "files"


class DigestDiffers(Refused):
    """Its event was changed, or this version reads its files otherwise."""

    vi = "Gói {pack} đã nạp không còn đúng mã kiểm tra {digest}; không thể dùng để phân hạng."
    en = "The loaded pack {pack} no longer has its digest {digest}; nothing can be rated by it."


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case LoadPack() as c, (PackLoaded() | None) as s:
            return _load(c, s)


def _load(c: LoadPack, s: State) -> Sequence[Event]:
    if c.pack not in RELEASED:
        raise NoSuch("pack", c.pack)
    if c.document_dated > c.loaded_on:
        raise PaperNotYetSigned(document=c.document, dated=c.document_dated)
    before = pack_in_force(c.pack, s)
    after = checked(c.sources, before)
    if after.digest == before.digest:
        return []
    return [
        PackLoaded(
            pack=c.pack,
            digest=after.digest,
            replaces=before.digest,
            sources=dict(c.sources),
            document=c.document,
            document_dated=c.document_dated,
            loaded_on=c.loaded_on,
        )
    ]


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


def pack_in_force(pack: str, state: State) -> Pack:
    """Raises DigestDiffers."""
    return released(pack) if state is None else pack_of(state)


def pack_of(loaded: PackLoaded) -> Pack:
    """What was loaded, read again. Raises DigestDiffers."""
    found = read_pack(loaded.sources)
    if found.digest != loaded.digest:
        raise DigestDiffers(pack=loaded.pack, digest=loaded.digest)
    return found


def evolve(_: State, event: Event) -> State:
    return event


_NONE: State = None

decider = Decider(category="pack", initial=_NONE, decide=decide, evolve=evolve)
