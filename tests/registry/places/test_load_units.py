"""The country's units from package data: the old order, the new one, and the day between them."""

from collections import Counter
from datetime import date

import pytest
import pytest_asyncio

from deploy.local.databases import Database
from kernel.clock import now
from kernel.migrate import migrate
from kernel.postgres import PostgresStore, pool
from kernel.store import Events
from services.registry.contracts import codec
from services.registry.places.commandline.load_units import Loaded, load
from services.registry.places.commandline.reform import REFORM, phases
from services.registry.places.commandline.unit_lists import Lists, read
from services.registry.places.domain.place import UnitKind, UnitType
from services.registry.places.domain.unit import Standing, State, decider
from tests.conftest import MakeDatabase

LAST_DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def lists() -> Lists:
    return read()


async def kernel_tables(database: Database) -> None:
    await migrate(database.owner_url, database.service, [])


@pytest_asyncio.fixture
async def country(make_database: MakeDatabase) -> Database:
    return await make_database(kernel_tables)


def told(_phase: str, _done: int, _of: int) -> None:
    """Nobody watches the progress of a test."""


async def _load(country: Database, lists: Lists) -> tuple[Loaded, list[State]]:
    connections = await pool(country.url)
    try:
        events = Events(PostgresStore(connections), codec())
        loaded = await load(events, phases(lists), now(), told)
        rows = await connections.fetch(
            "select stream, type, data from events where stream like 'unit-%' order by stream, version"
        )
        past: dict[str, list[object]] = {}
        for row in rows:
            past.setdefault(row["stream"], []).append(events.codec.decode(row["type"], row["data"]))
        folded = [decider.fold(decider.own(e, s) for e in facts) for s, facts in past.items()]
        return loaded, [state for state in folded if state is not None]
    finally:
        await connections.close()


async def test_all_units_of_both_orders_are_there_and_asked_twice_nothing_is_loaded(
    country: Database, lists: Lists
) -> None:
    loaded, units = await _load(country, lists)
    assert loaded.written == 1 + 10_794 + 13_552 + 50

    before = Counter(u.established.kind for u in units if u.on(LAST_DAY) is not None)
    assert before == {
        UnitKind.COUNTRY: 1,
        UnitKind.PROVINCE: 63,
        UnitKind.DISTRICT: 696,
        UnitKind.COMMUNE: 10_035,
    }
    after = Counter(u.established.kind for u in units if u.on(REFORM) is not None)
    assert after == {UnitKind.COUNTRY: 1, UnitKind.PROVINCE: 34, UnitKind.COMMUNE: 3_321}

    codes = {u.established.code: u for u in units}
    for u in units:
        for day in (LAST_DAY, REFORM):
            standing = u.on(day)
            if standing is not None and standing.parent is not None:
                assert codes[standing.parent].on(day) is not None, u.established.code
        for code in u.into:
            assert codes[code].on(REFORM) is not None

    again, _ = await _load(country, lists)
    assert again.written == 0


def test_a_code_stays_while_name_type_and_place_change(lists: Lists) -> None:
    """Ba Đình's first ward and the province of Yên Bái keep their codes through July 2025."""
    states: dict[str, State | None] = {}
    for phase in phases(lists):
        for command in phase.commands:
            if command.code in ("00004", "15", "10"):
                state = states.get(command.code)
                states[command.code] = decider.fold(decider.decide(command, state), state)
    ward, province, gone = states["00004"], states["15"], states["10"]
    assert ward is not None
    assert province is not None
    assert gone is not None
    assert ward.on(LAST_DAY) == Standing(
        since=date(2004, 7, 8), name="Phường Trúc Bạch", type=UnitType.WARD, parent="001"
    )
    assert ward.on(REFORM) == Standing(since=REFORM, name="Phường Ba Đình", type=UnitType.WARD, parent="01")
    then, later = province.on(LAST_DAY), province.on(REFORM)
    assert then is not None
    assert later is not None
    assert (then.name, later.name) == ("Tỉnh Yên Bái", "Tỉnh Lào Cai")
    assert gone.into == ("15",)


# What the statistics office counts: the codes and provinces of 1 July 2025 stay, types change.
COUNTS = {
    REFORM: (6, 28, 687, 2_621, 13),
    date(2026, 4, 29): (6, 28, 687, 2_621, 13),
    date(2026, 4, 30): (7, 27, 697, 2_611, 13),
    date(2026, 8, 31): (7, 27, 697, 2_611, 13),
    date(2026, 9, 1): (8, 26, 697, 2_611, 13),
    date(2026, 9, 19): (8, 26, 697, 2_611, 13),
    date(2026, 9, 20): (9, 25, 709, 2_599, 13),
}
COUNTED = (
    UnitType.CENTRAL_CITY,
    UnitType.PROVINCE,
    UnitType.WARD,
    UnitType.COMMUNE,
    UnitType.SPECIAL_ZONE,
)
SPELT = {UnitType.CENTRAL_CITY: "Thành phố ", UnitType.WARD: "Phường ", UnitType.SPECIAL_ZONE: "Đặc khu "}


def test_cities_and_wards_since_the_reform_are_counted_by_the_day(lists: Lists) -> None:
    units: dict[str, State] = {}
    for phase in phases(lists):
        for command in phase.commands:
            state = decider.fold(decider.decide(command, units.get(command.code)), units.get(command.code))
            assert state is not None
            units[command.code] = state
    for day, counts in COUNTS.items():
        stood = [standing for state in units.values() if (standing := state.on(day)) is not None]
        types = Counter(standing.type for standing in stood)
        assert tuple(types[each] for each in COUNTED) == counts, day
        assert sum(types.values()) == 34 + 3_321
        for standing in stood:
            assert standing.name.startswith(SPELT.get(standing.type, ("Tỉnh ", "Xã "))), standing
