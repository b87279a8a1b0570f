"""The days of five evaluations under four laws, and of what came between and after, in Vietnam."""

from dataclasses import dataclass
from datetime import date

from law.generations import rules_in_force
from law.provisions import Kind, Law


@dataclass(frozen=True)
class Evaluation:
    """`province_on` is the first sitting where `again_on` is the second, and the last opinion in writing."""

    key: str
    name: str
    opened_on: date
    filed_on: date
    forwarded_on: date
    district_on: date | None
    province_on: date
    again_on: date | None
    signed_on: date
    number: str
    basis: str

    @property
    def law(self) -> Law:
        """That of the filing day."""
        return rules_in_force(self.filed_on, Kind.FIRST).law

    @property
    def rules(self) -> str:
        return self.law.id


R2 = "Quyết định số 1048/QĐ-TTg ngày 21/8/2019 của Thủ tướng Chính phủ"
R3 = "Quyết định số 781/QĐ-TTg ngày 08/6/2020 của Thủ tướng Chính phủ"
R4 = "Quyết định số 148/QĐ-TTg ngày 24/02/2023 của Thủ tướng Chính phủ"
R6 = "Quyết định số 26/2026/QĐ-TTg của Thủ tướng Chính phủ"

# Filed before 8 June 2020 under R2, after it under R3.
SPRING_2020 = Evaluation(
    key="2020-1",
    name="Đợt 1 năm 2020",
    opened_on=date(2020, 4, 20),
    filed_on=date(2020, 4, 27),
    forwarded_on=date(2020, 5, 4),
    district_on=date(2020, 5, 21),
    province_on=date(2020, 6, 25),
    again_on=date(2020, 7, 23),
    signed_on=date(2020, 8, 14),
    number="1846/QĐ-UBND",
    basis=R2,
)
SUMMER_2020 = Evaluation(
    key="2020-2",
    name="Đợt 2 năm 2020",
    opened_on=date(2020, 7, 6),
    filed_on=date(2020, 7, 13),
    forwarded_on=date(2020, 7, 20),
    district_on=date(2020, 8, 20),
    province_on=date(2020, 10, 15),
    again_on=date(2020, 11, 19),
    signed_on=date(2020, 12, 11),
    number="3127/QĐ-UBND",
    basis=R3,
)
# Each group is recognised again once the 36 months of its first certificate are over.
SPRING_2023 = Evaluation(
    key="2023-1",
    name="Đợt 1 năm 2023",
    opened_on=date(2023, 5, 8),
    filed_on=date(2023, 5, 15),
    forwarded_on=date(2023, 5, 29),
    district_on=date(2023, 6, 29),
    province_on=date(2023, 7, 27),
    again_on=None,
    signed_on=date(2023, 8, 21),
    number="2058/QĐ-UBND",
    basis=R4,
)
SUMMER_2023 = Evaluation(
    key="2023-2",
    name="Đợt 2 năm 2023",
    opened_on=date(2023, 9, 11),
    filed_on=date(2023, 9, 18),
    forwarded_on=date(2023, 10, 2),
    district_on=date(2023, 10, 26),
    province_on=date(2023, 11, 30),
    again_on=None,
    signed_on=date(2023, 12, 18),
    number="3390/QĐ-UBND",
    basis=R4,
)
# For what runs until 17 December 2026 this lies 180 to 120 days before; for 20 August it could not.
YEAR_2026 = Evaluation(
    key="2026-2",
    name="Đợt 2 năm 2026",
    opened_on=date(2026, 7, 1),
    filed_on=date(2026, 7, 6),
    forwarded_on=date(2026, 7, 20),
    district_on=None,
    province_on=date(2026, 8, 27),
    again_on=None,
    signed_on=date(2026, 9, 7),
    number="2215/QĐ-UBND",
    basis=R6,
)
PLAN_ON = date(2020, 4, 16)
RECLASSIFIED_ON = date(2023, 4, 3)
EXTENDED_ON = date(2026, 8, 14)
MEETING_CALLED_ON = date(2026, 8, 28)
MEETING_ON = date(2026, 8, 31)
APPROVED_ON = date(2026, 9, 9)
PLANNED_ON = date(2026, 10, 5)
INSPECTED_ON = date(2026, 10, 20)
TESTED_ON = date(2026, 10, 27)
CONCLUDED_ON = date(2026, 11, 2)
REVOKED_ON = date(2026, 11, 13)
