"""What a regulation that leaves something out is taken to say, by level, and by an office's own settings."""

from kernel.record import record
from law.level import Level
from law.regulation import GateReading


@record
class Usual:
    """Of published regulations: the centre's (7 members, quorum 5), Tây Ninh's and Đồng Tháp's."""

    quorum: int = 1
    quorum_percent: int | None = 75
    chair_must_score: bool = True
    spread: int | None = 10
    gate_reading: GateReading = GateReading.MEAN


CENTRAL = Usual(quorum=5, quorum_percent=None)


def usual(level: Level) -> Usual:
    return CENTRAL if level is Level.CENTRAL else Usual()
