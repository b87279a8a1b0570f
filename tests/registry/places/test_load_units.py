"""The country's units from package data: the old order, the new one, and the day between them."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
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
from services.registry.places.commandline.heirs import Open, agree
from services.registry.places.commandline.heirs import told as told_open
from services.registry.places.commandline.load_units import Plan, plan, write
from services.registry.places.commandline.reform import REFORM, Phase, country, phases
from services.registry.places.commandline.unit_lists import Lists, read
from services.registry.places.domain.place import UnitKind, UnitType
from services.registry.places.domain.unit import Standing, State, decider
from services.registry.places.domain.unit_changes import EstablishUnit, MergeUnit
from services.registry.places.usecases import play
from tests.conftest import MakeDatabase

LAST_DAY = date(2025, 6, 30)
# Heirs that one source names alone, as long as nobody reads the resolution's sentence on them.
OPEN = 455


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
            assert u.ended is not None
            assert codes[code].on(u.ended) is not None


async def test_what_was_put_right_after_loading_stays_so(events: Events, lists: Lists) -> None:
    wanted = phases(lists)
    await _load(events, wanted)
    gone = next(c for phase in wanted for c in phase.commands if isinstance(c, MergeUnit))
    right = replace(gone, into=gone.into[:1] if len(gone.into) > 1 else ("00004",))
    await _load(events, [Phase(name="put right", day=REFORM, commands=(right,))])
    again, written = await _load(events, wanted)
    assert (again.missing, written) == (0, 0)
    state, _ = await events.state(decider, gone.code)
    assert state is not None
    assert state.into == right.into


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


@pytest.fixture(scope="module")
def units(lists: Lists) -> Mapping[str, State]:
    """All of them as the phases leave them."""
    known: dict[str, State] = {}
    for command in (country(), *(command for phase in phases(lists) for command in phase.commands)):
        play(command, known)
    return known


def stood(units: Mapping[str, State], code: str, day: date) -> Standing:
    found = units[code].on(day)
    assert found is not None
    return found


def test_a_code_stays_while_name_type_and_place_change(units: Mapping[str, State]) -> None:
    """Ba Đình's first ward and the province of Yên Bái keep their codes through July 2025."""
    assert stood(units, "00004", LAST_DAY) == Standing(
        since=date(2004, 7, 8), name="Phường Trúc Bạch", type=UnitType.WARD, parent="001"
    )
    assert stood(units, "00004", REFORM) == Standing(
        since=REFORM, name="Phường Ba Đình", type=UnitType.WARD, parent="01"
    )
    assert stood(units, "15", LAST_DAY).name == "Tỉnh Yên Bái"
    assert stood(units, "15", REFORM).name == "Tỉnh Lào Cai"
    assert units["10"].into == ("15",)


def test_the_commune_of_2019_stood_under_a_district_and_a_province_that_are_gone(
    units: Mapping[str, State],
) -> None:
    """Thượng Nhật: Nam Đông and Thừa Thiên Huế, Phú Lộc and Huế from 2025 on, then no district."""
    lineages = [
        (date(2019, 6, 1), ["Xã Thượng Nhật", "Huyện Nam Đông", "Tỉnh Thừa Thiên Huế", "Việt Nam"]),
        (date(2024, 12, 31), ["Xã Thượng Nhật", "Huyện Nam Đông", "Tỉnh Thừa Thiên Huế", "Việt Nam"]),
        (date(2025, 1, 1), ["Xã Thượng Nhật", "Huyện Phú Lộc", "Thành phố Huế", "Việt Nam"]),
        (LAST_DAY, ["Xã Thượng Nhật", "Huyện Phú Lộc", "Thành phố Huế", "Việt Nam"]),
    ]
    for day, names in lineages:
        assert lineage(units, "20191", day) == names
    assert units["20191"].on(REFORM) is None
    assert [stood(units, heir, REFORM).name for heir in units["20191"].into] == ["Xã Nam Đông"]
    assert units["483"].into == ("482",)
    assert units["46"].names[-1].resolution == "175/2024/QH15 ngày 30/11/2024"


def lineage(units: Mapping[str, State], code: str | None, day: date) -> list[str]:
    if code is None:
        return []
    standing = stood(units, code, day)
    return [standing.name, *lineage(units, standing.parent, day)]


def test_heirs_are_those_that_both_sources_name_and_an_open_one_inherits_nothing(
    lists: Lists, units: Mapping[str, State]
) -> None:
    heirs = agree(lists)
    for code, left in heirs.open.items():
        if code in lists.new:
            parted = {part for d in units[code].parted for part in d.value}
            assert not parted & (left.first | left.second)
        else:
            assert not set(units[code].into) & (left.first | left.second)
    # Thụy Khuê went into two wards by one source, into one of them by the other.
    assert lists.into["00112"] == ("00004", "00103")
    assert units["00112"].into == ("00103",)
    assert heirs.open["00112"] == Open(first=frozenset({"00004"}), second=frozenset())
    assert len(heirs.open) == len(told_open(lists, heirs)) == OPEN


def test_a_namesake_at_the_other_end_of_the_new_province_is_no_heir(
    lists: Lists, units: Mapping[str, State]
) -> None:
    """Thạnh Quới of Sóc Trăng is a hundred kilometres from the commune of that name in Cần Thơ."""
    assert "31246" in lists.into["31714"]
    assert "31246" not in (*units["31714"].into, *(part for d in units["31714"].parted for part in d.value))


def test_where_the_sources_differ_the_resolution_decides(units: Mapping[str, State]) -> None:
    """Two communes Thạnh Lộc of one province; 1654/NQ-UBTVQH15 says which went where."""
    of_chau_thanh, of_giong_rieng = units["30901"], units["30913"]
    for commune, heir in ((of_chau_thanh, "Xã Thạnh Lộc"), (of_giong_rieng, "Xã Thạnh Hưng")):
        lies_in = commune.into or commune.parted[-1].value
        assert [stood(units, part, REFORM).name for part in lies_in] == [heir]


def test_a_commune_whose_code_goes_on_says_where_its_land_lies(units: Mapping[str, State]) -> None:
    """Hoàn Kiếm has the code of Hàng Trống, of which a part went to Cửa Nam: 1656/NQ-UBTVQH15, 1 and 2."""
    names = (stood(units, "00070", LAST_DAY).name, stood(units, "00070", REFORM).name)
    assert names == ("Phường Hàng Trống", "Phường Hoàn Kiếm")
    [parted] = units["00070"].parted
    assert (parted.since, parted.resolution) == (REFORM, "1656/NQ-UBTVQH15")
    assert [stood(units, part, REFORM).name for part in parted.value] == [
        "Phường Hoàn Kiếm",
        "Phường Cửa Nam",
    ]


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


def test_cities_and_wards_since_the_reform_are_counted_by_the_day(units: Mapping[str, State]) -> None:
    for day, counts in COUNTS.items():
        there = [standing for state in units.values() if (standing := state.on(day)) is not None]
        types = Counter(standing.type for standing in there if standing.type is not UnitType.COUNTRY)
        assert tuple(types[each] for each in COUNTED) == counts, day
        assert sum(types.values()) == 34 + 3_321
        for standing in there:
            assert standing.name.startswith(SPELT.get(standing.type, ("Tỉnh ", "Xã ", "Việt Nam"))), standing
