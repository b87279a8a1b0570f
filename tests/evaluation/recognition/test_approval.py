"""A chairman approves what goes up: many results under one number, or none."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.testing import check
from law.level import Level
from services.evaluation.recognition.domain import approval as a
from services.evaluation.refusals import AlreadyWrittenOtherwise

TEA = a.ApprovedResult(product=UUID(int=1), judging=UUID(int=3))
HONEY = a.ApprovedResult(product=UUID(int=4), judging=UUID(int=5))
approve = a.ApproveResults(
    approval=UUID(int=9),
    number="61/QĐ-UBND",
    office=UUID(int=8),
    unit="38",
    level=Level.PROVINCE,
    signer="appointment-7@1",
    signed_on=date(2026, 7, 1),
    legal_bases=("QĐ 26/2026/QĐ-TTg",),
    approved=(TEA, HONEY),
)
approved = a.ResultsApproved(
    approval=UUID(int=9),
    number="61/QĐ-UBND",
    office=UUID(int=8),
    unit="38",
    level=Level.PROVINCE,
    signer="appointment-7@1",
    signed_on=date(2026, 7, 1),
    legal_bases=("QĐ 26/2026/QĐ-TTg",),
    approved=(TEA, HONEY),
)


def test_one_approval_proposes_many_results() -> None:
    check(a.decider, when=approve, then=[approved])


def test_approving_twice_changes_nothing() -> None:
    check(a.decider, given=[approved], when=approve, then=[])


def test_the_same_id_can_not_stand_for_another_approval() -> None:
    check(a.decider, given=[approved], when=replace(approve, number="62"), then=AlreadyWrittenOtherwise)


def test_an_approval_names_a_result() -> None:
    check(a.decider, when=replace(approve, approved=()), then=a.NothingApproved)


def test_no_product_is_approved_twice() -> None:
    again = replace(TEA, judging=UUID(int=6))
    check(a.decider, when=replace(approve, approved=(TEA, again)), then=a.ApprovedTwice)
