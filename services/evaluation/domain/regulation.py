"""What a council's own rules set: its quorum, how far totals may differ, how gates are read."""

from enum import StrEnum

from kernel.errors import Refused
from kernel.record import record


class GateReading(StrEnum):
    """How a council's result for one criterion is read against a gate."""

    MEAN = "mean"
    MAJORITY = "majority"


class QuorumOutOfReach(Refused):
    vi = "Số thành viên tối thiểu phải từ 1 đến {seats}."
    en = "The quorum must lie between 1 and {seats}, the number of members."
    field = "quorum"


class SpreadOutOfRange(Refused):
    vi = "Mức chênh lệch cho phép phải từ 0 đến 100 điểm."
    en = "The allowed spread must lie between 0 and 100 points."
    field = "spread"


@record
class Regulation:
    """`quorum` counts members who score; `spread` is in points, None where totals may differ at will."""

    quorum: int
    chair_must_score: bool
    spread: int | None
    gate_reading: GateReading

    def require_sense(self, seats: int) -> None:
        """Raises QuorumOutOfReach or SpreadOutOfRange."""
        if not 1 <= self.quorum <= seats:
            raise QuorumOutOfReach(seats=seats)
        if self.spread is not None and not 0 <= self.spread <= 100:
            raise SpreadOutOfRange
