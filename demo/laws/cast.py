"""Who plays in the second act: eight districts, a province, their communes, and the councils of all."""

from dataclasses import dataclass
from uuid import UUID

from demo.cast import ADMINISTRATOR, Office, Part
from demo.client import named
from demo.laws.place import BEFORE, COMMUNES, DISTRICTS, MERGED, NAMES, NEW, PROVINCE

# The least that QĐ 1048/2019 asks for: five in a district, nine in a province.
DISTRICT_DEPARTMENTS = (
    "Lãnh đạo UBND",
    "Phòng Kinh tế",
    "Phòng Văn hóa và Thông tin",
    "Phòng Tài chính - Kế hoạch",
    "Trung tâm Y tế",
)
PROVINCE_DEPARTMENTS = (
    "Lãnh đạo UBND tỉnh",
    "Sở Nông nghiệp và PTNT",
    "Sở Công Thương",
    "Sở Y tế",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa và Thể thao",
    "Sở Du lịch",
    "Sở Tài nguyên và Môi trường",
    "Liên minh Hợp tác xã tỉnh",
)


def committee(code: str) -> Office:
    name = NAMES[code]
    since = next(unit.since for unit in (*BEFORE, *NEW) if unit.code == code)
    return Office(f"committee-{code}", f"UBND {name[0].lower()}{name[1:]}", "peoples-committee", code, since)


@dataclass(frozen=True)
class Council:
    """A council and the people around it, all at the people's committee of its unit."""

    unit: str
    departments: tuple[str, ...]

    @property
    def id(self) -> UUID:
        return named("laws", "council", self.unit)

    @property
    def name(self) -> str:
        return f"Hội đồng đánh giá, phân hạng sản phẩm OCOP {NAMES[self.unit]}"

    @property
    def bench(self) -> tuple[Part, ...]:
        """The first is its chair."""
        office = committee(self.unit)
        seats = range(1, len(self.departments) + 1)
        return tuple(Part(f"{self.unit}-member-{n}", "council-member", office) for n in seats)

    @property
    def secretary(self) -> Part:
        return Part(f"{self.unit}-secretary", "council-secretary", committee(self.unit))

    @property
    def chairman(self) -> Part:
        return Part(f"{self.unit}-chairman", "chairman", committee(self.unit))

    @property
    def parts(self) -> tuple[Part, ...]:
        return (*self.bench, self.secretary, self.chairman)


PROVINCE_COUNCIL = Council(PROVINCE, PROVINCE_DEPARTMENTS)
DISTRICT_COUNCILS = {unit.code: Council(unit.code, DISTRICT_DEPARTMENTS) for unit in DISTRICTS}
COUNCILS = (PROVINCE_COUNCIL, *DISTRICT_COUNCILS.values())
PROVINCE_OFFICER = Part("98-officer", "province-officer", committee(PROVINCE))
INSPECTOR = Part("98-inspector", "inspector", committee(PROVINCE))
COMMUNE_OFFICERS = {
    unit.code: Part(f"{unit.code}-officer", "commune-officer", committee(unit.code))
    for unit in (*COMMUNES, *NEW)
}
OFFICES = tuple(committee(unit.code) for unit in BEFORE)
NEW_OFFICERS = tuple(COMMUNE_OFFICERS[unit.code] for unit in NEW)
PARTS = (
    *(part for council in COUNCILS for part in council.parts),
    PROVINCE_OFFICER,
    INSPECTOR,
    *(COMMUNE_OFFICERS[unit.code] for unit in COMMUNES),
)
# Whose office ended on 30 June 2025.
GONE = (
    *(part for council in DISTRICT_COUNCILS.values() for part in council.parts),
    *(COMMUNE_OFFICERS[code] for code in MERGED),
)


def everybody() -> list[str]:
    return [ADMINISTRATOR, *(part.name for part in (*PARTS, *NEW_OFFICERS))]
