"""The text of QĐ 26/2026 itself: its sheets line by line, and remarks that the file of its sheets leaves out.

The text is not part of the project; where it is not beside it, this is skipped.
"""

import re
from collections.abc import Sequence

import pytest

from law.wording.packs import released
from tests.law.printed import POLICY

TEXT = POLICY / "qd26_2026_fulltext.txt"

pytestmark = pytest.mark.skipif(not TEXT.exists(), reason="the decision's text is not here")

R6 = released("R6").sets
# Slips of the print that every council is told of: no points, 13 of 3 points, 11 of 2.
POINTS = {(n, "1.2", None): 0 for n in (4, 7, 10, 11)} | {(4, "7", 13): 3, (11, "6.1.1", 11): 1}
TWO_LANGUAGES = "two-languages"
# The text prints no remark on impurities in 14 and 16; the rule is general.
WITHOUT_REMARK = {14, 16}


def sheets() -> list[tuple[str, list[str]]]:
    """Of each set what stands above its table, and the lines of the table."""
    if not TEXT.exists():
        return []
    above, *tables = TEXT.read_text(encoding="utf-8").split("\nCác tiêu chí |")
    heads = [above, *tables]
    return [
        (head[-2000:], table.partition("\nTỔNG CỘNG |")[0].splitlines())
        for head, table in zip(heads, tables, strict=False)
    ]


each_sheet = pytest.mark.parametrize(
    ("number", "head", "table"),
    [pytest.param(n, head, table, id=str(n)) for n, (head, table) in enumerate(sheets(), start=1)],
)


def printed(table: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Points and stars of the options, in the order of the text; one box of set 7 is a letter o."""
    options = [line for line in table if re.match(r"(□|o) ", line)]
    return [(points(line), stars(line)) for line in options]


def points(line: str) -> int | None:
    found = re.search(r"\|\s*(\d+)\s*$", line)
    return int(found[1]) if found else None


def stars(line: str) -> int | None:
    return line.count("*") or None


@each_sheet
def test_every_option_of_the_text_is_there(number: int, head: str, table: Sequence[str]) -> None:
    ours = [
        (criterion.code, option.points, option.stars)
        for criterion in R6[number].criteria
        for option in criterion.options
        if criterion.name != TWO_LANGUAGES
    ]
    theirs = printed(table)

    assert len(ours) == len(theirs)
    for (code, *mine), (given, marked) in zip(ours, theirs, strict=True):
        assert mine == [POINTS.get((number, code, given), given), marked], code


REJECTED = {
    "giả mạo hồ sơ": "forged",
    "đủ điều kiện an toàn thực phẩm": "unsafe-facility",
    "giấy phép sản xuất": "unlicensed",
    "đủ điều kiện sản xuất sản phẩm (gmp": "unfit-facility",
    "bản đăng ký công bố": "unfit-declaration",
    "đủ điều kiện bắt buộc": "unfit-producer",
    "bản công bố sản phẩm": "undeclared",
    "hồ sơ đăng ký theo quy định": "unregistered",
}


@each_sheet
def test_a_dossier_is_turned_away_for_what_the_text_says(
    number: int, head: str, table: Sequence[str]
) -> None:
    [*_, below] = head.split("Bộ sản phẩm:")
    said = " ".join(line for line in below.lower().splitlines() if "bị loại khi" in line)

    assert [each.ground for each in R6[number].rejections] == [
        ground for words, ground in REJECTED.items() if words in said
    ]


STOPPED = {
    "tạp chất": "dangerous-impurity",
    "được 0 điểm tại một trong": "nothing-in-a-sense",
    "phiếu công bố": "no-declaration",
}


@each_sheet
def test_judging_stops_for_what_the_text_says(number: int, head: str, table: Sequence[str]) -> None:
    remarks = [line.lower() for line in table if re.search(r"không (đánh giá các|xem xét)", line.lower())]
    printed = {ground for line in remarks for words, ground in STOPPED.items() if words in line}
    ours = {each.ground for each in R6[number].knock_outs} & set(STOPPED.values())

    assert ours == printed | ({"dangerous-impurity"} if number in WITHOUT_REMARK else set[str]())
