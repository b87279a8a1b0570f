#!/usr/bin/env bash
# vietnamadminunits 1.0.4: a commune that was divided is given an heir up to 100 km away, because the two have namesakes.
#
# On 1 July 2025 provinces were merged, so that one province has communes of equal names. The converter's data names a new
# commune by province and name alone, and an old commune that was divided among several gets a part that belongs to its
# namesake in another corner of the new province. The package's own coordinates show it: of 1,033 parts 15 lie more than
# 50 km from the commune that they are to be part of. Whoever derives "which unit is responsible
# now" from it must check parts against a second source.
#
# Seen (the first five):
#   103 km  Xã Tân Thạnh, Huyện Thanh Bình, Tỉnh Đồng Tháp → tinhdongthap xathanhbinh
#    99 km  Xã Thạnh Quới, Huyện Vĩnh Thạnh, Thành phố Cần Thơ → thanhphocantho xagiahoa
#    99 km  Xã Thạnh Quới, Huyện Mỹ Xuyên, Tỉnh Sóc Trăng → thanhphocantho xathanhquoi
#    93 km  Xã Cao Sơn, Huyện Lương Sơn, Tỉnh Hòa Bình → tinhphutho xaluongson
#    93 km  Phường 4, Thành phố Tân An, Tỉnh Long An → tinhtayninh phuongtanninh
#   1033 parts, 15 more than 50 km away
. "$(dirname "$0")/packages.sh"
packages --no-deps vietnamadminunits==1.0.4
run - <<'PYTHON'
import json
import sqlite3
from importlib.util import find_spec
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

data = Path(find_spec("vietnamadminunits").submodule_search_locations[0]) / "data"
rows = sqlite3.connect(data / "dataset.db").execute(
    "select provinceKey || '_' || districtKey || '_' || wardKey, ward, district, province, wardLat, wardLon"
    " from admin_units_legacy where wardKey is not null"
)
old = {key: ((ward, district, province), (lat, lon)) for key, ward, district, province, lat, lon in rows}


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    (a, b), (c, d) = (tuple(map(radians, place)) for place in (one, other))
    return 2 * 6371 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


parts = [
    (kilometres(old[key][1], (part["newWardLat"], part["newWardLon"])), old[key][0], province, part["newWardKey"])
    for province, communes in json.loads((data / "converter_2025.json").read_bytes())[
        "DICT_PROVINCE_WARD_DIVIDED"
    ].items()
    for key, pieces in communes.items()
    for part in pieces
]
far = sorted((part for part in parts if part[0] > 50), reverse=True)
for distance, names, province, commune in far[:5]:
    print(f"{distance:4.0f} km  {', '.join(names)} → {province} {commune}")
print(f"{len(parts)} parts, {len(far)} more than 50 km away")
assert (len(parts), len(far)) == (1033, 15), "the data has changed"
PYTHON
