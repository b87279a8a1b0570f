"""A complaint is received, answered, upheld; who made it stays sealed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kernel.errors import NotFound
from kernel.sealed import Sealed
from kernel.testing import check
from services.evaluation.inspection.domain import complaint as c
from services.evaluation.inspection.domain.matter import Channel, Complainant, Matter, MatterKind
from services.evaluation.refusals import AlreadyWrittenOtherwise

LETTER, JUDGING = UUID(int=1), UUID(int=2)
DAY, LATER = date(2026, 10, 5), date(2026, 10, 20)
WHO = Sealed(subject=f"complaint-{LETTER}", nonce=b"n", ciphertext=b"c", digest=b"d")

receive = c.ReceiveComplaint(
    complaint=LETTER,
    about=Matter(kind=MatterKind.JUDGING, id=JUDGING),
    office=UUID(int=3),
    unit="38",
    complainant=Complainant.PERSON,
    identity=WHO,
    channel=Channel.LETTER,
    received_on=DAY,
    asks="Đề nghị đánh giá lại",
)
received = c.ComplaintReceived(
    complaint=LETTER,
    about=receive.about,
    office=UUID(int=3),
    unit="38",
    complainant=Complainant.PERSON,
    identity=WHO,
    channel=Channel.LETTER,
    received_on=DAY,
    asks="Đề nghị đánh giá lại",
)
answer = c.AnswerComplaint(complaint=LETTER, number="112/UBND-KT", answered_on=LATER, text="Kết quả là đúng")
answered = c.ComplaintAnswered(
    complaint=LETTER,
    about=receive.about,
    number="112/UBND-KT",
    answered_on=LATER,
    text="Kết quả là đúng",
)
uphold = c.UpholdComplaint(
    complaint=LETTER,
    number="208/QĐ-UBND",
    signer="appointment-7@1",
    signed_on=LATER,
    legal_bases=("Luật Khiếu nại",),
    follows="Đánh giá lại",
    judging=JUDGING,
)
upheld = c.ComplaintUpheld(
    complaint=LETTER,
    about=receive.about,
    number="208/QĐ-UBND",
    signer="appointment-7@1",
    signed_on=LATER,
    legal_bases=("Luật Khiếu nại",),
    follows="Đánh giá lại",
    judging=JUDGING,
)


def test_a_complaint_is_received() -> None:
    check(c.decider, when=receive, then=[received])


def test_receiving_it_twice_changes_nothing_although_it_is_sealed_anew() -> None:
    anew = replace(WHO, nonce=b"another", ciphertext=b"other")
    check(c.decider, given=[received], when=replace(receive, identity=anew), then=[])


@pytest.mark.parametrize(
    "other", [replace(receive, asks="khác"), replace(receive, identity=replace(WHO, digest=b"x"))]
)
def test_the_same_id_can_not_stand_for_another_complaint(other: c.ReceiveComplaint) -> None:
    check(c.decider, given=[received], when=other, then=AlreadyWrittenOtherwise)


def test_a_complaint_is_answered() -> None:
    check(c.decider, given=[received], when=answer, then=[answered])


def test_answering_twice_changes_nothing() -> None:
    check(c.decider, given=[received, answered], when=answer, then=[])


def test_it_is_not_answered_otherwise_later() -> None:
    other = replace(answer, number="113/UBND-KT")
    check(c.decider, given=[received, answered], when=other, then=c.AlreadyAnswered)


@pytest.mark.parametrize("past", [[received], [received, answered]])
def test_a_complaint_is_upheld_and_names_the_judging_to_be_held_anew(past: list[c.Event]) -> None:
    check(c.decider, given=past, when=uphold, then=[upheld])


def test_upholding_twice_changes_nothing() -> None:
    check(c.decider, given=[received, upheld], when=uphold, then=[])


def test_it_is_upheld_by_one_decision() -> None:
    other = replace(uphold, number="209/QĐ-UBND")
    check(c.decider, given=[received, upheld], when=other, then=c.AlreadyUpheld)


def test_something_else_may_follow_than_a_new_judging() -> None:
    check(
        c.decider,
        given=[received],
        when=replace(uphold, judging=None),
        then=[replace(upheld, judging=None)],
    )


def test_another_judging_than_the_one_complained_of_is_not_held_anew() -> None:
    other = replace(uphold, judging=UUID(int=77))
    check(c.decider, given=[received], when=other, then=c.JudgingOfSomethingElse)


@pytest.mark.parametrize(
    "early", [replace(answer, answered_on=date(2026, 10, 4)), replace(uphold, signed_on=date(2026, 10, 4))]
)
def test_nothing_is_settled_before_it_was_received(early: c.Command) -> None:
    check(c.decider, given=[received], when=early, then=c.BeforeItWasReceived)


@pytest.mark.parametrize("command", [answer, uphold])
def test_nothing_happens_to_a_complaint_that_is_not_there(command: c.Command) -> None:
    check(c.decider, when=command, then=NotFound)
