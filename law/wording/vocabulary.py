"""A pack's vocabulary: what its sets share and name, each thing written once."""

import re
from collections.abc import Iterable

from kernel.record import record
from law.wording.sheet import Effect, KnockOut, Label, Option, Standing
from law.wording.text import Chunk, Line, chunks

# Nothing in a sheet has more than three digits.
OPTION = re.compile(r"(\d{1,3})(\*{3,5})?\s+(.+)")
NUMBER = re.compile(r"\d{1,3}")
CRITERION = re.compile(r"criterion\s+([a-z0-9-]+)(?:\s+(\*{3,5}))?(?:\s+(adds))?")
KNOCK_OUT = re.compile(r"knockout\s+([a-z-]+)\s+(rejected|stops)")
SAID = ("source", "sets", "part", "title", "standing", "note", "words", "amends")
STANDINGS = {
    "complete": Standing.COMPLETE,
    "noted": Standing.NOTED,
    "provisional": Standing.PROVISIONAL,
    "unusable": Standing.UNUSABLE,
}


@record
class Wording:
    """A criterion before a set gives it a code and perhaps other points."""

    name: str
    label: Label
    options: tuple[Option, ...]
    stars: int | None
    additive: bool


@record
class Shared:
    """What the `pack` chunk says for all sets; none of them has a better standing than it says."""

    pack: str
    source: str
    sets: int
    parts: dict[str, Label]
    titles: dict[str, Label]
    grounds: dict[str, KnockOut]
    standing: Standing
    notes: tuple[Label, ...]


def read_wording(chunk: Chunk) -> Wording:
    found = chunk.head.matching(CRITERION, "criterion name-of-it [****] [adds]")
    if len(chunk.body) < 2:
        raise chunk.head.fault("tiêu chí cần nhãn và lựa chọn", "a criterion needs a label and options")
    title, *options = chunk.body
    return Wording(
        name=found[1],
        label=title.label(title.text),
        options=tuple(read_options(options)),
        stars=stars_of(found[2]),
        additive=found[3] is not None,
    )


def read_options(given: Iterable[Line]) -> Iterable[Option]:
    case: Label | None = None
    for line in given:
        if line.word == "case":
            case = line.label(line.rest)
            continue
        found = line.matching(OPTION, "2**** tiếng Việt | English")
        label = line.label(found[3])
        yield Option(points=int(found[1]), label=label, stars=stars_of(found[2]), case=case)


def stars_of(marks: str | None) -> int | None:
    return len(marks) if marks else None


def read_shared(chunk: Chunk, older: Shared | None) -> Shared:
    """What a pack says of itself, over the parts, titles and grounds of an older one."""
    before, grounds = chunks(chunk.body, lambda line: line.word == "knockout")
    for line in before:
        if line.word not in SAID:
            raise line.strange()
    parts = dict(named(line) for line in before if line.word == "part")
    titles = dict(named(line) for line in before if line.word == "title")
    found = {ground.ground: ground for ground in map(read_ground, grounds)}
    return Shared(
        pack=chunk.head.rest,
        source=" ".join(line.rest for line in before if line.word == "source"),
        sets=sum(number(line) for line in before if line.word == "sets"),
        parts=older.parts | parts if older else parts,
        titles=older.titles | titles if older else titles,
        grounds=older.grounds | found if older else found,
        standing=read_standing(before),
        notes=read_notes(before),
    )


def read_standing(given: Iterable[Line]) -> Standing:
    said = Standing.COMPLETE
    for line in given:
        if line.word == "standing":
            if line.rest not in STANDINGS:
                raise line.fault(f"không có hiện trạng “{line.rest}”", f"there is no standing “{line.rest}”")
            said = STANDINGS[line.rest]
    return said


def read_notes(given: Iterable[Line]) -> tuple[Label, ...]:
    return tuple(line.label(line.rest) for line in given if line.word == "note")


def number(line: Line) -> int:
    if not NUMBER.fullmatch(line.rest):
        raise line.fault("cần một số", "a number is needed")
    return int(line.rest)


def named(line: Line) -> tuple[str, Label]:
    name, _, label = line.rest.partition(" ")
    return name, line.label(label)


def read_ground(chunk: Chunk) -> KnockOut:
    found = chunk.head.matching(KNOCK_OUT, "knockout name-of-it rejected|stops")
    if len(chunk.body) != 1:
        raise chunk.head.fault("cần đúng một dòng nhãn", "exactly one line with its label must follow")
    title = chunk.body[0]
    return KnockOut(ground=found[1], label=title.label(title.text), effect=Effect(found[2]))
