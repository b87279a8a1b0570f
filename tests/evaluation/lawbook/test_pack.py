"""Packs that an office loads: checked for sums, order and gates, never worse than what they replace."""

from dataclasses import replace
from datetime import date

import pytest

from kernel.errors import NotFound, Refused
from kernel.testing import check
from law.wording import successor
from law.wording.packs import read_pack, released
from law.wording.sheet import Standing
from law.wording.soundness import UnsoundPack
from law.wording.text import UnreadablePack
from services.evaluation.lawbook.domain import pack as p
from tests.evaluation.packs import CORRECTED, OFFICIAL, R3, R4, RICE, Sources, changed

PAPER, LAST_WEEK, TODAY = "15/CV-VPĐP", date(2026, 6, 1), date(2026, 6, 8)


def loading(sources: Sources) -> p.LoadPack:
    return p.LoadPack(pack="R3", sources=sources, document=PAPER, document_dated=LAST_WEEK, loaded_on=TODAY)


def loaded(sources: Sources, replaces: str) -> p.PackLoaded:
    return p.PackLoaded(
        pack="R3",
        digest=read_pack(sources).digest,
        replaces=replaces,
        sources=sources,
        document=PAPER,
        document_dated=LAST_WEEK,
        loaded_on=TODAY,
    )


official_loaded = loaded(OFFICIAL, replaces=released("R3").digest)
corrected_loaded = loaded(CORRECTED, replaces=official_loaded.digest)


def test_the_official_wording_replaces_the_released_pack() -> None:
    check(p.decider, when=loading(OFFICIAL), then=[official_loaded])
    standings = {each.standing for each in p.pack_of(official_loaded).sets.values()}
    assert Standing.COMPLETE in standings


def test_points_and_words_may_change_again() -> None:
    check(p.decider, given=[official_loaded], when=loading(CORRECTED), then=[corrected_loaded])
    before, since = (p.pack_of(each).sets[3] for each in (official_loaded, corrected_loaded))
    assert (before.maximum, since.maximum) == (100, 100)
    assert [c.maximum for c in before.criteria] != [c.maximum for c in since.criteria]


def test_loading_it_twice_changes_nothing() -> None:
    check(p.decider, given=[official_loaded], when=loading(OFFICIAL), then=[])


def test_the_same_pack_in_other_files_is_the_same_pack() -> None:
    check(
        p.decider, given=[official_loaded], when=loading({"all.txt": "\n".join(OFFICIAL.values())}), then=[]
    )


def test_loading_what_is_released_changes_nothing() -> None:
    check(p.decider, when=loading(R3), then=[])


def test_an_earlier_pack_may_come_back() -> None:
    again = loaded(OFFICIAL, replaces=corrected_loaded.digest)
    check(p.decider, given=[official_loaded, corrected_loaded], when=loading(OFFICIAL), then=[again])


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (replace(loading(OFFICIAL), pack="R7"), NotFound),
        (replace(loading(OFFICIAL), pack="R4"), successor.OtherPack),
        (loading(R4), successor.OtherPack),
        (replace(loading(OFFICIAL), document_dated=date(2026, 6, 9)), p.PaperNotYetSigned),
        (loading({"long.txt": "#" * 300_001}), successor.PackTooLarge),
        (loading({}), UnreadablePack),
    ],
)
def test_what_is_not_this_pack_is_refused(command: p.LoadPack, refusal: type[Refused]) -> None:
    check(p.decider, when=command, then=refusal)


def test_a_pack_needs_all_its_sets_whatever_it_says_itself() -> None:
    fewer = {file: text for file, text in R4.items() if file != "sets/26.txt"}
    fewer["pack.txt"] = fewer["pack.txt"].replace("sets 26", "sets 25", 1)
    check(p.decider, when=replace(loading(fewer), pack="R4"), then=successor.NotAllSets)


@pytest.mark.parametrize(
    ("old", "new", "refusal", "where", "why"),
    [
        ("part C 40", "part C 41", UnreadablePack, "sets/03.txt:11", "adds up to 40 points"),
        ("colour = 0 1 2 4", "colour = 0 2 1 4", UnsoundPack, "sets/03.txt:1", "points must rise"),
        ("colour = 0 1 2 4", "colour = 0 1**** 2*** 4", UnsoundPack, "sets/03.txt:1", "stars must rise"),
        ("colour = 0 1 2 4", "color = 0 1 2 4", UnreadablePack, "sets/03.txt:16", "no criterion “color”"),
    ],
)
def test_sums_order_and_gates_are_checked_and_the_line_is_named(
    old: str, new: str, refusal: type[Refused], where: str, why: str
) -> None:
    command = loading(changed(CORRECTED, RICE, (old, new)))
    with pytest.raises(refusal, match=why) as caught:
        p.decider.decide(command, None)
    assert caught.value.facts["place"] == where
    assert caught.value.sentence("vi").startswith(where)


@pytest.mark.parametrize("standing", ["provisional", "unusable"])
def test_a_set_that_was_complete_can_not_become_worse(standing: str) -> None:
    worse = changed(OFFICIAL, "pack.txt", ("amends R2", f"amends R2\nstanding {standing}\nnote Chờ | Wait"))
    check(p.decider, given=[official_loaded], when=loading(worse), then=successor.SetWouldBeWorse)


def test_a_slip_that_is_found_in_a_complete_set_is_no_reason_to_load_a_note() -> None:
    noted = changed(OFFICIAL, "pack.txt", ("amends R2", "amends R2\nstanding noted\nnote Lỗi | A slip"))
    with pytest.raises(successor.SetWouldBeWorse, match="Set 1 is complete"):
        p.decider.decide(loading(noted), official_loaded)


def test_what_was_provisional_may_stay_so() -> None:
    other = changed(R3, "pack.txt", ("| The text", "| Still, the text"))
    check(p.decider, when=loading(other), then=[loaded(other, replaces=released("R3").digest)])


def test_a_stored_pack_that_says_something_else_is_not_used() -> None:
    with pytest.raises(p.DigestDiffers):
        p.pack_of(replace(official_loaded, sources=CORRECTED))
