"""The sample province: no place of this name or code exists."""

from dataclasses import dataclass
from datetime import date

SINCE = date(2018, 1, 1)
COUNTRY = "VN"
PROVINCE = "99"
DISTRICT = "990"


@dataclass(frozen=True)
class Unit:
    """`type` is the level's usual one where it is not said."""

    code: str
    name: str
    kind: str
    parent: str | None
    type: str | None = None
    since: date = SINCE


COMMUNES = (
    Unit("99001", "Thị trấn Phố Mẫu", "commune", DISTRICT),
    Unit("99002", "Xã Suối Mẫu", "commune", DISTRICT),
    Unit("99003", "Xã Đồi Thử", "commune", DISTRICT),
    Unit("99004", "Xã Hoa Mẫu", "commune", DISTRICT),
    Unit("99005", "Xã Đồng Thử", "commune", DISTRICT),
    Unit("99006", "Xã Bãi Thử", "commune", DISTRICT),
    Unit("99007", "Xã Làng Thử", "commune", DISTRICT),
    Unit("99008", "Xã Vườn Mẫu", "commune", DISTRICT),
)
UNITS = (
    Unit(COUNTRY, "Việt Nam", "country", None),
    Unit(PROVINCE, "Tỉnh Ví Dụ", "province", COUNTRY),
    Unit(DISTRICT, "Huyện Minh Họa", "district", PROVINCE),
    *COMMUNES,
)
NAMES = {unit.code: unit.name for unit in UNITS}
