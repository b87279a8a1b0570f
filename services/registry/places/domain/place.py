"""An administrative unit's code tells its level: VN, two, three or five digits."""

from enum import StrEnum

COUNTRY_CODE = "VN"


class UnitKind(StrEnum):
    """The levels of administration; districts existed until 30 June 2025 (Resolution 203/2025/QH15)."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class UnitType(StrEnum):
    """What a unit is called at its level; it may change while the code stays."""

    COUNTRY = "country"
    PROVINCE = "province"
    CENTRAL_CITY = "central-city"
    URBAN_DISTRICT = "urban-district"
    RURAL_DISTRICT = "rural-district"
    DISTRICT_TOWN = "district-town"
    PROVINCIAL_CITY = "provincial-city"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special-zone"


LEVEL_OF_TYPE = {
    UnitType.COUNTRY: UnitKind.COUNTRY,
    UnitType.PROVINCE: UnitKind.PROVINCE,
    UnitType.CENTRAL_CITY: UnitKind.PROVINCE,
    UnitType.URBAN_DISTRICT: UnitKind.DISTRICT,
    UnitType.RURAL_DISTRICT: UnitKind.DISTRICT,
    UnitType.DISTRICT_TOWN: UnitKind.DISTRICT,
    UnitType.PROVINCIAL_CITY: UnitKind.DISTRICT,
    UnitType.COMMUNE: UnitKind.COMMUNE,
    UnitType.WARD: UnitKind.COMMUNE,
    UnitType.TOWNSHIP: UnitKind.COMMUNE,
    UnitType.SPECIAL_ZONE: UnitKind.COMMUNE,
}
LEVEL_OF_LENGTH = {2: UnitKind.PROVINCE, 3: UnitKind.DISTRICT, 5: UnitKind.COMMUNE}

# Whom a unit of a level may stand under; communes stand under provinces since 1 July 2025.
ABOVE = {
    UnitKind.COUNTRY: frozenset[UnitKind](),
    UnitKind.PROVINCE: frozenset({UnitKind.COUNTRY}),
    UnitKind.DISTRICT: frozenset({UnitKind.PROVINCE}),
    UnitKind.COMMUNE: frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT}),
}


def level_of(code: str) -> UnitKind | None:
    """The level that a code's form tells, or None where it is no code of a unit."""
    if code == COUNTRY_CODE:
        return UnitKind.COUNTRY
    return LEVEL_OF_LENGTH.get(len(code)) if code.isascii() and code.isdigit() else None
