"""verify finds a live certificate that nothing will end, and one that should have ended."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import pytest_asyncio

from kernel.clock import Clock
from kernel.verify.check import checked
from services.evaluation.recognition.queries.endings import EndingCheck
from tests.evaluation.district import a_district
from tests.evaluation.office import Office, name

LAST_DAY = date(2027, 6, 30)
BEFORE, WARNED = datetime(2026, 12, 31, 16, tzinfo=UTC), datetime(2026, 12, 31, 17, tzinfo=UTC)
DUE = "2026-12-31 17:00:00+00:00"
OVER = datetime(2027, 6, 30, 17, tzinfo=UTC)
CERTIFICATE = name("paper of 2024-07-01")


def at(instant: datetime) -> Clock:
    return lambda: instant


@pytest_asyncio.fixture
async def product(office: Office) -> UUID:
    """Rice with a certificate that is live until LAST_DAY."""
    await a_district(office)
    made = await office.product("rice")
    old = {"stars": 3, "decision_number": "1207/QĐ-UBND", "level": "province", "valid_from": "2024-07-01"}
    entered = await office.ask(
        "officer", "PUT", f"/certificates/{CERTIFICATE}", {**old, "product": str(made)}
    )
    assert entered.status_code == 201, entered.text
    await office.catch_up()
    return made


async def faults(office: Office, instant: datetime = BEFORE) -> list[str]:
    async with office.pool.acquire() as db:
        return list((await checked(EndingCheck(at(instant), patience=0.5), db)).sentences)


def test_evaluation_has_the_check(office: Office) -> None:
    assert [type(check) for check in office.service.checks] == [EndingCheck]


@pytest.mark.usefixtures("product")
async def test_a_live_certificate_with_its_timer_is_right(office: Office) -> None:
    assert await faults(office) == []


@pytest.mark.usefixtures("product")
async def test_a_timer_that_is_lost_is_found(office: Office) -> None:
    await office.pool.execute("delete from timers where name = 'expire-certificate'")
    assert await faults(office) == [f"certificate {CERTIFICATE} is live until {LAST_DAY} and has no timer"]


@pytest.mark.usefixtures("product")
async def test_a_timer_that_is_set_aside_is_no_timer(office: Office) -> None:
    await office.pool.execute("update timers set why = 'it raised' where name = 'expire-certificate'")
    assert await faults(office) == [f"certificate {CERTIFICATE} is live until {LAST_DAY} and has no timer"]


@pytest.mark.usefixtures("product")
async def test_a_timer_for_another_instant_is_found(office: Office) -> None:
    await office.pool.execute(
        "update timers set due = due + interval '1 day' where name = 'expire-certificate'"
    )
    [found] = await faults(office)
    assert found.startswith(f"certificate {CERTIFICATE} is live until {LAST_DAY}, but its timer is due 2027")


async def test_a_timer_too_many_is_found(office: Office, product: UUID) -> None:
    await office.pool.execute(
        "insert into timers select name, $1, due from timers where name = 'expire-certificate'",
        f"{CERTIFICATE}/{name('tea')}",
    )
    [found] = await faults(office)
    assert found.endswith(f"for {CERTIFICATE}/{name('tea')}, which is no live certificate")


@pytest.mark.usefixtures("product")
async def test_a_certificate_that_outlives_its_last_day_is_found_until_it_expires(office: Office) -> None:
    await office.fire_timers(WARNED)
    assert await faults(office, OVER) == [f"certificate {CERTIFICATE} is live after its last day, {LAST_DAY}"]
    assert await office.fire_timers(OVER) == 1
    assert await faults(office, OVER) == []


@pytest.mark.usefixtures("product")
async def test_a_warning_that_nothing_will_give_is_found(office: Office) -> None:
    assert await faults(office, BEFORE) == []
    await office.pool.execute("delete from timers where name = 'warn-of-expiry'")
    assert await faults(office, BEFORE) == [
        f"the window of certificate {CERTIFICATE}, live until {LAST_DAY}, is due {DUE}, its timer None"
    ]


@pytest.mark.usefixtures("product")
async def test_a_warning_that_was_not_given_is_found(office: Office) -> None:
    [found] = await faults(office, WARNED)
    assert found.endswith(f"was due {DUE} and was not given")
    assert await office.fire_timers(WARNED) == 1
    assert await faults(office, WARNED) == []


async def test_a_warning_too_many_is_found(office: Office, product: UUID) -> None:
    too_many = f"{CERTIFICATE}/{product}/notice"
    await office.pool.execute(
        "insert into timers select name, $1, due from timers where name = 'warn-of-expiry'", too_many
    )
    [found] = await faults(office, BEFORE)
    assert found.startswith(f"the notice of certificate {CERTIFICATE}, live until {LAST_DAY}, is due None")
    await office.pool.execute("update timers set subject = 'tea' where subject = $1", too_many)
    [found] = await faults(office, BEFORE)
    assert found.endswith("for tea, of which nobody is to be warned")
