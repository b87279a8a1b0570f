"""Who plays: offices, and people named after the part they play."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from demo.client import Person, named
from demo.place import COMMUNES, COUNTRY, DISTRICT, PROVINCE, SINCE
from demo.story import ALL

SEATS = 7
DISTRICT_DEPARTMENTS = (
    "Lãnh đạo UBND huyện",
    "Phòng Nông nghiệp và PTNT",
    "Phòng Kinh tế và Hạ tầng",
    "Phòng Văn hóa và Thông tin",
    "Phòng Tài nguyên và Môi trường",
    "Phòng Tài chính - Kế hoạch",
    "Trung tâm Y tế",
)
PROVINCE_DEPARTMENTS = (
    "Lãnh đạo UBND tỉnh",
    "Sở Nông nghiệp và PTNT",
    "Sở Công Thương",
    "Sở Y tế",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Tài nguyên và Môi trường",
)


@dataclass(frozen=True)
class Office:
    key: str
    name: str
    kind: str
    unit: str
    since: date = SINCE

    @property
    def id(self) -> UUID:
        return named("office", self.key)


@dataclass(frozen=True)
class Part:
    """A role at an office; the name is also the name at the identity provider."""

    name: str
    role: str
    office: Office


MINISTRY = Office("ministry", "Bộ Nông nghiệp và PTNT", "ministry", COUNTRY)
PROVINCE_COMMITTEE = Office("province", "UBND tỉnh Ví Dụ", "peoples-committee", PROVINCE)
DISTRICT_COMMITTEE = Office("district", "UBND huyện Minh Họa", "peoples-committee", DISTRICT)
COMMUNE_COMMITTEES = {
    unit.code: Office(
        f"commune-{unit.code}", f"UBND {unit.name[0].lower()}{unit.name[1:]}", "peoples-committee", unit.code
    )
    for unit in COMMUNES
}
OFFICES = (MINISTRY, PROVINCE_COMMITTEE, DISTRICT_COMMITTEE, *COMMUNE_COMMITTEES.values())

ADMINISTRATOR = "administrator"
SUBSCRIBER = Part("marketplace", "subscriber", MINISTRY)


def bench(level: str, office: Office) -> tuple[Part, ...]:
    """The members of a council; the first is its chair."""
    return tuple(Part(f"{level}-member-{n}", "council-member", office) for n in range(1, SEATS + 1))


DISTRICT_BENCH = bench("district", DISTRICT_COMMITTEE)
PROVINCE_BENCH = bench("province", PROVINCE_COMMITTEE)
DISTRICT_SECRETARY = Part("district-secretary", "council-secretary", DISTRICT_COMMITTEE)
PROVINCE_SECRETARY = Part("province-secretary", "council-secretary", PROVINCE_COMMITTEE)
DISTRICT_CHAIRMAN = Part("district-chairman", "chairman", DISTRICT_COMMITTEE)
PROVINCE_CHAIRMAN = Part("province-chairman", "chairman", PROVINCE_COMMITTEE)
DISTRICT_OFFICER = Part("district-officer", "district-officer", DISTRICT_COMMITTEE)
PROVINCE_OFFICER = Part("province-officer", "province-officer", PROVINCE_COMMITTEE)
INSPECTOR = Part("district-inspector", "inspector", DISTRICT_COMMITTEE)
COMMUNE_OFFICERS = {
    code: Part(f"commune-officer-{code}", "commune-officer", office)
    for code, office in COMMUNE_COMMITTEES.items()
}
PARTS = (
    SUBSCRIBER,
    *DISTRICT_BENCH,
    *PROVINCE_BENCH,
    DISTRICT_SECRETARY,
    PROVINCE_SECRETARY,
    DISTRICT_CHAIRMAN,
    PROVINCE_CHAIRMAN,
    DISTRICT_OFFICER,
    PROVINCE_OFFICER,
    INSPECTOR,
    *COMMUNE_OFFICERS.values(),
)


def representative(product: str) -> str:
    """Who acts for the producer of a product."""
    return f"producer-of-{product}"


def everybody() -> list[str]:
    return [ADMINISTRATOR, *(part.name for part in PARTS), *(representative(p.key) for p in ALL)]


@dataclass(frozen=True)
class Cast:
    """Everybody at their desks; `persons` are their opaque ids, once they are appointed."""

    people: Mapping[str, Person]
    persons: dict[str, str]

    def __getitem__(self, part: Part | str) -> Person:
        return self.people[part if isinstance(part, str) else part.name]

    def person(self, part: Part | str) -> str:
        return self.persons[part if isinstance(part, str) else part.name]
