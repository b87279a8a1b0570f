"""The days of the sample district's year: three rounds, an inspection, a revocation."""

from dataclasses import dataclass
from datetime import date

from law.generations import rules_in_force
from law.provisions import Kind


@dataclass(frozen=True)
class Round:
    """The days of one round, in Vietnam."""

    number: int
    opened_on: date
    filed_on: date
    reported_on: date
    district_on: date
    district_signed_on: date
    district_number: str
    province_on: date | None = None
    province_signed_on: date | None = None
    province_number: str = ""


ROUNDS = (
    Round(
        1,
        date(2024, 3, 1),
        date(2024, 3, 20),
        date(2024, 4, 5),
        date(2024, 5, 20),
        date(2024, 6, 10),
        "2150/QĐ-UBND",
    ),
    Round(
        2,
        date(2024, 7, 1),
        date(2024, 7, 22),
        date(2024, 8, 6),
        date(2024, 9, 10),
        date(2024, 9, 24),
        "3377/QĐ-UBND",
        date(2024, 9, 30),
        date(2024, 10, 8),
        "4021/QĐ-UBND",
    ),
    Round(
        3,
        date(2024, 9, 16),
        date(2024, 9, 30),
        date(2024, 10, 14),
        date(2024, 11, 11),
        date(2024, 11, 25),
        "4410/QĐ-UBND",
        date(2024, 12, 9),
        date(2024, 12, 20),
        "5288/QĐ-UBND",
    ),
)
# All three rounds lie under one law.
LAW = rules_in_force(ROUNDS[0].filed_on, Kind.FIRST).law
IDEAS_ON = date(2024, 1, 8)
INSPECTED_ON = date(2024, 12, 16)
REVOKED_ON = date(2024, 12, 27)
REVOCATION_NUMBER = "4903/QĐ-UBND"
