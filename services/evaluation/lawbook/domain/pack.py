"""A pack of criteria sets loaded from files: what opens from then on is judged by it, and nothing before."""

from collections.abc import Mapping, Sequence
from datetime import date

from kernel.decider import Decider
from kernel.errors import Refused
from kernel.record import record
from law.wording.packs import RELEASED, Pack, read_pack, released
from law.wording.successor import checked
from services.evaluation.refusals import NoSuch


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


class PaperNotYetSigned(Refused):
    vi = "Văn bản {document} đề ngày {dated}, sau ngày nạp gói."
    en = "The paper {document} bears the date {dated}, which is after the day of loading."
    field = "document_dated"


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
