"""The demo's second act, played against a system of its own: one province under three laws."""

import io
from collections.abc import Sequence

import pytest
from rich.console import Console

from demo.cast import ADMINISTRATOR
from demo.checks import last_line
from demo.laws.act import three_laws
from demo.report import Lives, Told
from demo.screen import Screen
from demo.tally import tally
from deploy.local.services import run_service
from deploy.local.stack import Stack


@pytest.mark.timeout(500)
async def test_a_province_s_products_rise_fall_lapse_and_are_revoked_under_three_laws(system: Stack) -> None:
    run_service(system, "registry", "appoint-first-administrator", ADMINISTRATOR)
    told = io.StringIO()
    lives = await three_laws(system, Screen(Console(file=told, width=200), "en"))

    assert_totals(lives)
    falls, rises = lives.told
    assert_told(falls, ("R2", "R4", "R6"), ("4", "4", "3"), gates=["4★ 3.4"])
    assert_told(rises, ("R3", "R4", "R6"), ("3", "3", "4"), gates=[])
    assert falls.chapters[1].extended_from == "2026-08-20"
    assert rises.chapters[0].standing == "provisional"
    assert [chapter.decided_by for chapter in rises.chapters] == [
        "Tỉnh Giả Định",
        "Huyện Sông Thử",
        "Tỉnh Giả Định",
    ]
    for rule in ("not-appointed", "window-could-be-met"):
        assert f"✗ {rule}" in told.getvalue(), rule

    assert last_line(system, "evaluation", "replay") == "138 ratings: 138 agree, 0 differ"
    # The year's test verifies all three services.
    said = last_line(system, "evaluation", "verify")
    assert said.endswith("0 lost, 0 duplicated, 0 reordered"), said
    counted = tally(system.kafka.bootstrap)
    assert counted["FirstSittingClosed"] == counted["TestsReceived"] == 33
    assert (counted["CertificateRevoked"], counted["RevocationDecided"]) == (3, 1)


def assert_totals(lives: Lives) -> None:
    assert lives.totals == {
        "2020": {"new": 33, "none": 6},
        "2023": {"new": 1, "rose": 4, "kept": 21, "fell": 2, "lost": 1, "lapsed": 5},
        "2026": {"rose": 2, "kept": 15, "fell": 2, "lost": 1, "proposed": 1, "lapsed": 7, "revoked": 3},
    }
    grounds = {fortune.ground for fortune in lives.products if fortune.certificate == "revoked"}
    assert grounds == {"criteria-no-longer-met", "untruthful-dossier", "no-longer-produced"}


def assert_told(told: Told, laws: Sequence[str], stars: Sequence[str], gates: Sequence[str]) -> None:
    assert tuple(chapter.law for chapter in told.chapters) == laws
    assert tuple(chapter.stars for chapter in told.chapters) == stars
    assert told.chapters[-1].failed_gates == gates
    assert told.chapters[-1].ended == "live"
