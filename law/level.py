"""The level of government at which a council sits and a decision is signed."""

from datetime import date
from enum import StrEnum

LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)


class Level(StrEnum):
    """From the lowest to the highest; a commune's council only advises."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    CENTRAL = "central"

    def above(self, other: "Level") -> bool:
        order = list(Level)
        return order.index(self) > order.index(other)

    def heir_on(self, day: date) -> "Level":
        """The level that does on that day what this one did: a district's province, once districts ended."""
        return Level.PROVINCE if self is Level.DISTRICT and day > LAST_DAY_OF_DISTRICTS else self
