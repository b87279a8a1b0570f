"""The demo's year, played against a system of its own: ideas in, stars out, one certificate gone."""

import io

import pytest
from rich.console import Console

from demo.cast import ADMINISTRATOR
from demo.checks import last_line
from demo.report import Line, Report
from demo.screen import Screen
from demo.story import IN_PREPARATION, NEW, RUNS_OUT, UPGRADES
from demo.tally import tally
from demo.year import year
from deploy.local.layout import SERVICES
from deploy.local.services import run_service
from deploy.local.stack import Stack


@pytest.mark.timeout(400)
async def test_a_district_s_year_ends_as_its_plan_and_its_law_say(system: Stack) -> None:
    run_service(system, "registry", "appoint-first-administrator", ADMINISTRATOR)
    told = io.StringIO()
    report = await year(system, Screen(Console(file=told, width=200), "en"))
    lines = {line.product: line for line in report.products}

    assert {lines[p.name].stars for p in UPGRADES} == {4}
    assert all("4★" in lines[p.name].certificate for p in UPGRADES)
    assert [p.key for p in NEW if lines[p.name].stars == 3] == [p.key for p in NEW if p.points >= 50]
    gates = {p.key: lines[p.name].failed_gates for p in NEW if lines[p.name].failed_gates}
    assert gates == {"peanut": ["4★ 1.5"]}
    assert lines["Bánh nhãn Phố Mẫu"].certificate == "none"
    assert lines[IN_PREPARATION.name].certificate == "in preparation"
    assert_gone(lines[RUNS_OUT.name], "expired")
    assert_gone(lines["Nem chua Hoa Mẫu"], "revoked")
    assert_feed_told(report)

    for rule in ("out-of-scope", "not-an-option", "missing-criterion", "too-soon-again", "not-evidence"):
        assert f"✗ {rule}" in told.getvalue(), rule

    for service in SERVICES:
        said = last_line(system, service, "verify")
        assert said.endswith("0 lost, 0 duplicated, 0 reordered"), said
    counted = tally(system.kafka.bootstrap)
    assert counted["ProductRated"] == counted["ScoringClosed"] == 19
    assert counted["CertificateRevoked"] == 1


def assert_gone(line: Line, why: str) -> None:
    assert why in line.certificate
    assert line.offer == why


def assert_feed_told(report: Report) -> None:
    assert set(report.feed) == {"vn.ocop.offer.published.v1", "vn.ocop.offer.withdrawn.v1"}
    assert report.feed["vn.ocop.offer.withdrawn.v1"] >= 2
