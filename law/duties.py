"""Which level certifies how many stars, and from how many points a dossier goes up."""

from datetime import date
from fractions import Fraction

from law.level import Level
from law.provisions import Duty, Law


def duty_of(law: Law, level: Level, on: date) -> Duty | None:
    """None where that level does not judge under the law on that day."""
    return next((duty for duty in law.duties_on(on) if duty.level is level), None)


def certifier(law: Law, stars: int, on: date) -> Level | None:
    """The level that certifies so many stars on that day; None for those that get no certificate."""
    return next((duty.level for duty in law.duties_on(on) if stars in duty.certifies), None)


def goes_up_to(
    law: Law, level: Level, average: Fraction, on: date, threshold: int | None = None
) -> Level | None:
    """The level that a dossier of so many points goes to next, or None where it stays.

    `threshold` is a local setting in force, over the law's own default.
    """
    levels = [duty.level for duty in law.duties_on(on)]
    duty = duty_of(law, level, on)
    if duty is None or level is levels[-1]:
        return None
    least = duty.sends_up_from if threshold is None else threshold
    if least is None or average < least:
        return None
    return levels[levels.index(level) + 1]
