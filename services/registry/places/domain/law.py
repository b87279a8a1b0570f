"""The law by its days: which rules a filing date falls under, and who selects and judges on a day."""

from datetime import date

from kernel.errors import Refused
from kernel.record import record
from services.registry.places.domain.place import UnitKind


class NoRulesInForce(Refused):
    vi = "Vào ngày {on} không có bộ tiêu chí đánh giá OCOP nào có hiệu lực."
    en = "On {on} no rules for judging OCOP products were in force."
    field = "/occurred_at"


@record
class Generation:
    """Rules of one decision; `until` is their last day. `sets` names a numbering of criteria sets."""

    id: str
    text: str
    since: date
    until: date
    sets: str
    commune_reports: bool


GENERATIONS = (
    Generation(
        id="R1",
        text="QĐ 490/QĐ-TTg",
        since=date(2018, 5, 7),
        until=date(2019, 8, 20),
        sets="",
        commune_reports=False,
    ),
    Generation(
        id="R2",
        text="QĐ 1048/QĐ-TTg",
        since=date(2019, 8, 21),
        until=date(2020, 6, 7),
        sets="2019",
        commune_reports=False,
    ),
    Generation(
        id="R3",
        text="QĐ 781/QĐ-TTg",
        since=date(2020, 6, 8),
        until=date(2023, 2, 23),
        sets="2019",
        commune_reports=False,
    ),
    Generation(
        id="R4",
        text="QĐ 148/QĐ-TTg",
        since=date(2023, 2, 24),
        until=date(2025, 6, 30),
        sets="2023",
        commune_reports=True,
    ),
    # Between R4 and R5 districts had ended and nobody was named to judge in their place.
    Generation(
        id="R5",
        text="QĐ 1489/QĐ-TTg",
        since=date(2025, 7, 6),
        until=date(2026, 5, 21),
        sets="2023",
        commune_reports=True,
    ),
    Generation(
        id="R6",
        text="QĐ 26/2026/QĐ-TTg",
        since=date(2026, 5, 22),
        until=date.max,
        sets="2023",
        commune_reports=True,
    ),
)
BY_ID = {g.id: g for g in GENERATIONS}
FIRST_DAY_WITHOUT_DISTRICTS = date(2025, 7, 1)
# Every generation from R2 on numbers its criteria sets from 1 to 26.
SETS = range(1, 27)


def in_force(filed_on: date) -> Generation:
    """The rules under which a dossier filed on this day is judged; raises NoRulesInForce."""
    for generation in GENERATIONS:
        if generation.since <= filed_on <= generation.until:
            return generation
    raise NoRulesInForce(on=filed_on.isoformat())


def first_judge(day: date) -> UnitKind:
    """The level that selects ideas and first judges dossiers: the district, since July 2025 the province."""
    return UnitKind.DISTRICT if day < FIRST_DAY_WITHOUT_DISTRICTS else UnitKind.PROVINCE
