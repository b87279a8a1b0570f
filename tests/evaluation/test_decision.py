"""Recognition decisions: one number, many products."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.testing import check
from services.evaluation.domain import decision as d
from services.evaluation.domain.level import Level
from services.evaluation.domain.refusals import AlreadyWrittenOtherwise

TEA = d.RecognisedProduct(
    product=UUID(int=1), producer=UUID(int=2), judging=UUID(int=3), stars=3, unit="14500"
)
HONEY = replace(TEA, product=UUID(int=4), judging=UUID(int=5))

issue = d.IssueDecision(
    decision=UUID(int=9),
    number="45/QĐ-UBND",
    office=UUID(int=8),
    unit="395",
    level=Level.DISTRICT,
    signer="appointment-7@1",
    signed_on=date(2024, 3, 15),
    legal_bases=("QĐ 148/QĐ-TTg",),
    recognised=(TEA, HONEY),
)
issued = d.DecisionIssued(
    decision=UUID(int=9),
    number="45/QĐ-UBND",
    office=UUID(int=8),
    unit="395",
    level=Level.DISTRICT,
    signer="appointment-7@1",
    signed_on=date(2024, 3, 15),
    legal_bases=("QĐ 148/QĐ-TTg",),
    recognised=(TEA, HONEY),
)


def test_one_decision_recognises_many_products() -> None:
    check(d.decider, when=issue, then=[issued])


def test_issuing_it_twice_changes_nothing() -> None:
    check(d.decider, given=[issued], when=issue, then=[])


def test_the_same_id_can_not_stand_for_another_decision() -> None:
    check(d.decider, given=[issued], when=replace(issue, number="46/QĐ-UBND"), then=AlreadyWrittenOtherwise)


def test_a_decision_names_a_product() -> None:
    check(d.decider, when=replace(issue, recognised=()), then=d.NothingRecognised)


def test_no_product_is_recognised_twice_in_one_decision() -> None:
    again = replace(TEA, judging=UUID(int=6))
    check(d.decider, when=replace(issue, recognised=(TEA, again)), then=d.RecognisedTwice)
