"""Dossiers: prepared, filed, reported on, returned or forwarded, each step in its turn."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from kernel.errors import NotFound, Refused
from kernel.testing import check
from services.registry.dossiers.domain.commands import Command
from services.registry.dossiers.domain.events import Event
from services.registry.dossiers.domain.kinds import DossierKind
from services.registry.dossiers.domain.refusals import (
    AlreadyNumbered,
    DossierExists,
    NoSuchEvidence,
    NotInThisPhase,
)
from services.registry.dossiers.domain.rules import decider
from tests.registry.dossier_story import (
    COMPLETE,
    FILED,
    NEW_TEST_SLIP,
    OTHER_TEST_SLIP,
    READY,
    TEST_SLIP,
    add,
    added,
    assess,
    assessed,
    file_it,
    filed,
    forward,
    forwarded,
    number,
    numbered,
    open_it,
    opened,
    report,
    reported,
    return_it,
    returned,
    supersede,
    superseded,
    withdraw,
    withdrawn,
)

STEPS: list[tuple[list[Event], Command, list[Event]]] = [
    ([opened], assess, [assessed]),
    ([opened], add, [added(TEST_SLIP)]),
    ([opened, added(TEST_SLIP)], supersede, [added(NEW_TEST_SLIP), superseded]),
    ([opened, added(TEST_SLIP), added(NEW_TEST_SLIP)], supersede, [superseded]),
    (COMPLETE, file_it, [filed]),
    (FILED, number, [numbered]),
    (FILED, report, [reported]),
    (FILED, return_it, [returned]),
    (READY, forward, [forwarded]),
    ([opened], withdraw, [withdrawn]),
    (FILED, withdraw, [withdrawn]),
]


def test_a_dossier_is_opened() -> None:
    check(decider, when=open_it, then=[opened])


@pytest.mark.parametrize(
    ("given", "command", "refusal"),
    [
        (FILED, replace(file_it, criteria_set=file_it.criteria_set + 1), NotInThisPhase),
        # The same set, on a day of the next decision: it would be judged by other rules.
        (FILED, replace(file_it, on=date(2025, 7, 6)), NotInThisPhase),
        ([*FILED, returned], replace(return_it, reasons="thiếu phương án kinh doanh"), NotInThisPhase),
        ([*READY, forwarded], replace(forward, to_office=UUID(int=0x99)), NotInThisPhase),
        ([opened, withdrawn], replace(withdraw, reason="lý do khác"), NotInThisPhase),
        ([*FILED, numbered], replace(number, serial=4), AlreadyNumbered),
        (
            [opened, added(TEST_SLIP), added(NEW_TEST_SLIP), added(OTHER_TEST_SLIP), superseded],
            replace(supersede, evidence=OTHER_TEST_SLIP),
            NoSuchEvidence,
        ),
    ],
)
def test_the_same_step_otherwise_is_refused(
    given: list[Event], command: Command, refusal: type[Refused]
) -> None:
    check(decider, given=given, when=command, then=refusal)


@pytest.mark.parametrize(("given", "command", "events"), STEPS)
def test_asked_again_the_next_day_nothing_changes(
    given: list[Event], command: Command, events: list[Event]
) -> None:
    later = replace(command, on=command.on + timedelta(days=1))
    check(decider, given=[*given, *events], when=later, then=[])


def test_a_slip_asked_for_again_takes_no_number() -> None:
    check(decider, given=[*FILED, numbered], when=replace(number, serial=None), then=[])


def test_opening_twice_changes_nothing() -> None:
    check(decider, given=[opened], when=open_it, then=[])


def test_an_id_stands_for_one_dossier() -> None:
    check(decider, given=[opened], when=replace(open_it, kind=DossierKind.UPGRADE), then=DossierExists)


@pytest.mark.parametrize(("given", "command", "events"), STEPS)
def test_a_dossier_takes_its_way(given: list[Event], command: Command, events: list[Event]) -> None:
    check(decider, given=given, when=command, then=events)


@pytest.mark.parametrize(("given", "command", "events"), STEPS)
def test_asked_twice_nothing_changes(given: list[Event], command: Command, events: list[Event]) -> None:
    check(decider, given=[*given, *events], when=command, then=[])


@pytest.mark.parametrize(
    "command", [assess, add, supersede, file_it, number, report, return_it, forward, withdraw]
)
def test_an_unknown_dossier_goes_nowhere(command: Command) -> None:
    check(decider, when=command, then=NotFound)


@pytest.mark.parametrize(
    ("given", "command"),
    [
        (FILED, add),
        (FILED, assess),
        ([*READY, forwarded], supersede),
        ([*COMPLETE, withdrawn], file_it),
        (COMPLETE, number),
        (COMPLETE, forward),
        ([*FILED, returned], report),
        ([*READY, forwarded], return_it),
        ([*READY, forwarded], withdraw),
        ([*READY, forwarded], replace(report, number="16/BC-UBND")),
    ],
)
def test_no_step_is_taken_out_of_turn(given: list[Event], command: Command) -> None:
    check(decider, given=given, when=command, then=NotInThisPhase)
