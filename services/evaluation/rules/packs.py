"""A pack is the law's criteria sets as data, named by an id and a digest so that ratings can be replayed."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from enum import Enum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kernel.record import record
from services.evaluation.rules.set_reader import SetReader
from services.evaluation.rules.sheet import CriteriaSet
from services.evaluation.rules.soundness import require_sound
from services.evaluation.rules.text import Chunk, UnreadablePack, chunks, lines
from services.evaluation.rules.vocabulary import read_shared, read_wording

RELEASED = ("R4",)
OPENING = ("pack", "criterion", "block", "set")


@record
class Pack:
    """`digest` is the SHA-256 of everything the sets say, in hexadecimal."""

    id: str
    source: str
    digest: str
    sets: Mapping[int, CriteriaSet]


@cache
def released(pack: str) -> Pack:
    """The pack that ships with this version; raises KeyError for one that does not."""
    if pack not in RELEASED:
        raise KeyError(pack)
    folder = files("services.evaluation.rules") / "data" / pack.lower()
    return read_pack(dict(texts(folder, "")))


def texts(folder: Traversable, prefix: str) -> Iterable[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from texts(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".txt"):
            yield f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")


def read_pack(sources: Mapping[str, str]) -> Pack:
    """A pack from the texts of its files; raises UnreadablePack or UnsoundPack."""
    found = [chunk for file, text in sources.items() for chunk in opened(file, text)]
    heads = named(found, "pack")
    if len(heads) != 1:
        raise UnreadablePack(
            place="?", reason_vi="cần đúng một dòng “pack”", reason_en="one “pack” line needed"
        )
    shared = read_shared(heads[0])
    reader = SetReader(
        shared=shared,
        wordings={wording.name: wording for wording in map(read_wording, named(found, "criterion"))},
        blocks={block.head.rest: block.body for block in named(found, "block")},
    )
    sets = sorted(map(reader.read, named(found, "set")), key=lambda each: each.number)
    require_sound(sets, shared.sets)
    return Pack(
        id=shared.pack,
        source=shared.source,
        digest=digest(sets),
        sets={each.number: each for each in sets},
    )


def opened(file: str, text: str) -> list[Chunk]:
    before, found = chunks(lines(file, text), lambda line: line.word in OPENING)
    if before:
        raise before[0].strange()
    return found


def named(found: Sequence[Chunk], word: str) -> list[Chunk]:
    """The chunks that a word opens; each name may be given once."""
    these = [chunk for chunk in found if chunk.head.word == word]
    names: set[str] = set()
    for chunk in these:
        name = chunk.head.rest.partition(" ")[0]
        if name in names:
            raise chunk.head.fault(f"“{name}” đã có", f"“{name}” is there already")
        names.add(name)
    return these


def digest(sets: Sequence[CriteriaSet]) -> str:
    """Labels count too: they are what a council was shown."""
    facts = [asdict(each) for each in sets]
    text = json.dumps(facts, default=plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    raise TypeError(type(value).__name__)
