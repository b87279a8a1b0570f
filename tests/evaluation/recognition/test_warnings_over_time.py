"""Holders are warned by the clock, once, on the day on which it fell due."""

from datetime import UTC, date, datetime

from services.evaluation.recognition.domain.certificate import ExpiryWarned, decider
from tests.evaluation.office import Office
from tests.evaluation.province import a_paper, a_province_of_papers, recognised, said

WINDOW_OPENS = datetime(2026, 12, 31, 17, tzinfo=UTC)


async def test_the_holder_is_told_when_a_reevaluation_may_be_filed(office: Office) -> None:
    await a_province_of_papers(office)
    paper = await a_paper(office, await office.product("rice"), "2024-07-01")
    assert await office.fire_timers(datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)) == 0
    assert await office.fire_timers(WINDOW_OPENS) == 1
    warned = (await office.events.history(decider, paper))[-1]
    assert isinstance(warned.event, ExpiryWarned)
    told = warned.event
    assert (told.rules, told.warned_on) == ("R6", date(2027, 1, 1))
    assert (told.window_opens, told.window_closes) == (date(2027, 1, 1), date(2027, 3, 2))
    assert warned.metadata.occurred_at == WINDOW_OPENS
    assert warned.metadata.actor == "timer:warn-of-expiry"


async def test_after_downtime_it_is_dated_when_it_fell_due_and_given_once(office: Office) -> None:
    await a_province_of_papers(office)
    paper = await a_paper(office, await office.product("rice"), "2024-07-01")
    assert await office.fire_timers(datetime(2027, 2, 20, tzinfo=UTC)) == 1
    assert await office.fire_timers(datetime(2027, 2, 21, tzinfo=UTC)) == 0
    assert (await said(office, paper))[1:] == [("ExpiryWarned", WINDOW_OPENS)]


async def test_who_has_a_new_certificate_is_not_warned_of_the_old(office: Office) -> None:
    await a_province_of_papers(office)
    product = await office.product("rice")
    paper = await a_paper(office, product, "2024-07-01")
    await recognised(office, product, 4, date(2026, 10, 5))
    assert await office.fire_timers(WINDOW_OPENS) == 0
    assert [event for event, _ in await said(office, paper)] == ["CertificateIssued", "CertificateSuperseded"]


async def test_of_a_paper_that_was_over_when_it_was_entered_nobody_is_warned(office: Office) -> None:
    await a_province_of_papers(office)
    paper = await a_paper(office, await office.product("rice"), "2022-01-01")
    assert await office.fire_timers() == 1
    assert [event for event, _ in await said(office, paper)] == ["CertificateIssued", "CertificateExpired"]


async def test_one_that_ended_while_nobody_worked_expires_first_and_gets_no_warning(office: Office) -> None:
    await a_province_of_papers(office)
    paper = await a_paper(office, await office.product("rice"), "2024-07-01")
    await office.fire_timers(datetime(2027, 9, 1, tzinfo=UTC))
    assert [event for event, _ in await said(office, paper)] == ["CertificateIssued", "CertificateExpired"]
