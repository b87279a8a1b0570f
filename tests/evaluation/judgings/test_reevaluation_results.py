"""What a re-evaluation can bring: more stars, the same, fewer, or an end."""

from datetime import UTC, date, datetime

import pytest

from kernel.reservation import reservation
from law.validity import expires_at
from services.evaluation.recognition.usecases.live_certificate import place_of
from tests.evaluation.office import Office
from tests.evaluation.province import a_paper, a_province_of_papers, recognised, said, stands

AGAIN = date(2026, 10, 5)
LAST_DAY = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("before", "after"), [(3, 4), (4, 4), (4, 3)], ids=["more stars", "the same", "fewer"]
)
async def test_the_new_certificate_takes_the_place_of_the_old(
    office: Office, before: int, after: int
) -> None:
    await a_province_of_papers(office)
    product = await office.product("rice")
    old = await a_paper(office, product, "2024-04-01", stars=before)
    new = await recognised(office, product, after, AGAIN)
    assert await stands(office, old) == ("superseded", before, "2027-03-31")
    assert await stands(office, new) == ("live", after, "2029-10-04")
    holder, _ = await office.events.state(reservation, place_of(product))
    assert holder == str(new)


async def test_without_a_new_one_the_old_ends_on_its_last_day(office: Office) -> None:
    await a_province_of_papers(office)
    product = await office.product("rice")
    old = await a_paper(office, product, "2024-04-01")
    assert await office.fire_timers(expires_at(LAST_DAY)) == 2
    assert await stands(office, old) == ("expired", 4, "2027-03-31")
    holder, _ = await office.events.state(reservation, place_of(product))
    assert holder is None


async def test_after_a_pause_a_product_is_certified_anew(office: Office) -> None:
    await a_province_of_papers(office)
    product = await office.product("rice")
    old = await a_paper(office, product, "2023-01-01")
    await office.fire_timers()
    new = await recognised(office, product, 3, AGAIN)
    assert (await stands(office, old))[0] == "expired"
    assert await stands(office, new) == ("live", 3, "2029-10-04")


async def test_what_a_district_issued_that_is_gone_stays_valid_to_its_last_day(office: Office) -> None:
    await a_province_of_papers(office)
    product = await office.product("rice")
    old = await a_paper(office, product, "2025-06-30", stars=3, level="district", issuer="395")
    assert await office.fire_timers(datetime(2028, 1, 2, tzinfo=UTC)) == 1
    assert await stands(office, old) == ("live", 3, "2028-06-29")
    assert await office.fire_timers(datetime(2029, 1, 1, tzinfo=UTC)) == 1
    assert (await said(office, old))[-1] == ("CertificateExpired", datetime(2028, 6, 29, 17, tzinfo=UTC))
