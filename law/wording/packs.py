"""A pack is the law's criteria sets as data, named by an id and a digest so that ratings can be replayed."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kernel.record import record
from law.wording.set_reader import SetReader
from law.wording.sheet import CriteriaSet
from law.wording.soundness import require_sound
from law.wording.text import Chunk, Line, UnreadablePack, chunks, lines
from law.wording.vocabulary import Shared, read_shared, read_wording

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DATA = Path(__file__).parent / "data"
RELEASED = ("R2", "R3", "R4", "R6")
LATER = (("additive", False),)
OPENING = ("pack", "criterion", "block", "set")


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A record without slots, so that it can keep its digest."""

    id: str
    source: str
    sets: Mapping[int, CriteriaSet]

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of everything the sets say, in hexadecimal; only an audit asks for it."""
        return digest([self.sets[number] for number in sorted(self.sets)])


@record
class Told:
    """What a pack's files say, chunk by chunk and by name, before it is read into sets."""

    head: Line
    shared: Shared
    criteria: Mapping[str, Chunk]
    blocks: Mapping[str, Chunk]
    sets: Mapping[str, Chunk]


@cache
def released(pack: str) -> Pack:
    """The pack that ships with this version; raises KeyError for one that does not."""
    if pack not in RELEASED:
        raise KeyError(pack)
    return read_pack(sources_of(pack))


def sources_of(pack: str) -> dict[str, str]:
    """The texts of a released pack's files."""
    return dict(texts(DATA / pack.lower(), ""))


def texts(folder: "Traversable", prefix: str) -> Iterable[tuple[str, str]]:
    """Raises UnreadablePack for a file that is not UTF-8."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from texts(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".txt"):
            yield f"{prefix}{entry.name}", text_of(entry, f"{prefix}{entry.name}")


def text_of(file: "Traversable", name: str) -> str:
    """Some editors open a text with a mark of its encoding, which says nothing here."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise UnreadablePack(
            place=name, reason_vi="tệp không phải UTF-8", reason_en="the file is not UTF-8"
        ) from wrong


def read_pack(sources: Mapping[str, str]) -> Pack:
    """A pack from the texts of its files; raises UnreadablePack or UnsoundPack."""
    told = told_by(sources)
    shared = told.shared
    reader = SetReader(
        shared=shared,
        wordings={wording.name: wording for wording in map(read_wording, told.criteria.values())},
        blocks={block.head.rest: block.body for block in told.blocks.values()},
    )
    read = [(chunk.head.place, reader.read(chunk)) for chunk in told.sets.values()]
    sets = sorted((found for _, found in read), key=lambda each: each.number)
    require_all(told.head, [each.number for each in sets], shared.sets)
    require_sound(read)
    return Pack(
        id=shared.pack,
        source=shared.source,
        sets={each.number: each for each in sets},
    )


def require_all(head: Line, numbers: Sequence[int], expected: int) -> None:
    if numbers != list(range(1, expected + 1)):
        said = ", ".join(map(str, numbers))
        raise head.fault(f"cần đủ các bộ 1 đến {expected}, có {said}", f"1 to {expected} needed, got {said}")


def told_by(sources: Mapping[str, str]) -> Told:
    """What the files say, over what they take from packs that are released: it wins where both say it."""
    found = [chunk for file, text in sources.items() for chunk in opened(file, text)]
    heads = list(named(found, "pack").values())
    if len(heads) != 1:
        raise UnreadablePack(
            place="?", reason_vi="cần đúng một dòng “pack”", reason_en="one “pack” line needed"
        )
    words = [taken(line) for line in heads[0].body if line.word == "words"]
    amended = [taken(line) for line in heads[0].body if line.word == "amends"]
    criteria, blocks, sets = (named(found, word) for word in ("criterion", "block", "set"))
    others = [*amended, *words]
    for other in others:
        criteria = {**other.criteria, **criteria}
    for other in amended:
        blocks, sets = {**other.blocks, **blocks}, {**other.sets, **sets}
    shared = read_shared(heads[0], others[0].shared if others else None)
    return Told(head=heads[0].head, shared=shared, criteria=criteria, blocks=blocks, sets=sets)


def taken(line: Line) -> Told:
    """From `words` a pack has another's criteria, titles and grounds, from `amends` everything."""
    if line.rest not in RELEASED:
        raise line.fault(f"không có gói “{line.rest}”", f"there is no pack “{line.rest}”")
    return told_by(sources_of(line.rest))


def opened(file: str, text: str) -> list[Chunk]:
    before, found = chunks(lines(file, text), lambda line: line.word in OPENING)
    if before:
        raise before[0].strange()
    return found


def named(found: Sequence[Chunk], word: str) -> dict[str, Chunk]:
    """The chunks that a word opens; each name may be given once."""
    these: dict[str, Chunk] = {}
    for chunk in found:
        if chunk.head.word == word:
            name = chunk.head.rest.partition(" ")[0]
            if name in these:
                raise chunk.head.fault(f"“{name}” đã có", f"“{name}” is there already")
            these[name] = chunk
    return these


def digest(sets: Sequence[CriteriaSet]) -> str:
    """Labels count too: they are what a council was shown."""
    facts = [asdict(each, dict_factory=said) for each in sets]
    text = json.dumps(facts, default=plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def said(facts: Iterable[tuple[str, object]]) -> dict[str, object]:
    """A fact that came with a later pack counts only where it is said: earlier digests stay as they are."""
    return {name: fact for name, fact in facts if (name, fact) not in LATER}


def plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    raise TypeError(type(value).__name__)
