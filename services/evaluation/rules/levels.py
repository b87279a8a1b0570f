"""Which level certifies how many stars, and from how many points a dossier goes up."""

from fractions import Fraction

from services.evaluation.domain.level import Level
from services.evaluation.rules.law import Duty, Law


def duty_of(law: Law, level: Level) -> Duty | None:
    """None where that level does not judge under the law."""
    return next((duty for duty in law.duties if duty.level is level), None)


def certifier(law: Law, stars: int) -> Level | None:
    """The level that certifies so many stars; None for those that get no certificate."""
    return next((duty.level for duty in law.duties if stars in duty.certifies), None)


def goes_up_to(law: Law, level: Level, average: Fraction, threshold: int | None = None) -> Level | None:
    """The level that a dossier of so many points goes to next, or None where it stays.

    `threshold` is a local setting in force, over the law's own default.
    """
    levels = [duty.level for duty in law.duties]
    duty = duty_of(law, level)
    if duty is None or level is levels[-1]:
        return None
    least = duty.sends_up_from if threshold is None else threshold
    if least is None or average < least:
        return None
    return levels[levels.index(level) + 1]
