"""Two councils, each under the regulation that it adopted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from demo.cast import (
    DISTRICT_BENCH,
    DISTRICT_CHAIRMAN,
    DISTRICT_DEPARTMENTS,
    DISTRICT_OFFICER,
    DISTRICT_SECRETARY,
    PROVINCE_BENCH,
    PROVINCE_CHAIRMAN,
    PROVINCE_DEPARTMENTS,
    PROVINCE_OFFICER,
    PROVINCE_SECRETARY,
    Part,
)
from demo.client import named
from demo.play import Play
from demo.words import Words

QUORUM = 5
SPREAD = 10
ESTABLISHED_ON = date(2024, 1, 5)


@dataclass(frozen=True)
class Council:
    """A level's council and the people around it."""

    level: str
    name: Words
    bench: tuple[Part, ...]
    departments: tuple[str, ...]
    secretary: Part
    chairman: Part
    officer: Part

    @property
    def id(self) -> UUID:
        return named("council", self.level)


DISTRICT = Council(
    "district",
    Words("Hội đồng OCOP huyện Minh Họa", "OCOP council of Minh Họa district"),
    DISTRICT_BENCH,
    DISTRICT_DEPARTMENTS,
    DISTRICT_SECRETARY,
    DISTRICT_CHAIRMAN,
    DISTRICT_OFFICER,
)
PROVINCE = Council(
    "province",
    Words("Hội đồng OCOP tỉnh Ví Dụ", "OCOP council of Ví Dụ province"),
    PROVINCE_BENCH,
    PROVINCE_DEPARTMENTS,
    PROVINCE_SECRETARY,
    PROVINCE_CHAIRMAN,
    PROVINCE_OFFICER,
)


async def establish(play: Play, council: Council) -> None:
    """Seven members, a quorum of five with the chair, totals at most ten points apart."""
    step = Words(
        f"{council.name.vi}: 7 thành viên, cần 5 phiếu, lệch tối đa {SPREAD} điểm",
        f"{council.name.en}: 7 members, quorum 5, totals at most {SPREAD} points apart",
    )
    with play.screen.step(step):
        chairman = play.cast[council.chairman]
        persons = [play.cast.person(part) for part in council.bench]
        seats = [
            {"member": person, "department": department}
            for person, department in zip(persons, council.departments, strict=True)
        ]
        body = {
            "name": council.name.vi,
            "decision_number": "01/QĐ-UBND",
            "chair": persons[0],
            "secretary": play.cast.person(council.secretary),
            "seats": seats,
        }
        await chairman.put("evaluation", f"/councils/{council.id}", body, on=ESTABLISHED_ON)
        regulation = {"document": "01/QC-HĐ", "quorum": QUORUM, "chair_must_score": True, "spread": SPREAD}
        await chairman.post("evaluation", f"/councils/{council.id}/regulation", regulation, on=ESTABLISHED_ON)
