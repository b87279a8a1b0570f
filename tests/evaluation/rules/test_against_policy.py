"""The pack of 2023 holds the numbers of the decision's sheets; what differs is listed here, one by one.

The sheets themselves are not part of the project; where they are not beside it, this is skipped.
"""

import json
import re
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest

from services.evaluation.rules.packs import released
from services.evaluation.rules.sheet import CriteriaSet, Criterion, Section
from services.evaluation.rules.soundness import by_case

SHEETS = Path(__file__).parents[3] / "../shared/policy/qd148_2023_sets.json"
R4 = released("R4").sets

pytestmark = pytest.mark.skipif(not SHEETS.exists(), reason="the decision's sheets are not here")


class PrintedOption(TypedDict):
    t: str
    p: int
    s: int | None


class PrintedCriterion(TypedDict):
    title: str
    max: int | None
    s: int | None
    req: NotRequired[str]
    options: NotRequired[list[PrintedOption]]


class PrintedSection(PrintedCriterion):
    code: str
    criteria: list[PrintedCriterion]


class PrintedPart(TypedDict):
    code: str
    max: int
    sections: list[PrintedSection]


class PrintedSet(TypedDict):
    no: int
    name: str
    parts: list[PrintedPart]


# Sections whose lines stand under headings: the sheet of 2026 numbers them 6.1.1, and so do we.
HEADED = {(11, "6"): [2, 3], (13, "6"): [5, 2]}
# Either/or cases, printed one after the other: one criterion, of which one case is scored.
CASES = {(26, "8"), (26, "9"), (26, "15")}
# 6.4 of set 7 prints 4 points at most, its top option has 3.
PRINTED_MAXIMUM = {(7, "6.4"): 4}
# Parts of which the criteria do not add up to what is printed.
SUMS = {(7, "C"): 34, (11, "C"): 32, (12, "C"): 32, (13, "C"): 33}
# The sheets from set 7 on have lost the remark that impurities end the judging; the rule is general.
GENERAL_GROUNDS = {
    (number, "6.1.1" if number in (11, 13) else "6.1", "dangerous-impurity") for number in range(7, 18)
}
# 5.2 prints that it needs a story in sets 1 to 25, 5.3 in a few; the rule is general.
STORY_PRINTED_FOR_STRUCTURE = {1, 2, 3, 5, 6}


def printed_sets() -> list[PrintedSet]:
    return json.loads(SHEETS.read_text(encoding="utf-8")) if SHEETS.exists() else []


SETS = printed_sets()
each_set = pytest.mark.parametrize("printed", SETS, ids=lambda each: str(each["no"]))


def codes(number: int, section: PrintedSection) -> list[tuple[str, list[PrintedCriterion]]]:
    """The code of each criterion with the printed lines that it stands for."""
    code = section["code"]
    lines = [line for line in section["criteria"] if line.get("options")]
    if (number, code) in CASES:
        return [(code, lines)]
    if section.get("options"):
        return [(code, [section])]
    counts = HEADED.get((number, code))
    if counts is None:
        return [(f"{code}.{place}", [line]) for place, line in enumerate(lines, start=1)]
    headed = [f"{code}.{head}.{place}" for head, n in enumerate(counts, 1) for place in range(1, n + 1)]
    return [(name, [line]) for name, line in zip(headed, lines, strict=True)]


def test_all_sets_are_there() -> None:
    assert [printed["no"] for printed in SETS] == list(R4)


@each_set
def test_parts_and_sections_are_the_printed_ones(printed: PrintedSet) -> None:
    ours = R4[printed["no"]]

    assert [(p.letter, p.maximum) for p in ours.parts] == [(p["code"], p["max"]) for p in printed["parts"]]
    for part, theirs in zip(ours.parts, printed["parts"], strict=True):
        assert part.total == SUMS.get((ours.number, part.letter), part.maximum)
        assert [(s.code, s.maximum) for s in part.sections] == [
            (s["code"], s["max"]) for s in theirs["sections"]
        ]


@each_set
def test_criteria_options_points_and_gates_are_the_printed_ones(printed: PrintedSet) -> None:
    ours = R4[printed["no"]]
    for section, theirs in sections(ours, printed):
        lines = codes(ours.number, theirs)
        assert [criterion.code for criterion in section.criteria] == [code for code, _ in lines]
        for criterion, (code, of_it) in zip(section.criteria, lines, strict=True):
            same(ours.number, criterion, code, of_it)


def same(number: int, ours: Criterion, code: str, lines: list[PrintedCriterion]) -> None:
    cases = [[(option.points, option.stars) for option in case] for case in by_case(ours.options)]

    assert cases == [[(o["p"], o["s"]) for o in line.get("options", [])] for line in lines], (number, code)
    assert [ours.stars] * len(lines) == [line["s"] for line in lines], (number, code)
    assert ours.printed_maximum == PRINTED_MAXIMUM.get((number, code)), (number, code)
    for line in lines:
        assert line["max"] in (None, ours.printed_maximum or ours.maximum), (number, code)


def sections(ours: CriteriaSet, printed: PrintedSet) -> list[tuple[Section, PrintedSection]]:
    theirs = [section for part in printed["parts"] for section in part["sections"]]
    return list(zip(ours.sections, theirs, strict=True))


GROUNDS = {
    "không đánh giá những sản phẩm": "common-product",
    "bị loại nếu sử dụng": "foreign-materials",
    "bị loại nếu phát hiện giống": "copied-product",
    "vi phạm sở hữu trí tuệ": "infringement",
    "nếu giấy chứng nhận đủ điều kiện": "facility-certificate",
}


def printed_grounds(line: PrintedCriterion) -> set[str]:
    texts = [line.get("req", ""), line["title"], *(option["t"] for option in line.get("options", []))]
    text = " ".join(texts).lower()
    found = {ground for words, ground in GROUNDS.items() if words in text}
    if re.search(r"không (đánh giá|xem xét)", text) and "tạp chất" in text:
        found.add("dangerous-impurity")
    return found


def test_knock_outs_of_criteria_are_the_printed_ones() -> None:
    printed = {
        (each["no"], code, ground)
        for each in SETS
        for _, section in sections(R4[each["no"]], each)
        for code, lines in codes(each["no"], section)
        for line in lines
        for ground in printed_grounds(line)
    }
    ours = {
        (number, ground.criterion, ground.ground)
        for number, each in R4.items()
        for ground in each.knock_outs
        if ground.criterion is not None
    }

    assert printed | GENERAL_GROUNDS == ours
    assert not printed & GENERAL_GROUNDS


def test_content_and_structure_of_the_story_need_a_story() -> None:
    printed = {
        (each["no"], code)
        for each in SETS
        for _, section in sections(R4[each["no"]], each)
        for code, lines in codes(each["no"], section)
        if any("áp dụng khi có câu chuyện" in line.get("req", "") + line["title"] for line in lines)
    }
    assert printed == {(number, "5.2") for number in range(1, 26)} | {
        (number, "5.3") for number in STORY_PRINTED_FOR_STRUCTURE
    }
    for each in R4.values():
        needing = {criterion.code: criterion.needs for criterion in each.criteria if criterion.needs}
        assert needing == {"5.2": "5.1", "5.3": "5.1"}


@each_set
def test_labels_are_our_own_words(printed: PrintedSet) -> None:
    """A word or two may be the same; a printed phrase of six words or more is never taken over."""
    phrases = {
        plain(option["t"])
        for _, section in sections(R4[printed["no"]], printed)
        for _, lines in codes(printed["no"], section)
        for line in lines
        for option in line.get("options", [])
        if len(option["t"].split()) >= 6
    }
    labels = {plain(option.label.vi) for c in R4[printed["no"]].criteria for option in c.options}

    assert not phrases & labels


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()
