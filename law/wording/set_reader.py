"""Reads one set: it names criteria of the vocabulary section by section, and their codes follow."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from kernel.record import record
from law.wording.reference import BELOW, read_knock_out, read_reference
from law.wording.sheet import CriteriaSet, Criterion, Label, Part, Section, Standing
from law.wording.text import Chunk, Line, chunks, line_of
from law.wording.vocabulary import Shared, Wording, read_notes, read_standing

SET = re.compile(r"set\s+(\d{1,3})\s+(.+)")
PART = re.compile(r"part\s+(\S+)\s+(\d{1,3})(?:\s+adds\s+(\d{1,3}))?")
SECTION = re.compile(r"section\s+(\d{1,3})\s+(\d{1,3})\s+(\S+)(?:\s+adds\s+(\d{1,3}))?")
OWN = re.compile(r"own\s+(\d{1,3})\s+(\d{1,3})\s+(?:adds\s+(\d{1,3})\s+)?(.+)")
WORST_LAST = tuple(Standing)
# Blocks that use blocks that use blocks soon come to more lines than anybody can score.
MOST_LINES, DEEPEST = 1_000, 10


@record
class SetReader:
    """`blocks` are lines that a set takes over with `use`."""

    shared: Shared
    wordings: Mapping[str, Wording]
    blocks: Mapping[str, Sequence[Line]]

    def read(self, chunk: Chunk) -> CriteriaSet:
        found = chunk.head.matching(SET, "set 1 tiếng Việt | English")
        unfolded = list(islice(self.unfold(chunk.body), MOST_LINES + 1))
        if len(unfolded) > MOST_LINES:
            raise chunk.head.fault(f"bộ dài hơn {MOST_LINES} dòng", f"the set has over {MOST_LINES} lines")
        preamble, parts = chunks(unfolded, lambda line: line.word == "part")
        require_nothing([line for line in preamble if line.word not in ("standing", "note", "knockout")])
        rejecting = [line for line in preamble if line.word == "knockout"]
        return CriteriaSet(
            pack=self.shared.pack,
            number=int(found[1]),
            label=chunk.head.label(found[2]),
            parts=tuple(self.part(part) for part in parts),
            standing=max(self.shared.standing, read_standing(preamble), key=WORST_LAST.index),
            notes=(*self.shared.notes, *read_notes(preamble)),
            rejections=tuple(read_knock_out(line, self.shared.grounds, None) for line in rejecting),
        )

    def unfold(self, lines: Iterable[Line], within: tuple[str, ...] = ()) -> Iterator[Line]:
        """The lines with those of each block in its place; a block may use others, but not itself."""
        for line in lines:
            if line.word != "use":
                yield line
            elif line.rest not in self.blocks:
                raise line.fault(f"không có khối “{line.rest}”", f"there is no block “{line.rest}”")
            elif not self.blocks[line.rest]:
                raise line.fault(f"khối “{line.rest}” trống", f"the block “{line.rest}” is empty")
            elif len(within) == DEEPEST:
                raise line.fault("các khối lồng nhau quá sâu", "the blocks are nested too deep")
            elif line.rest in within:
                raise line.fault(
                    f"khối “{line.rest}” tự dùng chính nó", f"the block “{line.rest}” uses itself"
                )
            else:
                yield from self.unfold(self.blocks[line.rest], (*within, line.rest))

    def part(self, chunk: Chunk) -> Part:
        found = chunk.head.matching(PART, "part A 40 [adds 39]")
        if found[1] not in self.shared.parts:
            raise chunk.head.fault(f"không có phần {found[1]}", f"there is no part {found[1]}")
        before, sections = chunks(chunk.body, lambda line: line.word in ("section", "own"))
        require_nothing(before)
        part = Part(
            letter=found[1],
            label=self.shared.parts[found[1]],
            maximum=int(found[2]),
            sections=tuple(self.section(section) for section in sections),
        )
        require_sum(chunk.head, part.total, part.maximum, found[3])
        return part

    def section(self, chunk: Chunk) -> Section:
        if chunk.head.word == "own":
            return self.own(chunk)
        found = chunk.head.matching(SECTION, "section 6 13 title [adds 12]")
        section = Section(
            code=found[1],
            label=self.title(chunk.head, found[3]),
            maximum=int(found[2]),
            criteria=tuple(self.lettered(found[1], chunk)),
        )
        require_sum(chunk.head, section.total, section.maximum, found[4])
        return section

    def own(self, chunk: Chunk) -> Section:
        """A section that is its own only criterion."""
        found = chunk.head.matching(OWN, "own 7 5 [adds 4] name-of-criterion [= 0 1**** 3]")
        head = line_of(chunk.head.file, chunk.head.number, found[4])
        reference = Chunk(head=head, body=chunk.body)
        criterion = self.criterion(reference, found[1], None)
        require_sum(chunk.head, criterion.maximum, int(found[2]), found[3])
        return Section(code=found[1], label=criterion.label, maximum=int(found[2]), criteria=(criterion,))

    def lettered(self, section: str, chunk: Chunk) -> Iterator[Criterion]:
        """Codes by place: the print repeats some of its letters and numbers; `skip` is one that it lacks."""
        before, references = chunks(chunk.body, lambda line: line.word not in BELOW)
        require_nothing(before)
        heading: Label | None = None
        prefix, headings, place = section, 0, 0
        for reference in references:
            if reference.head.word == "heading":
                heading = reference.head.label(reference.head.rest)
                headings, place = headings + 1, 0
                prefix = f"{section}.{headings}"
            elif reference.head.text == "end heading":
                heading, prefix, place = None, section, headings
            elif reference.head.text == "skip":
                place += 1
            else:
                place += 1
                yield self.criterion(reference, f"{prefix}.{place}", heading)

    def criterion(self, chunk: Chunk, code: str, heading: Label | None) -> Criterion:
        return read_reference(chunk, code, heading, self.wordings, self.shared.grounds)

    def title(self, line: Line, name: str) -> Label:
        """A section's own title, or that of the criterion it is about."""
        if name in self.shared.titles:
            return self.shared.titles[name]
        if name in self.wordings:
            return self.wordings[name].label
        raise line.fault(f"không có tên mục “{name}”", f"there is no title “{name}”")


def require_nothing(lines: Sequence[Line]) -> None:
    if lines:
        raise lines[0].strange()


def require_sum(line: Line, total: int, printed: int, adds: str | None) -> None:
    """A sum that differs from the print must be admitted with `adds`."""
    if total != (int(adds) if adds else printed):
        raise line.fault(f"cộng lại được {total} điểm", f"it adds up to {total} points")
