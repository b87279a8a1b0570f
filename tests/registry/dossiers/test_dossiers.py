"""Dossiers over HTTP: filed under the law of the day, reported on by the commune, forwarded to be judged."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

import pytest

from kernel.postgres import Pool, PostgresStore
from kernel.service import Service
from kernel.store import Events
from services.registry.dossiers.domain.events import DossierForwarded
from services.registry.dossiers.domain.kinds import DossierKind
from services.registry.dossiers.domain.rules import decider
from tests.registry.conftest import Ask
from tests.registry.people import office_of
from tests.registry.steps import (
    APRIL,
    DOSSIER,
    JUNE,
    KINDS,
    MAY,
    REPORT,
    complete,
    create,
    done,
    file_and_report,
    forward,
    open_dossier,
    pdf,
    refused,
    register,
    represent,
    upload,
)
from tests.registry.story import HONEY, HONEY_COOP, HONEY_DOSSIER


async def test_a_dossier_goes_to_the_district_with_all_that_is_needed_to_judge_it(
    ask: Ask, made: Service, connections: Pool
) -> None:
    await complete(ask)
    await file_and_report(ask)
    done(await forward(ask))
    history = await Events(PostgresStore(connections), made.codec).history(decider, HONEY_DOSSIER)
    forwarded = history[-1].event
    assert isinstance(forwarded, DossierForwarded)
    assert {k: v for k, v in asdict(forwarded).items() if k != "evidence"} == {
        "dossier": HONEY_DOSSIER,
        "product": HONEY,
        "producer": HONEY_COOP,
        "kind": DossierKind.FIRST,
        "filed_on": date(2024, 5, 6),
        "generation": "R4",
        "criteria_set": 4,
        "unit": "98101",
        "to_office": office_of("981"),
        "forwarded_on": date(2024, 6, 6),
    }
    assert [e.kind for e in forwarded.evidence] == list(KINDS)
    assert {r.metadata.correlation for r in history} == {HONEY_DOSSIER}
    assert {r.metadata.unit for r in history} == {"98101"}


async def test_a_dossier_is_read_with_its_papers_points_and_report(ask: Ask) -> None:
    await complete(ask)
    own = {"scores": {"1.1": 3, "5.2": 1}, "remarks": "còn thiếu mã vạch"}
    done(await ask("commune", "POST", f"{DOSSIER}/self-assessment", own, at=APRIL))
    await file_and_report(ask)
    shown = (await ask("district", "GET", DOSSIER)).json()
    assert (shown["phase"], shown["filed_on"], shown["generation"]) == ("filed", "2024-05-06", "R4")
    assert shown["slip"] == "1/PĐK-98-981-2024"
    assert [p["kind"] for p in shown["evidence"]] == list(KINDS)
    assert shown["self_assessment"] == {**own, "assessed_on": "2024-04-06"}
    assert shown["report"] == {**REPORT, "reported_on": "2024-05-06"}
    listed = (await ask("district", "GET", "/dossiers?phase=filed")).json()["items"]
    assert [(d["dossier"], d["reported_on"]) for d in listed] == [(str(HONEY_DOSSIER), "2024-05-06")]


async def test_what_the_law_requires_is_named_when_it_is_missing(ask: Ask) -> None:
    await register(ask)
    await create(ask)
    await open_dossier(ask)
    answer = await ask("commune", "POST", f"{DOSSIER}/file", at=MAY)
    refused(answer, 409, "evidence-missing", "/evidence")
    assert "phương án sản xuất kinh doanh" in answer.json()["vi"]
    assert "business-plan" in answer.json()["en"]


async def test_a_product_that_is_not_classified_under_the_law_can_not_be_filed(ask: Ask) -> None:
    await complete(ask)
    in_2022 = await ask("commune", "POST", f"{DOSSIER}/file", at="2022-05-06T09:00:00+07:00")
    refused(in_2022, 409, "not-classified", "/product")
    gap = await ask("commune", "POST", f"{DOSSIER}/file", at="2025-07-03T09:00:00+07:00")
    refused(gap, 409, "no-rules-in-force", "/occurred_at")


async def test_only_the_commune_itself_reports(ask: Ask) -> None:
    await complete(ask)
    done(await ask("commune", "POST", f"{DOSSIER}/file", at=MAY))
    refused(await ask("district", "POST", f"{DOSSIER}/report", REPORT, at=MAY), 403, "not-the-commune")
    refused(await ask("next-commune", "POST", f"{DOSSIER}/report", REPORT, at=MAY), 403, "out-of-scope")
    done(await ask("commune", "POST", f"{DOSSIER}/report", REPORT, at=MAY))


async def test_nothing_is_forwarded_before_slip_and_report_or_to_another_office(ask: Ask) -> None:
    await complete(ask)
    done(await ask("commune", "POST", f"{DOSSIER}/file", at=MAY))
    refused(await forward(ask), 409, "slip-missing")
    done(await ask("commune", "POST", f"{DOSSIER}/slip", at=MAY))
    refused(await forward(ask), 409, "not-reported")
    done(await ask("commune", "POST", f"{DOSSIER}/report", REPORT, at=MAY))
    for unit in ("98", "971", "98101"):
        refused(await forward(ask, unit), 409, "not-the-judging-office", "/to_office")
    nobody = {"to_office": str(UUID(int=9))}
    unknown = await ask("commune", "POST", f"{DOSSIER}/forward", nobody, at=JUNE)
    refused(unknown, 409, "not-the-judging-office", "/to_office")
    done(await forward(ask))
    done(await forward(ask))


async def test_a_returned_dossier_is_completed_and_filed_again(ask: Ask) -> None:
    await complete(ask)
    done(await ask("commune", "POST", f"{DOSSIER}/file", at=MAY))
    done(await ask("district", "POST", f"{DOSSIER}/return", {"reasons": "thiếu kiểm nghiệm"}, at=MAY))
    done(await upload(ask, pdf("test"), "test-slips", at=JUNE))
    done(await ask("commune", "POST", f"{DOSSIER}/file", at=JUNE))
    shown = (await ask("commune", "GET", DOSSIER)).json()
    assert (shown["phase"], shown["filed_on"]) == ("filed", "2024-06-06")


async def test_a_retired_product_has_no_dossier_judged(ask: Ask) -> None:
    await complete(ask)
    done(await ask("commune", "POST", f"/products/{HONEY}/retire", {"reason": "ngừng"}, at=MAY))
    refused(await ask("commune", "POST", f"{DOSSIER}/file", at=MAY), 409, "product-is-retired")
    another = f"/dossiers/{UUID(int=0x62)}"
    body = {"product": str(HONEY), "kind": "upgrade"}
    refused(await ask("commune", "PUT", another, body, at=MAY), 409, "product-is-retired")


async def test_a_withdrawn_dossier_goes_nowhere(ask: Ask) -> None:
    await complete(ask)
    done(await ask("commune", "POST", f"{DOSSIER}/withdraw", {"reasons": "chưa sẵn sàng"}, at=MAY))
    refused(await ask("commune", "POST", f"{DOSSIER}/file", at=MAY), 409, "not-in-this-phase")


async def test_a_representative_prepares_and_files_today_under_the_law_of_today(ask: Ask) -> None:
    await register(ask)
    await represent(ask)
    await create(ask)
    done(await ask("lan", "PUT", DOSSIER, {"product": str(HONEY), "kind": "first"}))
    for kind in ("registration-slip", "self-assessment"):
        done(await upload(ask, pdf(kind), kind, name="lan", at=None))
    refused(await ask("lan", "POST", f"{DOSSIER}/file"), 409, "self-assessment-missing")
    done(await ask("lan", "POST", f"{DOSSIER}/self-assessment", {"scores": {"1.1": 3}}))
    refused(
        await ask("lan", "POST", f"{DOSSIER}/file", at=MAY), 403, "may-not-file-late", "header/Occurred-At"
    )
    done(await ask("lan", "POST", f"{DOSSIER}/file"))
    assert (await ask("lan", "GET", DOSSIER)).json()["generation"] == "R6"
    refused(await ask("lan", "POST", f"{DOSSIER}/slip"), 403, "not-appointed")


@pytest.mark.parametrize("scores", [{"1.1": 101}, {"1.1": -1}, {"a": 1}, {"1.1.1.1": 1}, {"1.1": "x"}])
async def test_points_that_can_not_be_are_refused(ask: Ask, scores: dict[str, object]) -> None:
    await register(ask)
    await create(ask)
    await open_dossier(ask)
    answer = await ask("commune", "POST", f"{DOSSIER}/self-assessment", {"scores": scores})
    assert (answer.status_code, answer.json()["rule"]) == (422, "malformed")


async def test_a_dossier_of_an_unknown_product_is_refused(ask: Ask) -> None:
    body = {"product": str(HONEY), "kind": "first"}
    refused(await ask("commune", "PUT", DOSSIER, body), 404, "no-such-product")
    refused(await ask("commune", "POST", f"{DOSSIER}/slip"), 404, "no-such-dossier")
    refused(await ask("commune", "GET", DOSSIER), 404, "no-such-dossier")


async def test_a_dossier_that_was_read_is_changed_once(ask: Ask) -> None:
    await complete(ask)
    read = (await ask("commune", "GET", DOSSIER)).headers["etag"]
    since = {"If-Match": read}
    done(await ask("commune", "POST", f"{DOSSIER}/file", at=MAY, headers=since))
    stale = await ask("commune", "POST", f"{DOSSIER}/withdraw", {"reasons": "x"}, at=MAY, headers=since)
    refused(stale, 412, "stale-version", "header/If-Match")
    filed = (await ask("commune", "GET", DOSSIER)).headers["etag"]
    assert filed != read
    assert filed.startswith(f'"dossier-{HONEY_DOSSIER}@')
