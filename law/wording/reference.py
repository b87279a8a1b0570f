"""A line of a set that names a criterion of the vocabulary, with the points that this set prints."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from law.wording.sheet import Criterion, KnockOut, Label, Option
from law.wording.text import Chunk, Line
from law.wording.vocabulary import Wording, stars_of

REFERENCE = re.compile(r"([a-z0-9-]+)(?:\s+printed\s+(\d{1,3}))?(?:\s*=\s*([\d*\s]+))?")
POINTS = re.compile(r"(\d{1,3})(\*{3,5})?")
BELOW = ("note", "only-with", "knockout")


def read_reference(
    chunk: Chunk,
    code: str,
    heading: Label | None,
    wordings: Mapping[str, Wording],
    grounds: Mapping[str, KnockOut],
) -> Criterion:
    """The criterion under its code; what stands below the line are notes, conditions and grounds."""
    found = chunk.head.matching(REFERENCE, "name-of-criterion [printed 4] [= 0 1**** 3]")
    wording = wordings.get(found[1])
    if wording is None:
        raise chunk.head.fault(f"không có tiêu chí “{found[1]}”", f"there is no criterion “{found[1]}”")
    needs = [line.rest for line in chunk.body if line.word == "only-with"]
    stopping = [line for line in chunk.body if line.word == "knockout"]
    return Criterion(
        code=code,
        name=wording.name,
        label=wording.label,
        options=repriced(chunk.head, wording.options, found[3]) if found[3] else wording.options,
        stars=wording.stars,
        needs=needs[0] if needs else None,
        heading=heading,
        notes=tuple(line.label(line.rest) for line in chunk.body if line.word == "note"),
        knock_outs=tuple(read_knock_out(line, grounds, code) for line in stopping),
        printed_maximum=int(found[2]) if found[2] else None,
        additive=wording.additive,
    )


def read_knock_out(line: Line, grounds: Mapping[str, KnockOut], criterion: str | None) -> KnockOut:
    if line.rest not in grounds:
        raise line.fault(f"không có căn cứ “{line.rest}”", f"there is no ground “{line.rest}”")
    return replace(grounds[line.rest], criterion=criterion)


def repriced(line: Line, options: Sequence[Option], text: str) -> tuple[Option, ...]:
    """The same words at other points and stars."""
    marks = [mark for word in text.split() if (mark := POINTS.fullmatch(word))]
    if len(marks) != len(options) or len(marks) != len(text.split()):
        raise line.fault(
            f"tiêu chí có {len(options)} lựa chọn, viết như 1 3*** 5",
            f"the criterion has {len(options)} options, written like 1 3*** 5",
        )
    return tuple(
        replace(option, points=int(mark[1]), stars=stars_of(mark[2]))
        for option, mark in zip(options, marks, strict=True)
    )
