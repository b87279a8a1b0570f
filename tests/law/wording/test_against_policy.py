"""Every pack holds the numbers of its decision's sheets; what differs is listed in `agreed`, one by one.

The sheets themselves are not part of the project; where they are not beside it, this is skipped.
"""

import re

import pytest

from law.wording.sheet import Criterion
from law.wording.soundness import by_case
from tests.law.agreed import GENERATIONS, Generation
from tests.law.printed import POLICY, PrintedCriterion, PrintedSet

pytestmark = pytest.mark.skipif(not POLICY.exists(), reason="the decisions' sheets are not here")

PRINTED = {law.pack: law.printed() for law in GENERATIONS}
each_law = pytest.mark.parametrize("law", GENERATIONS, ids=lambda law: law.pack)
each_set = pytest.mark.parametrize(
    ("law", "printed"),
    [
        pytest.param(law, printed, id=f"{law.pack}-{printed.number}")
        for law in GENERATIONS
        for printed in PRINTED[law.pack]
    ],
)


@each_law
def test_all_sets_are_there(law: Generation) -> None:
    assert [printed.number for printed in PRINTED[law.pack]] == list(law.ours)


@each_set
def test_parts_and_sections_are_the_printed_ones(law: Generation, printed: PrintedSet) -> None:
    ours = law.ours[printed.number]

    assert [(p.letter, p.maximum) for p in ours.parts] == [(p.letter, p.maximum) for p in printed.parts]
    for part, theirs in zip(ours.parts, printed.parts, strict=True):
        assert part.total == law.sums.get((ours.number, part.letter), part.maximum)
        assert theirs.total in (None, part.total)
        assert [section.code for section in part.sections] == [section.code for section in theirs.sections]
        for section, their in zip(part.sections, theirs.sections, strict=True):
            assert their.maximum in (None, section.maximum), section.code
            assert section.total == law.sums.get((ours.number, section.code), section.maximum), section.code


@each_set
def test_criteria_options_points_and_gates_are_the_printed_ones(law: Generation, printed: PrintedSet) -> None:
    ours = law.ours[printed.number]
    for section, theirs in zip(ours.sections, printed.sections, strict=True):
        assert [each.code for each in section.criteria] == [each.code for each in theirs.criteria]
        for criterion, their in zip(section.criteria, theirs.criteria, strict=True):
            same(law, ours.number, criterion, their)


def same(law: Generation, number: int, ours: Criterion, printed: PrintedCriterion) -> None:
    place = (number, ours.code)
    cases = [[(option.points, option.stars) for option in case] for case in by_case(ours.options)]

    assert cases == [[(o.points, o.stars) for o in case] for case in printed.options], place
    assert (ours.stars, ours.additive) == (printed.stars, printed.additive), place
    assert ours.printed_maximum == law.maxima.get(place), place
    assert printed.maximum in (None, ours.printed_maximum or ours.maximum), place


GROUNDS = {
    "không đánh giá những sản phẩm": "common-product",
    "bị loại nếu sử dụng": "foreign-materials",
    "bị loại nếu phát hiện giống": "copied-product",
    "vi phạm sở hữu trí tuệ": "infringement",
    "nếu (giấy )?chứng nhận đủ điều kiện (?!sản xuất)": "facility-certificate",
    "nếu (không có )?giấy chứng nhận đủ điều kiện sản xuất": "production-certificate",
    "nếu không có (phiếu công bố|phiếu tiếp nhận|hồ sơ công bố)": "no-declaration",
    "nếu được 0 điểm tại một trong": "nothing-in-a-sense",
}


def printed_grounds(criterion: PrintedCriterion) -> set[str]:
    text = said(criterion)
    found = {ground for words, ground in GROUNDS.items() if re.search(words, text)}
    if re.search(r"không (đánh giá|xem xét)", text) and "tạp chất" in text:
        found.add("dangerous-impurity")
    return found


def said(criterion: PrintedCriterion) -> str:
    words = [option.words for case in criterion.options for option in case]
    return " ".join([criterion.text, *words]).lower()


@each_law
def test_knock_outs_of_criteria_are_the_printed_ones(law: Generation) -> None:
    printed = {
        (each.number, criterion.code, ground)
        for each in PRINTED[law.pack]
        for criterion in each.criteria
        for ground in printed_grounds(criterion)
    }
    ours = {
        (number, ground.criterion, ground.ground)
        for number, each in law.ours.items()
        for ground in each.knock_outs
        if ground.criterion is not None
    }

    assert printed | law.grounds == ours
    assert not printed & law.grounds


@each_law
def test_what_the_story_tells_needs_a_story(law: Generation) -> None:
    printed = {
        (each.number, criterion.code)
        for each in PRINTED[law.pack]
        for criterion in each.criteria
        if "áp dụng khi có câu chuyện" in criterion.text
    }
    needing = {
        (number, c.code): c.needs for number, each in law.ours.items() for c in each.criteria if c.needs
    }

    assert printed | law.needing == set(needing)
    assert not printed & law.needing
    assert set(needing.values()) <= {"5.1"}


@each_set
def test_labels_are_our_own_words(law: Generation, printed: PrintedSet) -> None:
    """A word or two may be the same; a printed phrase of six words or more is never taken over."""
    phrases = {
        plain(option.words)
        for criterion in printed.criteria
        for case in criterion.options
        for option in case
        if len(option.words.split()) >= 6
    }
    labels = {plain(o.label.vi) for c in law.ours[printed.number].criteria for o in c.options}

    assert not phrases & labels


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()
