"""The units of the old and the new order, read from the data of the package `vietnamadminunits`.

Its old list is the state just before 1 July 2025 (63 provinces, 696 districts, 10,035 communes), its
new one that of QĐ 19/2025/QĐ-TTg (34 provinces, 3,321 communes). Most new units keep the code of one
of those they were made of, so they are the same unit under another name, type or parent.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field

from kernel.record import record
from services.registry.places.domain.place import COUNTRY_CODE, UnitKind, UnitType

PACKAGE = "vietnamadminunits"

PROVINCE_TYPES = {"Tỉnh": UnitType.PROVINCE, "Thành phố": UnitType.CENTRAL_CITY}
DISTRICT_TYPES = {
    "Quận": UnitType.URBAN_DISTRICT,
    "Huyện": UnitType.RURAL_DISTRICT,
    "Thị xã": UnitType.DISTRICT_TOWN,
    "Thành phố": UnitType.PROVINCIAL_CITY,
}
COMMUNE_TYPES = {
    "Xã": UnitType.COMMUNE,
    "Phường": UnitType.WARD,
    "Thị trấn": UnitType.TOWNSHIP,
    "Đặc khu": UnitType.SPECIAL_ZONE,
}
TYPES = {
    UnitKind.PROVINCE: PROVINCE_TYPES,
    UnitKind.DISTRICT: DISTRICT_TYPES,
    UnitKind.COMMUNE: COMMUNE_TYPES,
}

OLD = """
select provinceCode, province, provinceKey, districtCode, district, districtKey, wardCode, ward, wardKey
from admin_units_legacy order by provinceCode, districtCode, wardCode
"""
NEW = """
select provinceCode, province, provinceKey, null, null, null, wardCode, ward, wardKey
from admin_units order by provinceCode, wardCode
"""


class PackageMissing(RuntimeError):
    """The extra `registry`, which holds it, is not installed."""


class Conversion(BaseModel):
    """Which old units went into which new ones, by the package's own keys of their names."""

    provinces: Annotated[dict[str, list[str]], Field(alias="DICT_PROVINCE")]
    whole: Annotated[dict[str, dict[str, list[str]]], Field(alias="DICT_PROVINCE_WARD_NO_DIVIDED")]
    divided: Annotated[dict[str, dict[str, list["Part"]]], Field(alias="DICT_PROVINCE_WARD_DIVIDED")]


class Part(BaseModel):
    ward: Annotated[str, Field(alias="newWardKey")]


@record
class Unit:
    """`key` is what the package calls it: its name, and those above it, without diacritics."""

    code: str
    name: str
    kind: UnitKind
    parent: str
    key: str

    @property
    def type(self) -> UnitType:
        return next(t for start, t in TYPES[self.kind].items() if self.name.startswith(start))


@record
class Lists:
    """`into` names the units that got a part of one whose code is gone."""

    old: Mapping[str, Unit]
    new: Mapping[str, Unit]
    into: Mapping[str, tuple[str, ...]]


def read() -> Lists:
    """Raises PackageMissing."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise PackageMissing(PACKAGE)
    data = Path(next(iter(spec.submodule_search_locations))) / "data"
    with closing(sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)) as connection:
        old = _units(connection.execute(OLD).fetchall())
        new = _units(connection.execute(NEW).fetchall())
    conversion = Conversion.model_validate_json((data / "converter_2025.json").read_bytes())
    return Lists(old=old, new=new, into=_into(old, new, conversion))


def _units(rows: Sequence[tuple[str | None, ...]]) -> dict[str, Unit]:
    """Rows of province, district and commune, each with code, name and key; what is not there is null."""
    found: dict[str, Unit] = {}
    for row in rows:
        parent, above = COUNTRY_CODE, ""
        for place, kind in enumerate((UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE)):
            code, name, key = row[3 * place : 3 * place + 3]
            if code is None or name is None or key is None:
                continue
            key = f"{above}_{key}" if above else key
            found[code] = Unit(code=code, name=_spelt(name, kind), kind=kind, parent=parent, key=key)
            parent, above = code, key
    return found


def _spelt(name: str, kind: UnitKind) -> str:
    """The type in the list's usual letters: a few names have `Thị Xã` for `Thị xã`."""
    start = next(t for t in TYPES[kind] if name.lower().startswith(t.lower()))
    return start + name[len(start) :]


def _into(
    old: Mapping[str, Unit], new: Mapping[str, Unit], conversion: Conversion
) -> dict[str, tuple[str, ...]]:
    # The converter writes an island district, which had no communes, with an empty last part.
    olds = {unit.key: unit.code for unit in old.values()}
    olds |= {f"{unit.key}_": unit.code for unit in old.values() if unit.kind is UnitKind.DISTRICT}
    news = {unit.key: unit.code for unit in new.values()}
    into: dict[str, set[str]] = {}
    for province, parts in conversion.provinces.items():
        for part in parts:
            into.setdefault(olds[part], set()).add(news[province])
    for province, wards in conversion.whole.items():
        for ward, parts in wards.items():
            for part in parts:
                into.setdefault(olds[part], set()).add(news[f"{province}_{ward}"])
    for province, wards in conversion.divided.items():
        for ward, pieces in wards.items():
            into.setdefault(olds[ward], set()).update(news[f"{province}_{p.ward}"] for p in pieces)
    return {code: tuple(sorted(codes)) for code, codes in into.items()}
