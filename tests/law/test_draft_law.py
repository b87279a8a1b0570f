"""A law to come is asked for what it provides: where it says what R6 says, nothing else is heard of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from law.calendar import rounds_of
from law.expiry_warning import filing_law, filing_time, warnings_of
from law.generations import LAWS, law_named
from law.level import Level
from law.procedure import procedure_of
from law.provisions import FilingTime
from services.evaluation.councils.domain.setting import Terms, allows
from services.registry.dossiers.domain.evidence import required
from services.registry.producers.domain.kind import ProducerKind

R6 = law_named("R6")
FIRST = date(2030, 1, 1)
ENDED = replace(R6, last=FIRST - timedelta(days=1))
LATER = FilingTime(earliest_days=90, latest_days=60, extends_days=30)
DRAFT = replace(R6, id="R7", source="Dự thảo", first=FIRST, filing=LATER)
AMENDED = (*LAWS[:-1], ENDED, DRAFT)


@pytest.mark.parametrize("level", Level)
def test_its_councils_and_rounds_are_its_own(level: Level) -> None:
    assert procedure_of(DRAFT, level) == procedure_of(R6, level)
    assert rounds_of(DRAFT, level, 2031) == rounds_of(R6, level, 2031)


@pytest.mark.parametrize("producer", ProducerKind)
def test_its_dossiers_hold_its_own_forms(producer: ProducerKind) -> None:
    assert required(DRAFT, producer) == required(R6, producer)
    assert DRAFT.needs_self_assessment


def test_a_local_plan_sets_no_points_under_it() -> None:
    assert allows(DRAFT, Level.PROVINCE, Terms(sends_up_from=90))
    assert not allows(DRAFT, Level.PROVINCE, Terms(sends_up_from=80))


@pytest.mark.parametrize(
    ("last_day", "law", "told"),
    [
        # The window of R6 opens on the last day of R6, or a day too late for it.
        (date(2030, 6, 29), "R6", date(2029, 12, 31)),
        (date(2030, 6, 30), "R7", date(2030, 4, 1)),
    ],
)
def test_a_holder_files_in_the_time_of_the_law_in_which_the_window_opens(
    last_day: date, law: str, told: date
) -> None:
    [warning] = warnings_of(last_day, AMENDED)
    assert (warning.law.id, warning.due_on) == (law, told)
    assert filing_law(last_day, AMENDED)[0].id == law


def test_until_it_comes_the_time_of_filing_is_that_of_the_law_in_force() -> None:
    assert filing_time(date(2025, 1, 1), AMENDED) == R6.filing
    assert filing_time(ENDED.last or FIRST, AMENDED) == R6.filing
    assert filing_time(FIRST, AMENDED) == LATER
