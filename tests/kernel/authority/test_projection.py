"""Authority is read from what was said about units and appointments, in whatever batches it comes."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

import pytest
import pytest_asyncio

from deploy.local.databases import Database
from kernel.authority.authority import KEPT as HELD_KEPT
from kernel.authority.authority import Authority
from kernel.authority.facts import (
    AppointmentEnded,
    OfficeEstablished,
    OfficerAppointed,
    UnitEstablished,
    UnitMerged,
    UnitTransferred,
)
from kernel.authority.projection import AuthorityProjection
from kernel.authority.refusals import AuthorityStale, NotAppointed, UnknownAppointment, UnknownUnit
from kernel.authority.units import KEPT as UNITS_KEPT
from kernel.clock import now
from kernel.days import local_date
from kernel.postgres import Pool, pool
from kernel.subscription.heard import Heard
from tests.conftest import MakeDatabase
from tests.kernel.authority.hearing import heard, project
from tests.kernel.authority.registry_like import FACTS, Appointed, Established
from tests.kernel.conftest import kernel_tables

SPACE = UUID("2a1c6c0e-93f4-4c42-9a11-7f6f2f0d7a01")
OFFICE, LAN = uuid5(SPACE, "office"), uuid5(SPACE, "lan")
BEGAN = date(2024, 1, 1)
TODAY = local_date(now())
GRANTS: Mapping[str, frozenset[str]] = {"chairman": frozenset({"sample.sign"})}


class Stopwatch:
    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def unit(code: str, parent: str | None) -> Heard:
    established = UnitEstablished(
        code=code, name=f"Đơn vị {code}", parent=parent, valid_from=BEGAN, valid_until=None
    )
    return heard(established, f"unit-{code}")


VIETNAM, PROVINCE, DISTRICT, COMMUNE = (
    unit("VN", None),
    unit("90", "VN"),
    unit("900", "90"),
    unit("00123", "900"),
)
TREE = [VIETNAM, PROVINCE, DISTRICT, COMMUNE]
MOVED = heard(UnitTransferred(code="00123", parent="90", on=TODAY), "unit-00123", 2)
MOVES_TOMORROW = heard(
    UnitTransferred(code="00123", parent="90", on=TODAY + timedelta(days=1)), "unit-00123", 2
)
MERGED = heard(UnitMerged(code="00123", into=("00777", "00778"), on=TODAY), "unit-00123", 2)
MERGES_TOMORROW = heard(
    UnitMerged(code="00123", into=("00777",), on=TODAY + timedelta(days=1)), "unit-00123", 2
)
OFFICE_OPENED = heard(OfficeEstablished(office=OFFICE, name="UBND", unit="90"), "office-1")
APPOINTED = heard(
    OfficerAppointed(
        appointment=LAN,
        person="person-lan",
        role="chairman",
        office=OFFICE,
        unit="90",
        since=BEGAN,
        until=None,
    ),
    "appointment-lan",
)
ENDED = heard(AppointmentEnded(appointment=LAN, ended_on=TODAY), "appointment-lan", 2)


@pytest.fixture
def clock() -> Stopwatch:
    return Stopwatch()


@pytest_asyncio.fixture
async def connections(make_database: MakeDatabase) -> AsyncIterator[Pool]:
    database: Database = await make_database(kernel_tables)
    made = await pool(database.url)
    yield made
    await made.close()


def authority(connections: Pool, clock: Stopwatch, age: timedelta | None = None) -> Authority:
    async def told() -> timedelta | None:
        return age

    return Authority(connections, GRANTS, told, monotonic=clock)


@pytest.mark.parametrize(
    "batches",
    [[TREE], [[u] for u in TREE], [[u] for u in reversed(TREE)], [TREE, TREE]],
    ids=["at once", "one by one", "from below", "twice"],
)
async def test_units_nest_in_whatever_order_they_are_heard(
    connections: Pool, clock: Stopwatch, batches: Sequence[Sequence[Heard]]
) -> None:
    await project(connections, AuthorityProjection(), *batches)
    assert await authority(connections, clock).path("00123") == ("00123", "900", "90", "VN")


async def test_a_unit_that_moves_stands_under_the_other_one_from_its_day_on(
    connections: Pool, clock: Stopwatch
) -> None:
    ours = authority(connections, clock)
    await project(connections, AuthorityProjection(), TREE, [MOVES_TOMORROW])
    assert await ours.path("00123") == ("00123", "900", "90", "VN")
    await project(connections, AuthorityProjection(), TREE, [MOVED])
    clock.seconds += UNITS_KEPT
    assert await ours.path("00123") == ("00123", "90", "VN")


async def test_where_a_unit_stood_before_may_be_heard_late(connections: Pool, clock: Stopwatch) -> None:
    once = UnitTransferred(code="00123", parent="900", on=TODAY - timedelta(days=400))
    await project(connections, AuthorityProjection(), TREE, [MOVED, heard(once, "unit-00123", 3)])
    assert await authority(connections, clock).path("00123") == ("00123", "90", "VN")


async def test_a_merged_unit_is_reached_by_those_of_its_heirs_from_its_day_on(
    connections: Pool, clock: Stopwatch
) -> None:
    ours = authority(connections, clock)
    heirs = [unit("00777", "90"), unit("00778", "90")]
    await project(connections, AuthorityProjection(), TREE, heirs, [MERGES_TOMORROW])
    assert await ours.path("00123") == ("00123", "900", "90", "VN")
    await project(connections, AuthorityProjection(), TREE, heirs, [MERGED])
    clock.seconds += UNITS_KEPT
    assert set(await ours.path("00123")) == {"00123", "00777", "00778", "900", "90", "VN"}
    assert await below(connections, "00778") == {"00778", "00123"}
    assert await below(connections, "900") == {"900", "00123"}


async def below(connections: Pool, code: str) -> set[str]:
    return {row["code"] for row in await connections.fetch("select units_below($1) as code", code)}


async def test_units_that_stand_in_a_circle_end_nothing_else(connections: Pool, clock: Stopwatch) -> None:
    await project(connections, AuthorityProjection(), [unit("90", "91"), unit("91", "90")])
    assert set(await authority(connections, clock).path("90")) == {"90", "91"}


async def test_an_unknown_unit_is_refused_after_a_moment(connections: Pool, clock: Stopwatch) -> None:
    with pytest.raises(UnknownUnit):
        await authority(connections, clock).path("99")


async def test_an_appointment_names_the_event_that_made_it(connections: Pool, clock: Stopwatch) -> None:
    await project(connections, AuthorityProjection(), [*TREE, OFFICE_OPENED, APPOINTED])
    held = await authority(connections, clock).allowed("person-lan", "sample.sign", TODAY)
    assert [(a.reference, a.office, a.unit) for a in held] == [("appointment-lan@1", OFFICE, "90")]
    assert await connections.fetchval("select name from authority_offices where unit = '90'") == "UBND"


@pytest.mark.parametrize(
    "batches", [[[APPOINTED, ENDED]], [[APPOINTED], [ENDED]], [[APPOINTED], [ENDED], [ENDED]]]
)
async def test_an_appointment_that_ended_counts_no_more(
    connections: Pool, clock: Stopwatch, batches: Sequence[Sequence[Heard]]
) -> None:
    await project(connections, AuthorityProjection(), *batches)
    ours = authority(connections, clock)
    with pytest.raises(NotAppointed):
        await ours.allowed("person-lan", "sample.sign", TODAY)
    assert (await ours.appointment(LAN)).in_force(TODAY - timedelta(days=1))


async def test_what_is_remembered_is_forgotten_within_a_second(connections: Pool, clock: Stopwatch) -> None:
    ours = authority(connections, clock)
    await project(connections, AuthorityProjection(), [APPOINTED])
    await ours.allowed("person-lan", "sample.sign", TODAY)
    await project(connections, AuthorityProjection(), [ENDED])
    clock.seconds += HELD_KEPT
    with pytest.raises(NotAppointed):
        await ours.allowed("person-lan", "sample.sign", TODAY)


async def test_signing_believes_nothing_that_is_remembered(connections: Pool, clock: Stopwatch) -> None:
    ours = authority(connections, clock, age=timedelta(seconds=1))
    await project(connections, AuthorityProjection(), [APPOINTED])
    await ours.allowed("person-lan", "sample.sign", TODAY, fresh=True)
    await project(connections, AuthorityProjection(), [ENDED])
    with pytest.raises(NotAppointed):
        await ours.allowed("person-lan", "sample.sign", TODAY, fresh=True)


@pytest.mark.parametrize("age", [None, timedelta(seconds=6)])
async def test_signing_is_refused_while_appointments_lag(
    connections: Pool, clock: Stopwatch, age: timedelta | None
) -> None:
    await project(connections, AuthorityProjection(), [APPOINTED])
    with pytest.raises(AuthorityStale):
        await authority(connections, clock, age).allowed("person-lan", "sample.sign", TODAY, fresh=True)


async def test_an_appointment_that_is_not_there_is_refused(connections: Pool, clock: Stopwatch) -> None:
    with pytest.raises(UnknownAppointment):
        await authority(connections, clock).appointment(LAN)


async def test_an_owner_of_the_facts_reads_them_from_its_own_classes(
    connections: Pool, clock: Stopwatch
) -> None:
    established = Established(
        code="90", name="Tỉnh", kind="province", parent=None, valid_from=BEGAN, valid_until=None
    )
    appointed = Appointed(
        appointment=LAN,
        person="person-lan",
        role="chairman",
        office=OFFICE,
        unit="90",
        since=BEGAN,
        until=None,
        subject="sealed",
    )
    said = [heard(established, "unit-90"), heard(appointed, "appointment-lan")]
    await project(connections, AuthorityProjection(FACTS), said)
    held = await authority(connections, clock).allowed("person-lan", "sample.sign", TODAY)
    assert await authority(connections, clock).covers(held[0], "90")
    assert replace(held[0], role="auditor").in_force(TODAY)
