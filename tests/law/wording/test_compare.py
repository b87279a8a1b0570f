"""Whoever checks a pack is told what differs, set by set."""

from dataclasses import replace

import pytest

from law.wording.compare import changes
from law.wording.packs import read_pack
from law.wording.sheet import CriteriaSet, Label, Standing
from tests.evaluation.packs import R4, changed
from tests.law.sheets import EVERY_SET, RICE

A_NOTE = (Label(vi="Lỗi in", en="A slip"),)


def told(before: CriteriaSet, after: CriteriaSet) -> list[str]:
    return [change.en for change in changes(before, after)]


def amended(old: str, new: str) -> CriteriaSet:
    """Rice of 2023 with other lines."""
    return read_pack(changed(R4, "sets/03.txt", (old, new))).sets[3]


def test_a_set_does_not_differ_from_itself() -> None:
    assert [told(each, each) for each in EVERY_SET] == [[]] * len(EVERY_SET)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (
            replace(RICE, standing=Standing.NOTED, notes=A_NOTE),
            ["standing complete → complete with a note", "other notes"],
        ),
        (replace(RICE, label=Label(vi="Lúa", en="Rice")), ["other titles, parts or sections"]),
        (replace(RICE, rejections=()), ["other grounds that turn a dossier away"]),
    ],
)
def test_what_a_set_says_as_a_whole_is_compared(after: CriteriaSet, said: list[str]) -> None:
    assert told(RICE, after) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  guidance\n", "  guidance = 1 2\n", ["11.1: points 1 2***** → 1 2"]),
        ("  quality-farm\n", "  uniqueness\n", ["10.1: points", "10.1: other words"]),
        ("    knockout common-product\n", "", ["2.1: other notes, conditions or grounds"]),
        ("section 11 2 guidance", "section 11 2 nutrition", ["other titles, parts or sections"]),
        (
            "section 7 2 nutrition\n  nutrition\nsection 8 5 uniqueness\n  uniqueness\n",
            "section 8 7 uniqueness\n  nutrition\n  uniqueness\n",
            [
                "other titles, parts or sections",
                "7.1: is gone",
                "8.1: points",
                "8.1: other words",
                "8.2: is new",
            ],
        ),
    ],
)
def test_what_differs_in_a_criterion_is_named_by_its_code(old: str, new: str, said: list[str]) -> None:
    found = told(RICE, amended(old, new))
    assert len(found) == len(said)
    assert all(line.startswith(start) for line, start in zip(found, said, strict=True)), found
