"""The level of government at which a council sits and a decision is signed."""

from enum import StrEnum


class Level(StrEnum):
    """From the lowest to the highest; a commune's council only advises."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    CENTRAL = "central"

    def above(self, other: "Level") -> bool:
        order = list(Level)
        return order.index(self) > order.index(other)
