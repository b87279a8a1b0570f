"""The second act's province, before 1 July 2025 and after: no place of this name or code exists."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from demo.place import COUNTRY, Unit

PROVINCE = "98"
REFORM = date(2025, 7, 1)


def _district(code: str, name: str, kind: str) -> Unit:
    return Unit(code, name, "district", PROVINCE, kind)


def _commune(code: str, name: str, district: str, kind: str = "commune") -> Unit:
    return Unit(code, name, "commune", district, kind)


DISTRICTS = (
    _district("981", "Huyện Vịnh Mẫu", "rural-district"),
    _district("982", "Thị xã Đồng Mẫu", "district-town"),
    _district("983", "Thành phố Cảng Mẫu", "provincial-city"),
    _district("984", "Huyện Sông Thử", "rural-district"),
    _district("985", "Huyện Cát Thử", "rural-district"),
    _district("986", "Huyện Rừng Mẫu", "rural-district"),
    _district("987", "Thành phố Vũng Thử", "provincial-city"),
    _district("988", "Huyện Núi Thử", "rural-district"),
)
COMMUNES = (
    _commune("98101", "Xã Mẫu Hưng", "981"),
    _commune("98102", "Xã Mẫu Long", "981"),
    _commune("98103", "Xã Mẫu Phú", "981"),
    _commune("98104", "Xã Mẫu Thắng", "981"),
    _commune("98201", "Xã Đồng Mẫu Đông", "982"),
    _commune("98202", "Xã Đồng Mẫu Phú", "982"),
    _commune("98301", "Xã Cảng Mẫu Ngọc", "983"),
    _commune("98302", "Phường Cảng Mẫu Hòa", "983", "ward"),
    _commune("98401", "Xã Sông Thử Hòa", "984"),
    _commune("98402", "Thị trấn Sông Thử", "984", "township"),
    _commune("98501", "Xã Cát Thử Tây", "985"),
    _commune("98502", "Thị trấn Cát Thử", "985", "township"),
    _commune("98601", "Xã Rừng Mẫu Cầu", "986"),
    _commune("98602", "Xã Rừng Mẫu Thượng", "986"),
    _commune("98701", "Xã Vũng Thử Nam", "987"),
    _commune("98702", "Xã Vũng Thử Đông", "987"),
    _commune("98801", "Xã Núi Thử", "988"),
)
BEFORE = (Unit(PROVINCE, "Tỉnh Giả Định", "province", COUNTRY), *DISTRICTS, *COMMUNES)
# What became of communes on the day on which districts ended; all others stand under the province since.
NEW = (
    Unit("98901", "Xã Vịnh Mẫu", "commune", PROVINCE, "commune", REFORM),
    Unit("98902", "Xã Đồng Mẫu", "commune", PROVINCE, "commune", REFORM),
    Unit("98903", "Xã Sông Thử", "commune", PROVINCE, "commune", REFORM),
    Unit("98904", "Xã Rừng Mẫu", "commune", PROVINCE, "commune", REFORM),
)
MERGED: Mapping[str, str] = {
    "98101": "98901",
    "98102": "98901",
    "98201": "98902",
    "98202": "98902",
    "98401": "98903",
    "98402": "98903",
    "98601": "98904",
    "98602": "98904",
}
TRANSFERRED = tuple(replace(unit, parent=PROVINCE) for unit in COMMUNES if unit.code not in MERGED)
NAMES = {unit.code: unit.name for unit in (*BEFORE, *NEW)}
DISTRICT_OF = {unit.code: str(unit.parent) for unit in COMMUNES}


def commune_on(code: str, day: date) -> str:
    """The commune that a place of 2020 belongs to on a day."""
    return MERGED.get(code, code) if day >= REFORM else code
