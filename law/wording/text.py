"""Packs are written as plain lines, so that an expert of the law can read and correct them."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from kernel.errors import Refused
from kernel.record import record
from law.wording.sheet import Label


class UnreadablePack(Refused):
    """A line of a pack that cannot be understood, or that does not fit the others."""

    vi = "{place}: {reason_vi}."
    en = "{place}: {reason_en}."
    field = "files"


@record
class Line:
    """Its first `word` says what it is; it is asked for too often to be looked for each time."""

    file: str
    number: int
    text: str
    word: str

    @property
    def rest(self) -> str:
        return self.text[len(self.word) :].strip()

    @property
    def place(self) -> str:
        return f"{self.file}:{self.number}"

    def fault(self, vi: str, en: str) -> UnreadablePack:
        return UnreadablePack(place=self.place, reason_vi=vi, reason_en=en)

    def label(self, text: str) -> Label:
        """Both languages, written `tiếng Việt | English`."""
        vi, bar, en = (side.strip() for side in text.partition("|"))
        if not (vi and bar and en) or "|" in en:
            raise self.fault("cần nhãn dạng “tiếng Việt | English”", "a label is “tiếng Việt | English”")
        return Label(vi=vi, en=en)

    def matching(self, pattern: re.Pattern[str], shape: str) -> re.Match[str]:
        """The line's text in the shape that such lines have, or the fault that says which shape."""
        if found := pattern.fullmatch(self.text):
            return found
        raise self.fault(f"dòng này phải có dạng “{shape}”", f"this line should read “{shape}”")

    def strange(self) -> UnreadablePack:
        return self.fault(f"không hiểu “{self.word}” ở đây", f"“{self.word}” has no place here")


@record
class Chunk:
    """A line that opens something, and the lines that belong to it."""

    head: Line
    body: tuple[Line, ...]


def lines(file: str, text: str) -> list[Line]:
    """The lines that say something; `#` opens a remark, indentation is for the eye.

    In Unicode NFC: editors write one Vietnamese letter in more than one way.
    """
    numbered = enumerate(unicodedata.normalize("NFC", text).splitlines(), start=1)
    stripped = ((number, line.strip()) for number, line in numbered)
    return [line_of(file, n, t) for n, t in stripped if t and not t.startswith("#")]


def line_of(file: str, number: int, text: str) -> Line:
    return Line(file=file, number=number, text=text, word=text.split(maxsplit=1)[0])


def chunks(given: Sequence[Line], opens: Callable[[Line], bool]) -> tuple[tuple[Line, ...], list[Chunk]]:
    """The lines before the first that opens a chunk, and the chunks."""
    starts = [place for place, line in enumerate(given) if opens(line)]
    before = tuple(given[: starts[0]] if starts else given)
    ends = [*starts, len(given)][1:]
    found = [
        Chunk(head=given[start], body=tuple(given[start + 1 : end]))
        for start, end in zip(starts, ends, strict=True)
    ]
    return before, found
