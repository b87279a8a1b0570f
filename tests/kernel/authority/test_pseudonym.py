"""A pseudonym is stable for one reader, tells nothing to another, and cannot be made without the key."""

import re

from kernel.authority.person import person_id
from kernel.authority.pseudonym import Pseudonyms

PSEUDONYMS = Pseudonyms(b"k" * 32)
AN, BINH = "person-" + "a" * 32, "person-" + "b" * 32


def test_the_same_person_has_the_same_pseudonym_within_one_scope() -> None:
    assert PSEUDONYMS.of(AN, "office", 2026) == PSEUDONYMS.of(AN, "office", 2026)
    assert PSEUDONYMS.of(AN, "office", 2026) != PSEUDONYMS.of(BINH, "office", 2026)


def test_another_office_or_another_year_has_another_pseudonym_for_the_same_person() -> None:
    scopes = [("office", 2026), ("office", 2027), ("another", 2026)]
    assert len({PSEUDONYMS.of(AN, *scope) for scope in scopes}) == 3


def test_where_one_part_of_a_scope_ends_makes_a_difference() -> None:
    assert PSEUDONYMS.of(AN, "1", "23") != PSEUDONYMS.of(AN, "12", "3")


def test_another_key_makes_other_pseudonyms_and_none_shows_the_person() -> None:
    made = PSEUDONYMS.of(AN, "office", 2026)
    assert made != Pseudonyms(b"l" * 32).of(AN, "office", 2026)
    assert made.startswith("pseudonym-")
    assert AN.removeprefix("person-") not in made


def test_a_label_is_one_person_within_one_scope_and_nobody_who_logs_in() -> None:
    made = PSEUDONYMS.labelled("Bà Bình", "office")
    assert made == PSEUDONYMS.labelled("Bà Bình", "office")
    assert made != PSEUDONYMS.labelled("Bà Bình", "another")
    assert made != person_id("office", "Bà Bình", b"k" * 32)
    assert re.fullmatch(r"person-[0-9a-f]{32}", made)
