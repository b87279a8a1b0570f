"""A certificate whose re-evaluation could not be filed in time runs on until the result, or 180 days."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import httpx
import pytest

from kernel.reservation import reservation
from kernel.subscription.order import carry_out
from kernel.verify.check import checked
from law.generations import Kind
from law.level import Level
from law.validity import expires_at
from services.evaluation.judgings.domain.events import KnockedOut, ProductRated
from services.evaluation.recognition.queries.endings import EndingCheck
from services.evaluation.recognition.reactions.extension import end_extension
from services.evaluation.recognition.usecases.live_certificate import place_of
from tests.evaluation import story
from tests.evaluation.district import appoint_all
from tests.evaluation.office import Office, heard, name
from tests.evaluation.province import a_paper, a_province_of_papers, recognised, said, stands

JULY, AUTUMN = "2026-07-01T02:00:00Z", datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
FILED = date(2026, 6, 15)
rated_low = next(e for e in story.rated(dict.fromkeys(story.FIVE, 40)) if isinstance(e, ProductRated))
stopped = KnockedOut(
    judging=name("judging"),
    product=name("rice"),
    dossier=name(f"dossier of rice {FILED}"),
    ground="dangerous-impurity",
    criterion=None,
    by="person-1",
    at=AUTUMN,
)


async def asked(office: Office, certificate: UUID, who: str = "p-officer") -> httpx.Response:
    body = {"dossier": str(name(f"dossier of rice {FILED}"))}
    return await office.ask(who, "POST", f"/certificates/{certificate}/extension", body, at=JULY)


async def a_late_one(office: Office, since: str = "2023-08-01") -> UUID:
    """Rice, whose paper ends on 31 July 2026, and its re-evaluation of June."""
    await a_province_of_papers(office)
    await office.dossier("rice", filed_on=FILED, office="38", kind=Kind.REEVALUATION)
    return await a_paper(office, name("rice"), since)


async def extended(office: Office) -> UUID:
    certificate = await a_late_one(office)
    done = await asked(office, certificate)
    assert done.status_code == 200, done.text
    await office.catch_up()
    return certificate


async def result(office: Office, event: ProductRated | KnockedOut) -> str:
    """What the reaction makes of it."""
    told = heard(event, f"judging-{event.judging}", 9)
    async with office.pool.acquire() as db:
        order = await end_extension.react(told, office.events, db)
    outcome = await carry_out(office.events, order, end_extension.cause(told), datetime.now(UTC))
    await office.catch_up()
    return outcome.outcome


def rated(stars: int, level: Level = Level.PROVINCE) -> ProductRated:
    return replace(
        rated_low, product=name("rice"), dossier=stopped.dossier, level=level, stars=stars, at=AUTUMN
    )


async def test_it_runs_on_for_180_days_and_expires_by_the_clock(office: Office) -> None:
    certificate = await extended(office)
    assert await office.fire_timers(expires_at(date(2026, 7, 31))) == 0
    assert await stands(office, certificate) == ("live", 4, "2027-01-27")
    [row] = (await office.ask("p-officer", "GET", "/certificates?standing=live")).json()["items"]
    assert (row["valid_until"], row["extended_from"]) == ("2027-01-27", "2026-07-31")
    async with office.pool.acquire() as db:
        check = EndingCheck(lambda: AUTUMN, patience=0.5)
        assert list((await checked(check, db)).sentences) == []
    assert await office.fire_timers(expires_at(date(2027, 1, 27))) == 1
    assert (await said(office, certificate))[-1] == (
        "CertificateExpired",
        datetime(2027, 1, 27, 17, tzinfo=UTC),
    )


async def test_one_that_expired_before_the_office_said_so_is_in_force_again(office: Office) -> None:
    certificate = await a_late_one(office)
    assert await office.fire_timers(AUTUMN) == 1
    assert (await stands(office, certificate))[0] == "expired"
    assert (await asked(office, certificate)).status_code == 200
    await office.catch_up()
    assert await stands(office, certificate) == ("live", 4, "2027-01-27")
    holder, _ = await office.events.state(reservation, place_of(name("rice")))
    assert holder == str(certificate)
    assert await office.fire_timers(expires_at(date(2027, 1, 27))) == 1


async def test_but_not_beside_another_that_the_product_has_by_now(office: Office) -> None:
    certificate = await a_late_one(office)
    await office.fire_timers(AUTUMN)
    await recognised(office, name("rice"), 4, date(2026, 10, 5))
    refused = await asked(office, certificate)
    assert (refused.status_code, refused.json()["rule"]) == (409, "certificate-in-force")


async def test_a_recognition_ends_it_on_its_day(office: Office) -> None:
    certificate = await extended(office)
    new = await recognised(office, name("rice"), 3, date(2026, 10, 5))
    assert (await stands(office, certificate))[0] == "superseded"
    assert await stands(office, new) == ("live", 3, "2029-10-04")
    assert await office.fire_timers(expires_at(date(2027, 1, 27))) == 0


@pytest.mark.parametrize("event", [rated(2), stopped], ids=["two stars", "knocked out"])
async def test_a_result_without_stars_ends_it_on_its_day(
    office: Office, event: ProductRated | KnockedOut
) -> None:
    certificate = await extended(office)
    assert await result(office, event) == "done"
    assert await result(office, event) == "done"
    assert await stands(office, certificate) == ("live", 4, "2026-10-05")
    assert await office.fire_timers(datetime(2026, 10, 5, 16, 59, 59, tzinfo=UTC)) == 0
    assert await office.fire_timers(datetime(2026, 10, 5, 17, tzinfo=UTC)) == 1
    assert [event for event, _ in await said(office, certificate)] == [
        "CertificateIssued",
        "CertificateExtended",
        "ExtensionEnded",
        "CertificateExpired",
    ]


@pytest.mark.parametrize(
    "event",
    [rated(3), rated(1, Level.COMMUNE), replace(rated(2), dossier=name("another"))],
    ids=["three stars", "advice", "another dossier"],
)
async def test_other_results_do_not_end_it(office: Office, event: ProductRated) -> None:
    certificate = await extended(office)
    assert await result(office, event) == "nothing"
    assert await stands(office, certificate) == ("live", 4, "2027-01-27")


async def test_a_product_without_a_certificate_has_none_to_end(office: Office) -> None:
    assert await result(office, rated(2)) == "nothing"


async def test_asked_twice_it_is_extended_once(office: Office) -> None:
    certificate = await extended(office)
    again = await asked(office, certificate)
    assert again.status_code == 200
    assert len(await said(office, certificate)) == 2


async def test_who_could_file_in_time_is_not_extended(office: Office) -> None:
    certificate = await a_late_one(office, "2023-10-01")
    refused = await asked(office, certificate)
    assert (refused.status_code, refused.json()["rule"]) == (409, "window-could-be-met")


async def test_the_issuer_and_the_province_extend_and_nobody_else(office: Office) -> None:
    certificate = await a_late_one(office)
    await appoint_all(office, "VN", "central", "c-")
    await appoint_all(office, "395", "district", "d-")
    for who, rule in (
        ("c-officer", "out-of-scope"),
        ("d-officer", "not-appointed"),
        ("p-chair", "not-appointed"),
    ):
        refused = await asked(office, certificate, who)
        assert (refused.status_code, refused.json()["rule"]) == (403, rule), who
    unknown = await asked(office, name("nothing"))
    assert unknown.status_code == 404


async def test_a_dossier_that_nobody_forwarded_extends_nothing(office: Office) -> None:
    await a_province_of_papers(office)
    certificate = await a_paper(office, await office.product("rice"), "2023-08-01")
    refused = await asked(office, certificate)
    assert (refused.status_code, refused.json()["rule"]) == (409, "unknown-dossier")
