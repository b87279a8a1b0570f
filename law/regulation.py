"""What a council's own rules set: its quorum, how far totals may differ, how gates are read."""

from enum import StrEnum

from kernel.errors import Refused
from kernel.record import record


class GateReading(StrEnum):
    """How a council's result for one criterion is read against a gate.

    By majority more than half of the members gave the gate's option or a higher one.
    """

    MEAN = "mean"
    MAJORITY = "majority"


class BeyondSpread(StrEnum):
    """What follows where two totals differ by more than is allowed."""

    SCORE_AGAIN = "score-again"
    DISCUSS = "discuss"
    RECORD = "record"


class QuorumOutOfReach(Refused):
    vi = "Số thành viên tối thiểu phải từ 1 đến {seats}."
    en = "The quorum must lie between 1 and {seats}, the number of members."
    field = "quorum"


class QuorumPercentOutOfRange(Refused):
    vi = "Tỷ lệ thành viên tối thiểu phải từ 1 đến 100 phần trăm."
    en = "The quorum must lie between 1 and 100 percent."
    field = "quorum_percent"


class SpreadOutOfRange(Refused):
    vi = "Mức chênh lệch cho phép phải từ 0 đến 100 điểm."
    en = "The allowed spread must lie between 0 and 100 points."
    field = "spread"


class SeatsDiffer(Refused):
    vi = "Quy chế nêu {members} thành viên, Hội đồng có {seats}."
    en = "The regulation speaks of {members} members, the council has {seats}."
    field = "members"


@record
class Regulation:
    """`quorum` counts members who score; `spread` is in points, None where totals may differ at will.

    `quorum_percent` is of all seats and holds beside `quorum`; `handout_days` are working days before
    a sitting. `beyond_spread` None means that the council discusses and scores again.
    """

    quorum: int
    chair_must_score: bool
    spread: int | None
    gate_reading: GateReading
    members: int | None = None
    quorum_percent: int | None = None
    beyond_spread: BeyondSpread | None = None
    handout_days: int | None = None

    def needed(self, seats: int) -> int:
        """How many members must have scored, of so many seats."""
        share = 0 if self.quorum_percent is None else -(-self.quorum_percent * seats // 100)
        return max(self.quorum, share)

    def require_sense(self, seats: int) -> None:
        """Raises QuorumOutOfReach, QuorumPercentOutOfRange, SpreadOutOfRange or SeatsDiffer."""
        if not 1 <= self.quorum <= seats:
            raise QuorumOutOfReach(seats=seats)
        if self.quorum_percent is not None and not 1 <= self.quorum_percent <= 100:
            raise QuorumPercentOutOfRange
        if self.spread is not None and not 0 <= self.spread <= 100:
            raise SpreadOutOfRange
        if self.members is not None and self.members != seats:
            raise SeatsDiffer(members=self.members, seats=seats)
