"""What is sealed may be erased once nobody needs it: sheets after the scoring, a name after the answer."""

from kernel.errors import Refused
from kernel.store import Events
from services.evaluation.inspection.domain import complaint
from services.evaluation.judgings.domain import rules as judging
from services.evaluation.judgings.domain.state import Scoring


class ScoringUnderWay(Refused):
    vi = "Hội đồng đang chấm điểm; chỉ xóa được phiếu sau khi Chủ tịch kết thúc việc chấm điểm."
    en = "The council is scoring; sheets can be erased once the chair has closed scoring."


class ComplaintUnanswered(Refused):
    vi = "Khiếu nại chưa được trả lời; chỉ xóa được tên và liên hệ của người khiếu nại sau khi trả lời."
    en = "The complaint is not answered; name and contact can be erased once it is."


async def nobody_needs_it(events: Events, subject: str) -> None:
    """`subject` is a judging's or a complaint's stream. Raises ScoringUnderWay, ComplaintUnanswered."""
    category, _, identity = subject.partition("-")
    if category == judging.decider.category:
        state, _ = await events.state(judging.decider, identity)
        if isinstance(state, Scoring):
            raise ScoringUnderWay
    if category == complaint.decider.category:
        received, _ = await events.state(complaint.decider, identity)
        if received is not None and not received.settled:
            raise ComplaintUnanswered
