"""Recognition decisions: one number, many products."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.errors import NotFound
from kernel.testing import check
from law.level import Level
from services.evaluation.recognition.domain import decision as d
from services.evaluation.refusals import AlreadyWrittenOtherwise

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


correct = d.CorrectDecision(
    decision=UUID(int=9),
    correction=UUID(int=10),
    number="52/QĐ-UBND",
    signer="appointment-7@1",
    signed_on=date(2024, 4, 1),
    legal_bases=("QĐ 148/QĐ-TTg",),
    reason="Sai số quyết định",
    right_number="46/QĐ-UBND",
    right_bases=(),
)
corrected = d.DecisionCorrected(
    decision=UUID(int=9),
    correction=UUID(int=10),
    number="52/QĐ-UBND",
    signer="appointment-7@1",
    signed_on=date(2024, 4, 1),
    legal_bases=("QĐ 148/QĐ-TTg",),
    reason="Sai số quyết định",
    right_number="46/QĐ-UBND",
    right_bases=(),
)


def test_a_decision_is_corrected_by_a_paper_of_its_own() -> None:
    check(d.decider, given=[issued], when=correct, then=[corrected])


def test_correcting_it_twice_changes_nothing() -> None:
    check(d.decider, given=[issued, corrected], when=correct, then=[])


def test_it_reads_as_corrected_and_keeps_what_it_said() -> None:
    bases = replace(corrected, correction=UUID(int=11), right_number=None, right_bases=("QĐ 1489/QĐ-TTg",))
    state = d.decider.fold([issued, corrected, bases])
    assert state is not None
    assert (state.reads.number, state.reads.legal_bases) == ("46/QĐ-UBND", ("QĐ 1489/QĐ-TTg",))
    assert state.issued == issued


def test_a_correction_that_changes_nothing_is_none() -> None:
    same = replace(correct, right_number="45/QĐ-UBND")
    check(d.decider, given=[issued], when=same, then=d.NothingCorrected)


def test_nothing_is_corrected_before_it_was_issued() -> None:
    early = replace(correct, signed_on=date(2024, 3, 14))
    check(d.decider, given=[issued], when=early, then=d.CorrectedBeforeIssue)


def test_another_correction_needs_another_id() -> None:
    other = replace(correct, right_number="47/QĐ-UBND")
    check(d.decider, given=[issued, corrected], when=other, then=AlreadyWrittenOtherwise)


def test_what_was_never_issued_is_not_corrected() -> None:
    check(d.decider, when=correct, then=NotFound)
