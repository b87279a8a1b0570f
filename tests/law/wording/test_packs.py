"""Packs are read strictly, and hold together or are refused by file and line."""

import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest

from law.wording.packs import read_pack, released, texts
from law.wording.sheet import Standing
from law.wording.soundness import UnsoundPack
from law.wording.text import UnreadablePack

R4 = dict(texts(files("law.wording") / "data" / "r4", ""))


def test_the_digest_does_not_depend_on_how_the_lines_are_arranged() -> None:
    whole = "\n".join(reversed([f"# {file}\n\n{text}" for file, text in R4.items()]))

    assert read_pack({"whole.txt": whole}).digest == released("R4").digest


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("part-b.txt", "1 Trong huyện | Within", "1 Trong huyện | Inside"),
        ("part-b.txt", "3*** Riêng", "3**** Riêng"),
        ("sets/07.txt", "standing noted", "standing provisional"),
    ],
)
def test_the_digest_covers_words_gates_and_standing(file: str, old: str, new: str) -> None:
    changed = changing(file, old, new)

    if "Riêng" in old:
        with pytest.raises(UnsoundPack, match=r"5\.2: stars must rise"):
            read_pack(changed)
    else:
        assert read_pack(changed).digest != released("R4").digest


def test_another_version_is_not_there() -> None:
    with pytest.raises(KeyError):
        released("R7")


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "why"),
    [
        ("part-b.txt", "1 Trong huyện | Within the district", "1 Trong huyện", "part-b.txt:5", "label"),
        ("part-b.txt", "1 Trong huyện", "one Trong huyện", "part-b.txt:5", "should read"),
        ("part-b.txt", "criterion market\n", "criterion Market\n", "part-b.txt:3", "should read"),
        ("part-b.txt", "criterion market-area", "criterion market", "part-b.txt:17", "there already"),
        ("blocks.txt", "  promotion", "  promotions", "blocks.txt:34", "no criterion “promotions”"),
        ("sets/01.txt", "use story", "use stories", "sets/01.txt:25", "no block “stories”"),
        ("sets/01.txt", "section 6 13 senses", "section 6 14 senses", "sets/01.txt:28", "adds up to 13"),
        ("sets/01.txt", "section 6 13 senses", "section 6 13 sense", "sets/01.txt:28", "no title “sense”"),
        ("sets/01.txt", "market = 1 2 3 5*****", "market = 1 2 3", "sets/01.txt:22", "has 4 options"),
        ("sets/01.txt", "market = 1 2 3 5*****", "market = 1 2 3 5**", "sets/01.txt:22", "has 4 options"),
        ("sets/01.txt", "part B 25", "part D 25", "sets/01.txt:20", "no part D"),
        ("sets/01.txt", "part B 25", "part B 26", "sets/01.txt:20", "adds up to 25"),
        ("sets/01.txt", "knockout common-product", "knockout x", "sets/01.txt:15", "no ground “x”"),
        ("sets/01.txt", "use dossier", "standing perfect", "sets/01.txt:2", "no standing “perfect”"),
        ("sets/01.txt", "use dossier", "  grown-here", "sets/01.txt:2", "has no place here"),
        ("sets/01.txt", "set 1 ", "sett 1 ", "sets/01.txt:1", "has no place here"),
        ("sets/14.txt", "own 7 5 uniqueness", "own 7 4 uniqueness", "sets/14.txt:26", "adds up to 5"),
        ("pack.txt", "sets 26", "sets many", "pack.txt:4", "a number is needed"),
        ("pack.txt", "sets 26", "sets 1026", "pack.txt:4", "a number is needed"),
        ("pack.txt", "sets 26", "sets 27", "pack.txt:2", "1 to 27 needed"),
        (
            "sets/01.txt",
            "market = 1 2 3 5*****",
            "market = 1 2 3 5000*****",
            "sets/01.txt:22",
            "has 4 options",
        ),
        ("pack.txt", "title senses", "titel senses", "pack.txt:15", "has no place here"),
        ("pack.txt", "knockout forged rejected", "knockout forged", "pack.txt:23", "should read"),
    ],
)
def test_a_line_that_does_not_fit_is_named(file: str, old: str, new: str, where: str, why: str) -> None:
    with pytest.raises(UnreadablePack) as caught:
        read_pack(changing(file, old, new))

    assert caught.value.facts["place"] == where
    assert why in str(caught.value)
    assert caught.value.sentence("vi").startswith(where)


@pytest.mark.parametrize(
    ("file", "old", "new", "why"),
    [
        ("part-b.txt", "  2 Ngoài huyện, dưới", "  1 Ngoài huyện, dưới", "Set 2: 4.1: points must rise"),
        ("part-b.txt", "1 Có tài liệu", "0*** Có tài liệu", "5.1: points must rise"),
        ("part-b.txt", "0 Sơ sài", "0*** Sơ sài", "Set 1: 5.3: 0 points cannot be a minimum"),
        ("blocks.txt", "only-with 5.1", "only-with 5.9", "Set 1: 5.2 waits for 5.9"),
        ("part-c-tourism.txt", "2 Toàn bộ", "3 Toàn bộ", "adds up to 3 points"),
        ("sets/07.txt", "standing noted\n", "", "Set 7: adds up to 99 without a note"),
        ("sets/01.txt", "use dossier", "standing noted", "Set 1: its standing and its notes do not fit"),
    ],
)
def test_a_pack_that_can_not_be_the_law_is_refused(file: str, old: str, new: str, why: str) -> None:
    with pytest.raises((UnsoundPack, UnreadablePack)) as caught:
        read_pack(changing(file, old, new))
    assert why in str(caught.value)


def test_a_set_that_can_not_be_the_law_is_named_by_file_and_line() -> None:
    with pytest.raises(UnsoundPack) as caught:
        read_pack(changing("sets/07.txt", "standing noted\n", ""))

    assert caught.value.facts["place"] == "sets/07.txt:1"
    assert caught.value.sentence("vi").startswith("sets/07.txt:1: Bộ 7: cộng được 99 điểm")


def test_how_an_editor_writes_vietnamese_down_does_not_matter(tmp_path: Path) -> None:
    for file, text in R4.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        apart = unicodedata.normalize("NFD", text).replace("\n", "\r\n")
        (tmp_path / file).write_bytes(b"\xef\xbb\xbf" + apart.encode())

    assert read_pack(dict(texts(tmp_path, ""))).digest == released("R4").digest


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "pack.txt").write_bytes("pack R4 # gói".encode("utf-16"))

    with pytest.raises(UnreadablePack, match=r"pack\.txt: the file is not UTF-8"):
        dict(texts(tmp_path, ""))


def test_cases_of_a_criterion_with_a_gate_must_use_the_same_points() -> None:
    changed = changing("part-c-tourism.txt", "1 Đạt | It", "1*** Đạt | It")

    with pytest.raises(UnsoundPack, match="Set 26: 9: its cases differ in points"):
        read_pack(changed)


def test_options_of_the_same_points_need_a_note_at_the_criterion() -> None:
    file = "sets/02.txt"
    [line] = [each for each in R4[file].splitlines() if each.strip() == "quality-farm"]
    same = R4[file].replace(line, f"{line} = 0 1 1 3 5", 1)

    with pytest.raises(UnsoundPack, match="points must rise"):
        read_pack(R4 | {file: same})
    with pytest.raises(UnsoundPack, match="points must rise"):
        read_pack(R4 | {file: same.replace("= 0 1 1 3 5", "= 0 3 1 3 5\n    note Lỗi in | A slip", 1)})
    read_pack(R4 | {file: same.replace("= 0 1 1 3 5", "= 0 1 1 3 5\n    note Lỗi in | A slip", 1)})


def test_a_pack_may_take_the_words_of_another_or_amend_it() -> None:
    amending = (
        "pack X\nsource Sửa R4\nsets 26\namends R4\nstanding provisional\nnote Chờ | The text is missing"
    )
    amended = read_pack(
        {"pack.txt": amending, "own.txt": f"{R4['sets/01.txt']}".replace("Rau, củ", "Rau, lá", 1)}
    )

    assert amended.sets[1].label.vi == "Rau, lá, quả, hạt tươi"
    assert {each.standing for each in amended.sets.values()} == {Standing.PROVISIONAL}
    assert all(each.notes[0].en == "The text is missing" for each in amended.sets.values())
    assert amended.sets[2].criteria == released("R4").sets[2].criteria

    words = {file: text for file, text in R4.items() if not file.startswith("part-")}
    words["pack.txt"] = words["pack.txt"].replace("pack R4", "pack Y\nwords R4", 1)
    assert read_pack(words).sets[26].criteria == released("R4").sets[26].criteria
    with pytest.raises(UnreadablePack, match="there is no pack “R9”"):
        read_pack({"pack.txt": amending.replace("amends R4", "amends R9")})


def test_numbers_follow_the_print_also_where_it_skips_one_or_goes_on_after_a_heading() -> None:
    def codes(lines: str) -> list[str]:
        old = "size-shape\n    knockout dangerous-impurity\n  colour-ripeness\n  smell-and-taste-plain\n"
        found = read_pack(changing("sets/01.txt", f"  {old}  wholeness\n", lines)).sets[1]
        return [criterion.code for criterion in found.sections[5].criteria]

    assert codes("size-shape\ncolour-ripeness\nskip\nsmell-and-taste-plain\nwholeness\n")[-2:] == [
        "6.4",
        "6.5",
    ]
    headed = "heading Vỏ | Skin\nsize-shape\ncolour-ripeness\nend heading\nsmell-and-taste-plain\nwholeness\n"
    assert codes(headed) == ["6.1.1", "6.1.2", "6.2", "6.3"]


def test_an_additive_criterion_takes_every_sum_of_its_options() -> None:
    more = "criterion comfort adds\n  Tiện nghi | Comfort\n  1 Nước | Water\n  2 Điện | Power\n"
    changed = changing("sets/26.txt", "own 17 2 goods", "own 17 2 adds 3 comfort") | {"more.txt": more}
    changed["sets/26.txt"] = changed["sets/26.txt"].replace("part C 35", "part C 35 adds 36", 1)

    [*_, comfort] = read_pack(changed).sets[26].criteria
    assert (comfort.code, comfort.maximum, comfort.points) == ("17", 3, {0, 1, 2, 3})


def test_a_pack_needs_its_first_line() -> None:
    with pytest.raises(UnreadablePack, match="one “pack” line needed"):
        read_pack({"some.txt": "criterion market\n  Chợ | Market\n  1 Có | Yes"})


def test_a_block_may_use_others_but_not_itself() -> None:
    nested = changing("blocks.txt", "block story\n", "block story\nuse told\nblock told\n")
    assert read_pack(nested).digest == released("R4").digest

    endless = changing("blocks.txt", "block story\n", "block story\nuse story\n")
    with pytest.raises(UnreadablePack, match="the block “story” uses itself"):
        read_pack(endless)


def test_blocks_can_not_make_a_set_endless() -> None:
    def using(*blocks: str) -> dict[str, str]:
        return changing("sets/01.txt", "use story", "use b0") | {"more.txt": "\n".join(blocks)}

    doubling = [f"block b{n}\nuse b{n + 1}\nuse b{n + 1}" for n in range(9)]
    for last, why in (("note a | b\n" * 2, "has over 1000 lines"), ("", "the block “b9” is empty")):
        with pytest.raises(UnreadablePack, match=why):
            read_pack(using(*doubling, f"block b9\n{last}"))
    with pytest.raises(UnreadablePack, match="nested too deep"):
        read_pack(using(*(f"block b{n}\nuse b{n + 1}" for n in range(11)), "block b11\nnote a | b"))


def test_a_criterion_needs_options() -> None:
    with pytest.raises(UnreadablePack, match="needs a label and options"):
        read_pack(R4 | {"more.txt": "criterion empty\n  Rỗng | Empty"})


def changing(file: str, old: str, new: str) -> dict[str, str]:
    assert old in R4[file]
    return R4 | {file: R4[file].replace(old, new, 1)}
