"""Which papers of the years before can be true: what each level certified, by day."""

from datetime import date

from law.duties import duty_of
from law.generations import LAWS
from law.level import Level


def certified_then(level: Level, stars: int, day: date) -> bool:
    """Whether a paper of that day can be true: by the law in force, or an earlier one still being finished.

    Who certified what before QĐ 1048/2019 is not established; communes never did.
    """
    begun = [law for law in LAWS if law.first <= day and law.says_who_certifies]
    if not begun:
        return level is not Level.COMMUNE
    duties = (duty_of(law, level, day) for law in begun)
    return any(duty is not None and stars in duty.certifies for duty in duties)
