"""The decisions' sheets as they are printed, in one form for all generations.

The sheets themselves are not part of the project; where they are not beside it, there are none.
"""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import NotRequired, TypedDict

from kernel.record import record

POLICY = Path(__file__).parents[2] / "../shared/policy"


@record
class PrintedOption:
    words: str
    points: int
    stars: int | None


@record
class PrintedCriterion:
    """`text` is its title with all that is required of it; `options` go by case."""

    code: str
    text: str
    maximum: int | None
    stars: int | None
    options: tuple[tuple[PrintedOption, ...], ...]
    additive: bool = False


@record
class PrintedSection:
    code: str
    maximum: int | None
    criteria: tuple[PrintedCriterion, ...]


@record
class PrintedPart:
    """`total` is what its criteria add up to, where the file says that."""

    letter: str
    maximum: int
    sections: tuple[PrintedSection, ...]
    total: int | None = None


@record
class PrintedSet:
    """`rejected` says when a dossier is turned away, where the file has it."""

    number: int
    parts: tuple[PrintedPart, ...]
    rejected: str | None

    @property
    def sections(self) -> tuple[PrintedSection, ...]:
        return tuple(section for part in self.parts for section in part.sections)

    @property
    def criteria(self) -> tuple[PrintedCriterion, ...]:
        return tuple(criterion for section in self.sections for criterion in section.criteria)


class _Option(TypedDict):
    t: str
    p: int
    s: int | None


class _Criterion(TypedDict):
    code: NotRequired[str]
    title: str
    max: int | None
    s: NotRequired[int | None]
    req: NotRequired[str | list[str]]
    options: NotRequired[list[_Option]]
    subs: NotRequired["list[_Criterion]"]


class _Section(_Criterion):
    criteria: NotRequired[list[_Criterion]]


class _Part(TypedDict):
    code: str
    max: int
    sections: list[_Section]


class _Set(TypedDict):
    no: int
    parts: list[_Part]
    disq: NotRequired[str]


def printed_in_parts(file: str) -> list[PrintedSet]:
    """The sheets of 2023 and 2026: parts, sections, criteria, options."""
    if not (POLICY / file).exists():
        return []
    sets: list[_Set] = json.loads((POLICY / file).read_text(encoding="utf-8"))
    return [
        PrintedSet(
            number=each["no"],
            parts=tuple(
                PrintedPart(
                    letter=part["code"],
                    maximum=part["max"],
                    sections=tuple(_section(section) for section in part["sections"]),
                )
                for part in each["parts"]
            ),
            rejected=each.get("disq"),
        )
        for each in sets
    ]


def _section(of: _Section) -> PrintedSection:
    if of.get("options"):
        criteria = [_criterion(of.get("code", ""), of)]
    else:
        criteria = list(_below(of.get("code", ""), of.get("criteria", [])))
    return PrintedSection(code=of.get("code", ""), maximum=of["max"], criteria=tuple(criteria))


def _below(section: str, lines: Sequence[_Criterion]) -> Iterator[PrintedCriterion]:
    """The lines to score, numbered where the print letters them; a line without options may be a heading."""
    for place, line in enumerate(lines, start=1):
        code = line.get("code", f"{section}.{place}")
        yield _criterion(code if "." in code else f"{section}.{place}", line)
        for sub in line.get("subs", []):
            yield _criterion(sub.get("code", ""), sub)


def _criterion(code: str, line: _Criterion) -> PrintedCriterion:
    required = line.get("req", "")
    texts = [line["title"], *([required] if isinstance(required, str) else required)]
    options = [PrintedOption(words=o["t"], points=o["p"], stars=o["s"]) for o in line.get("options", [])]
    return PrintedCriterion(
        code=code,
        text=" ".join(texts),
        maximum=line["max"],
        stars=line.get("s"),
        options=(tuple(options),) if options else (),
    )


class _Question(TypedDict):
    t: str
    note: str
    ans: list[tuple[str, int]]
    max: int
    cases: NotRequired[list[dict[str, int]]]
    printed_max: NotRequired[int]
    additive: NotRequired[bool]


class _Questions(TypedDict):
    part: str
    name: str
    q: list[_Question]
    printed_max: NotRequired[int]


class _Older(TypedDict):
    id: int
    reject: NotRequired[str | None]
    sections: list[_Questions]
    tot: dict[str, int]


# Article 1 of the decision prints them for all sets; the file has what the criteria add up to.
PARTS = {"A": 35, "B": 25, "C": 40}


def printed_in_questions(file: str) -> list[PrintedSet]:
    """The sheets of 2019 and 2020: sections, questions, answers."""
    if not (POLICY / file).exists():
        return []
    sets: list[_Older] = json.loads((POLICY / file).read_text(encoding="utf-8"))
    return [
        PrintedSet(
            number=each["id"],
            parts=tuple(
                PrintedPart(
                    letter=letter,
                    maximum=PARTS[letter],
                    sections=tuple(map(_questions, sections)),
                    total=each["tot"][letter],
                )
                for letter, sections in groupby(each["sections"], key=lambda section: section["part"])
            ),
            rejected=each.get("reject"),
        )
        for each in sets
    ]


def _questions(section: _Questions) -> PrintedSection:
    code = number(section["name"])
    criteria = tuple(_question(number(question["t"]) or code, question) for question in section["q"])
    return PrintedSection(code=code, maximum=section.get("printed_max"), criteria=criteria)


def _question(code: str, asked: _Question) -> PrintedCriterion:
    answers = [PrintedOption(words=words, points=points, stars=None) for words, points in asked["ans"]]
    cases = [tuple(answers[case["from"] : case["to"]]) for case in asked.get("cases", [])]
    whole = [tuple(answers)] if answers else []
    return PrintedCriterion(
        code=code,
        text=f"{asked['t']} {asked['note']}",
        maximum=asked.get("printed_max", asked["max"]),
        stars=None,
        options=tuple(cases or whole),
        additive=asked.get("additive", False),
    )


def number(title: str) -> str:
    found = re.match(r"(\d+(?:\.\d+)*)\.?\s", title)
    return found[1] if found else ""


def where_points_fall(options: Sequence[PrintedOption]) -> tuple[tuple[PrintedOption, ...], ...]:
    """Either/or cases that are printed one after the other."""
    falls = [place for place, (a, b) in enumerate(pairwise(options), start=1) if b.points < a.points]
    starts, ends = [0, *falls], [*falls, len(options)]
    return tuple(tuple(options[start:end]) for start, end in zip(starts, ends, strict=True))
