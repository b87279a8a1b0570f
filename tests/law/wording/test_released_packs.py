"""The released packs never change, and say what the decisions say."""

import pytest

from law.wording.packs import Pack, released
from law.wording.sheet import Effect, Standing

DIGESTS = {
    "R2": "ffd3f37c1c5626ed649050d32b2831409306aa1b90189f646c9aa0f096165292",
    "R3": "c8daea5755afd2fa27e06d83d11560ec2b996a1fa9a341266b92e46f52a66ff4",
    "R4": "f568714bd79f132460a87526f9c96c5e6940f22e32fd779eb29f07a007e97d9e",
    "R6": "7caf895e9a5d04d191ccf479f8e12d3721e6f2b799c03121039bae0f936aede1",
}


@pytest.mark.parametrize("pack", DIGESTS)
def test_a_released_pack_never_changes(pack: str) -> None:
    assert released(pack).digest == DIGESTS[pack]


def test_the_pack_of_2019_has_no_gates_and_says_which_sets_are_not_complete() -> None:
    sets = released("R2").sets
    standing = {number: each.standing for number, each in sets.items()}

    assert not any(each.gates for each in sets.values())
    assert {n for n, s in standing.items() if s is Standing.PROVISIONAL} == {14, 19, 26}
    assert {n for n, s in standing.items() if s is Standing.NOTED} == {2, 3, 4, 6, 7, 13, 15, 16, 17, 25}
    assert all(bool(each.notes) != (each.standing is Standing.COMPLETE) for each in sets.values())


def test_the_pack_of_2020_is_that_of_2019_but_for_tourism_and_provisional_in_all() -> None:
    before, since = released("R2").sets, released("R3").sets

    assert {each.standing for each in since.values()} == {Standing.PROVISIONAL}
    assert all("QĐ 781/QĐ-TTg" in each.notes[0].vi for each in since.values())
    for number in range(1, 26):
        assert (since[number].parts, since[number].rejections) == (
            before[number].parts,
            before[number].rejections,
        )
        assert since[number].notes[1:] == before[number].notes
    assert since[26].label != before[26].label


def test_each_set_of_2019_turns_away_the_dossiers_that_it_names() -> None:
    food = {"forged", "unsafe-facility", "no-test-slips", "unregistered"}
    made = {"forged", "no-production-certificate", "unregistered"}
    named = {
        number: {ground.ground for ground in each.rejections} for number, each in released("R2").sets.items()
    }

    assert all(named[number] == food for number in range(1, 19))
    assert all(named[number] == made for number in range(20, 25))
    assert (named[19], named[25], named[26]) == (
        made | {"no-registration-number"},
        {"forged", "unregistered"},
        set(),
    )


def test_the_pack_of_2023_has_26_sets_and_says_which_are_not_complete() -> None:
    pack = released("R4")
    standing = {number: each.standing for number, each in pack.sets.items()}

    assert list(pack.sets) == list(range(1, 27))
    assert {n for n, s in standing.items() if s is Standing.PROVISIONAL} == {11, 12, 13}
    assert {n for n, s in standing.items() if s is Standing.NOTED} == {7, 18, 19, 24, 25, 26}
    assert all(bool(each.notes) != (each.standing is Standing.COMPLETE) for each in pack.sets.values())


def test_the_pack_of_2026_rates_in_all_26_sets_and_says_where_a_slip_is_taken_as_printed() -> None:
    sets = released("R6").sets
    standing = {number: each.standing for number, each in sets.items()}

    assert list(sets) == list(range(1, 27))
    assert {n for n, s in standing.items() if s is Standing.COMPLETE} == {24, 25}
    assert all(s in (Standing.COMPLETE, Standing.NOTED) for s in standing.values())
    assert {each.maximum for each in sets.values()} == {100}
    assert sum(len(each.gates) for each in sets.values()) == 575


def test_what_a_council_of_2026_is_told_of() -> None:
    def told(number: int) -> set[str]:
        return {note.en.partition(":")[0] for note in released("R6").sets[number].notes}

    assert {n: told(n) - {"2.4"} for n in range(1, 21) if told(n) != {"2.4"}} == {
        4: {"1.2", "7"},
        7: {"1.2", "3.1"},
        10: {"1.2", "3.5"},
        11: {"1.2", "6.1.1"},
        19: {"2.3"},
    }
    assert [told(n) for n in range(21, 26)] == [{"2.3"}, {"2.3"}, {"6.2"}, set(), set()]
    assert len(released("R6").sets[26].notes) == 2


def test_tourism_has_none_of_the_grounds_that_turn_a_dossier_away() -> None:
    def rejecting(number: int) -> set[str]:
        grounds = released("R4").sets[number].knock_outs
        return {each.ground for each in grounds if each.criterion is None and each.effect is Effect.REJECTED}

    assert all(rejecting(n) == {"forged", "unsafe-facility", "unregistered"} for n in range(1, 26))
    assert rejecting(26) == set()


@pytest.mark.parametrize("name", DIGESTS)
def test_every_line_is_said_in_both_languages(name: str) -> None:
    pack: Pack = released(name)
    for each in pack.sets.values():
        for criterion in each.criteria:
            labels = [criterion.label, *(option.label for option in criterion.options)]
            assert all(label.vi and label.en and label.vi != label.en for label in labels), criterion.code
