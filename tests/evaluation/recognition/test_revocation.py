"""Revocation decisions: many certificates, one ground each, of the law of the day."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kernel.testing import check
from law.grounds import GROUNDS, ground_in_force
from law.level import Level
from services.evaluation.recognition.domain import revocation as r
from services.evaluation.refusals import AlreadyWrittenOtherwise

LAST_DAY_OF_R5 = date(2026, 5, 21)
FIRST_DAY_OF_R6 = date(2026, 5, 22)

TEA = r.RevokedProduct(
    certificate=UUID(int=1), product=UUID(int=2), ground="food-safety-law", inspection=None, conclusion=""
)
HONEY = replace(TEA, certificate=UUID(int=3), product=UUID(int=4), ground="certification-mark-rules")

decide = r.DecideRevocation(
    revocation=UUID(int=9),
    number="99/QĐ-UBND",
    office=UUID(int=8),
    unit="395",
    level=Level.DISTRICT,
    signer="appointment-7@1",
    signed_on=date(2024, 11, 20),
    legal_bases=("QĐ 148/QĐ-TTg",),
    revoked=(TEA, HONEY),
)
decided = r.RevocationDecided(
    revocation=UUID(int=9),
    number="99/QĐ-UBND",
    office=UUID(int=8),
    unit="395",
    level=Level.DISTRICT,
    signer="appointment-7@1",
    signed_on=date(2024, 11, 20),
    legal_bases=("QĐ 148/QĐ-TTg",),
    revoked=(TEA, HONEY),
    lapsed=(),
)


def test_one_decision_revokes_many_certificates_each_on_its_ground() -> None:
    check(r.decider, when=decide, then=[decided])


def test_deciding_it_twice_changes_nothing() -> None:
    check(r.decider, given=[decided], when=decide, then=[])


def test_the_same_id_can_not_stand_for_another_decision() -> None:
    check(r.decider, given=[decided], when=replace(decide, revoked=(TEA,)), then=AlreadyWrittenOtherwise)


def test_a_decision_names_a_certificate() -> None:
    check(r.decider, when=replace(decide, revoked=()), then=r.NothingRevoked)


def test_no_certificate_is_named_twice() -> None:
    check(r.decider, when=replace(decide, revoked=(TEA, TEA)), then=r.RevokedTwice)


def test_the_old_grounds_end_with_the_old_law() -> None:
    check(r.decider, when=replace(decide, signed_on=FIRST_DAY_OF_R6), then=r.UnknownGround)


def test_the_new_grounds_do_not_reach_back() -> None:
    misuse = replace(TEA, ground="misuse-of-the-mark")
    check(r.decider, when=replace(decide, signed_on=LAST_DAY_OF_R5, revoked=(misuse,)), then=r.UnknownGround)


def test_a_ground_by_conclusion_needs_one() -> None:
    breach = replace(TEA, ground="breach-of-law")
    check(
        r.decider,
        when=replace(decide, signed_on=FIRST_DAY_OF_R6, revoked=(breach,)),
        then=r.ConclusionMissing,
    )


@pytest.mark.parametrize(
    "evidence",
    [
        replace(TEA, ground="breach-of-law", conclusion="17/KL-SYT"),
        replace(TEA, ground="breach-of-law", inspection=UUID(int=6)),
    ],
)
def test_a_conclusion_or_an_inspection_bears_it(evidence: r.RevokedProduct) -> None:
    check(
        r.decider,
        when=replace(decide, signed_on=FIRST_DAY_OF_R6, revoked=(evidence,)),
        then=[replace(decided, signed_on=FIRST_DAY_OF_R6, revoked=(evidence,))],
    )


def test_there_are_three_grounds_before_r6_and_six_since() -> None:
    def in_force(day: date) -> list[str]:
        return [g.id for g in GROUNDS if g.since <= day and (g.until is None or day < g.until)]

    assert len(in_force(LAST_DAY_OF_R5)) == 3
    assert len(in_force(FIRST_DAY_OF_R6)) == 6
    assert all(ground_in_force(g, FIRST_DAY_OF_R6) for g in in_force(FIRST_DAY_OF_R6))


@pytest.mark.parametrize("day", [LAST_DAY_OF_R5, FIRST_DAY_OF_R6])
def test_that_it_was_not_evaluated_again_is_no_ground(day: date) -> None:
    again = replace(TEA, ground="not-re-evaluated")
    check(r.decider, when=replace(decide, signed_on=day, revoked=(again,)), then=r.UnknownGround)


def test_a_decision_may_state_what_has_lapsed() -> None:
    lapsed = (UUID(int=20), UUID(int=21))
    check(r.decider, when=replace(decide, lapsed=lapsed), then=[replace(decided, lapsed=lapsed)])


def test_what_is_revoked_has_not_lapsed() -> None:
    check(r.decider, when=replace(decide, lapsed=(TEA.certificate,)), then=r.RevokedTwice)
