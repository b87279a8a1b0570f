"""The sheets of a judging may be erased once scoring is over: until then nobody but the vault has them."""

from kernel.errors import Refused
from kernel.store import Events
from services.evaluation.domain.judging.rules import decider
from services.evaluation.domain.judging.state import Scoring


class ScoringUnderWay(Refused):
    vi = "Hội đồng đang chấm điểm; chỉ xóa được phiếu sau khi Chủ tịch kết thúc việc chấm điểm."
    en = "The council is scoring; sheets can be erased once the chair has closed scoring."


async def scoring_is_over(events: Events, subject: str) -> None:
    """`subject` is a judging's stream. Raises ScoringUnderWay."""
    category, _, identity = subject.partition("-")
    if category != decider.category:
        return
    state, _ = await events.state(decider, identity)
    if isinstance(state, Scoring):
        raise ScoringUnderWay
