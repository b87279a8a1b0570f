"""Local settings, and which of them hold for a council on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.days import start_of
from kernel.postgres import Connection, Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from kernel.timer import clear_timer, set_timer
from law.level import Level
from law.regulation import GateReading
from services.evaluation.councils.domain.setting import SettingAdopted, SettingEnded, Terms, ends_by

TIMER = "end-setting"


@record
class SettingRow:
    """`ended_by` is the law that did not allow it any more, from `ended_on` on."""

    setting: UUID
    office: UUID
    unit: str
    level: str
    sends_up_from: int | None
    gate_reading: str | None
    quorum: int | None
    quorum_percent: int | None
    spread: int | None
    document: str
    since: date
    ended_on: date | None
    ended_by: str | None


def _row(row: SettingRow | None, heard: Heard, setting: UUID) -> SettingRow | None:
    match heard.event:
        case SettingAdopted(terms=t) as s:
            return SettingRow(
                setting=setting,
                office=s.office,
                unit=s.unit,
                level=s.level.value,
                sends_up_from=t.sends_up_from,
                gate_reading=None if t.gate_reading is None else t.gate_reading.value,
                quorum=t.quorum,
                quorum_percent=t.quorum_percent,
                spread=t.spread,
                document=s.document,
                since=s.since,
                ended_on=None,
                ended_by=None,
            )
        case SettingEnded() as s if row is not None:
            return replace(row, ended_on=s.ended_on, ended_by=s.rules)
        case _:
            return row


def _setting_of(heard: Heard) -> list[UUID]:
    said = heard.event
    return [said.setting] if isinstance(said, SettingAdopted | SettingEnded) else []


settings = Table(
    name="settings",
    table="settings",
    row=SettingRow,
    key="setting",
    listens=(SettingAdopted, SettingEnded),
    keys=_setting_of,
    evolve=_row,
)


class SettingEnds:
    """A setting that a known law does not allow waits for that law's first day with a timer."""

    name = "setting-ends"
    listens: tuple[type, ...] = (SettingAdopted, SettingEnded)

    async def project(self, db: Connection, batch: Sequence[Heard], /) -> None:
        for heard in batch:
            match heard.event:
                case SettingAdopted() as s:
                    law = ends_by(s.level, s.terms, s.since)
                    if law is not None:
                        await set_timer(db, TIMER, f"{s.setting}/{law.id}", start_of(law.first))
                case SettingEnded() as s:
                    await clear_timer(db, TIMER, f"{s.setting}/{s.rules}")
                case _:
                    pass


LISTED = """
select * from settings
where (unit in (select units_below($1)) or $1 in (select units_below(unit)))
  and ($2::date is null or (since, setting) > ($2, $3))
order by since, setting limit $4
"""
# The nearest unit's setting wins, then the latest.
IN_FORCE = """
select * from settings s
where level = $1 and $2 in (select units_below(s.unit)) and since <= $3
  and (ended_on is null or $3 < ended_on)
order by (select count(*) from units_below(s.unit)), since desc, setting
"""


async def listed(db: Reader, unit: str, after: tuple[date, UUID] | None, limit: int) -> Sequence[SettingRow]:
    """Those of the unit, of everything below it, and those above that bind it; the oldest first."""
    rows = await db.fetch(LISTED, unit, *(after or (None, None)), limit)
    return [SettingRow(**dict(row)) for row in rows]


async def terms_in_force(db: Reader, level: Level, unit: str, day: date) -> Terms:
    """For each term the setting that holds for councils of the level in the unit on that day."""
    rows = [SettingRow(**dict(row)) for row in await db.fetch(IN_FORCE, level.value, unit, day)]
    reading = next((row.gate_reading for row in rows if row.gate_reading is not None), None)
    return Terms(
        sends_up_from=_first(row.sends_up_from for row in rows),
        gate_reading=None if reading is None else GateReading(reading),
        quorum=_first(row.quorum for row in rows),
        quorum_percent=_first(row.quorum_percent for row in rows),
        spread=_first(row.spread for row in rows),
    )


def _first(terms: Iterable[int | None]) -> int | None:
    return next((term for term in terms if term is not None), None)
