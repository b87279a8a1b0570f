"""The country's units from package data: the old order, the new one, and the day between them."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
import pytest_asyncio

from deploy.local.databases import Database
from kernel.clock import now
from kernel.migrate import migrate
from kernel.postgres import Pool, PostgresStore, pool
from kernel.store import Events
from services.registry.contracts import codec
from services.registry.places.commandline.load_units import Plan, plan, write
from services.registry.places.commandline.reform import REFORM, Phase, phases
from services.registry.places.commandline.unit_lists import Lists, read
from services.registry.places.domain.place import UnitKind, UnitType
from services.registry.places.domain.unit import Standing, State, decider
from services.registry.places.domain.unit_changes import EstablishUnit
from tests.conftest import MakeDatabase

LAST_DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def lists() -> Lists:
    return read()


async def kernel_tables(database: Database) -> None:
    await migrate(database.owner_url, database.service, [])


@pytest_asyncio.fixture
async def connections(make_database: MakeDatabase) -> AsyncIterator[Pool]:
    country = await make_database(kernel_tables)
    made = await pool(country.url)
    yield made
    await made.close()


@pytest.fixture
def events(connections: Pool) -> Events:
    return Events(PostgresStore(connections), codec())


def told(_phase: str, _done: int, _of: int) -> None:
    """Nobody watches the progress of a test."""


async def _load(events: Events, wanted: Sequence[Phase]) -> tuple[Plan, int]:
    planned = await plan(events, wanted)
    return planned, await write(events, planned, now(), told)


async def _units(connections: Pool, events: Events) -> list[State]:
    rows = await connections.fetch(
        "select stream, type, data from events where stream like 'unit-%' order by stream, version"
    )
    past: dict[str, list[object]] = {}
    for row in rows:
        past.setdefault(row["stream"], []).append(events.codec.decode(row["type"], row["data"]))
    folded = [decider.fold(decider.own(e, s) for e in facts) for s, facts in past.items()]
    return [state for state in folded if state is not None]


async def test_all_units_of_both_orders_are_there_and_asked_twice_nothing_is_loaded(
    connections: Pool, events: Events, lists: Lists
) -> None:
    wanted = phases(lists)
    planned = await plan(events, wanted)
    assert not planned.objections
    assert planned.there == 0
    assert await _units(connections, events) == [], "a plan writes nothing"

    # Stopped after the old order, it goes on with what is missing.
    _, begun = await _load(events, wanted[:1])
    assert begun == 1 + 10_794
    rest, written = await _load(events, wanted)
    assert (rest.there, written) == (10_794, planned.missing - begun)
    again, nothing = await _load(events, wanted)
    assert (again.missing, nothing) == (0, 0)
    assert again.there == planned.missing - 1

    units = await _units(connections, events)
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


async def test_with_one_objection_nothing_is_written_and_all_of_them_are_named(
    connections: Pool, events: Events, lists: Lists
) -> None:
    # Somebody has given two of the codes to other units.
    by_hand = [
        replace(command, name="Tỉnh Khác")
        for command in phases(lists)[0].commands
        if isinstance(command, EstablishUnit) and command.code in ("01", "92")
    ]
    await _load(events, [Phase(name="by hand", day=LAST_DAY, commands=tuple(by_hand))])
    planned = await plan(events, phases(lists))
    assert [(o.phase, o.command.code, o.refused.rule()) for o in planned.objections] == [
        ("old order", "01", "code-taken"),
        ("old order", "92", "code-taken"),
    ]
    with pytest.raises(AssertionError):
        await write(events, planned, now(), told)
    assert len(await _units(connections, events)) == 3


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
