"""`replay` rates again whatever was rated, and names each rating that does not come to the same."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import asyncpg
import pytest
from typer.testing import CliRunner, Result

from law.regulation import GateReading
from law.wording.packs import read_pack, released
from services.evaluation.commandline import main
from services.evaluation.judgings.domain.again import Difference, differences
from services.evaluation.judgings.domain.events import FailedGate, ProductRated
from services.evaluation.judgings.domain.score_sheet import Sheet
from tests.evaluation.district import a_district, a_rating
from tests.evaluation.lawbook.test_loaded_packs import a_ministry, load, opened, rated
from tests.evaluation.office import Office
from tests.evaluation.packs import CORRECTED
from tests.evaluation.story import ALL_AT_60, CHAIR, RICE_SHEET, points
from tests.evaluation.story import rated as story_of

RATED = "ocop.evaluation.v1.ProductRated"

type Change = Callable[[ProductRated], ProductRated] | bytes


def saying(**facts: object) -> Change:
    return lambda event: replace(event, **facts)


def with_a_better_sheet(event: ProductRated) -> ProductRated:
    first, *rest = event.sheets
    return replace(event, sheets=(replace(first, scores=points(70)), *rest))


[stored] = [event for event in story_of(ALL_AT_60) if isinstance(event, ProductRated)]


def test_the_same_sheets_give_the_same_stars() -> None:
    assert differences(stored, RICE_SHEET) == []


@pytest.mark.parametrize(
    ("changed", "what", "said", "again"),
    [
        (replace(stored, average=Fraction(181, 3)), "average", "181/3", "60.00"),
        (replace(stored, band=4), "band", "4", "3"),
        (replace(stored, stars=2), "stars", "2", "3"),
        (
            replace(stored, failed_gates=(FailedGate(stars=3, criterion="5.2"),)),
            "failed gates",
            "3★ 5.2",
            "none",
        ),
        (replace(stored, standing="provisional"), "standing", "provisional", "complete"),
        (replace(stored, filed_on=date(2025, 7, 6)), "rules", "R4", "R5"),
        (replace(stored, filed_on=date(2025, 7, 5)), "rules", "R4", "none"),
        (
            replace(stored, sheets=()),
            "sheets",
            "rated",
            "There are no score sheets.",
        ),
    ],
)
def test_whatever_differs_is_named(changed: ProductRated, what: str, said: str, again: str) -> None:
    assert differences(changed, RICE_SHEET) == [Difference(what=what, stored=said, again=again)]


def test_gates_are_read_as_the_council_read_them() -> None:
    one_without = Sheet(member=CHAIR, scores={**points(60), "9.1": 0}, salt="")
    sheets = (*(s for s in stored.sheets if s.member != CHAIR), one_without)
    by_mean = replace(stored, sheets=sheets)
    by_majority = replace(by_mean, gate_reading=GateReading.MAJORITY)
    told = [{d.what for d in differences(each, RICE_SHEET)} for each in (by_mean, by_majority)]
    assert told == [{"average", "stars", "failed gates"}, {"average"}]


@pytest.fixture
def environment(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in office.settings.model_dump(exclude_none=True).items():
        monkeypatch.setenv(f"EVALUATION_{name.upper()}", str(value))


async def replayed() -> Result:
    return await asyncio.to_thread(lambda: CliRunner().invoke(main, ["replay"]))


async def tamper(office: Office, judging: UUID, change: Change) -> None:
    """As nobody but the owner of the database could, with the trigger out of the way."""
    owner = await asyncpg.connect(office.settings.owner_database_url)
    try:
        where = f"judging-{judging}", RATED
        before = await owner.fetchval("select data from events where stream = $1 and type = $2", *where)
        if isinstance(change, bytes):
            after = change
        else:
            event = office.service.codec.decode(RATED, before)
            assert isinstance(event, ProductRated)
            after = office.service.codec.encode(change(event))[1]
        await owner.execute("alter table events disable trigger events_are_facts")
        await owner.execute("update events set data = $3 where stream = $1 and type = $2", *where, after)
        await owner.execute("alter table events enable trigger events_are_facts")
    finally:
        await owner.close()


@pytest.mark.usefixtures("environment")
async def test_where_nothing_was_rated_nothing_differs() -> None:
    done = await replayed()
    assert (done.exit_code, done.stdout) == (0, "0 ratings: 0 agree, 0 differ\n")


@pytest.mark.usefixtures("environment")
async def test_ratings_of_released_and_of_loaded_packs_agree(office: Office) -> None:
    await a_district(office)
    await a_ministry(office)
    await a_rating(office, "rice", 60)
    before = await opened(office, "millet")
    await load(office, CORRECTED)
    since = await opened(office, "maize")
    await rated(office, before, released("R3").sets[3])
    await rated(office, since, read_pack(CORRECTED).sets[3])

    done = await replayed()

    assert (done.exit_code, done.stdout) == (0, "3 ratings: 3 agree, 0 differ\n")


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (saying(stars=4), "stars 4, comes to 3"),
        (with_a_better_sheet, "average 60.00, comes to 62.00"),
        (saying(pack="beef"), "There is no pack R4 with the digest beef"),
        (saying(rules="R9"), "there are no rules R9"),
        (saying(rules="R1"), "There is no pack R1"),
        (saying(criteria_set=99), "Set 99 of R4 cannot be rated"),
        (b"\xff\xff", "it cannot be read"),
        (b"", "it cannot be read"),
    ],
)
async def test_a_row_that_was_changed_in_the_database_is_reported(
    office: Office, change: Change, told: str
) -> None:
    await a_district(office)
    await a_rating(office, "salt", 60)
    judging, product = await a_rating(office, "rice", 60)
    await tamper(office, judging, change)

    done = await replayed()

    line, last = done.stdout.splitlines()
    assert (done.exit_code, last) == (1, "2 ratings: 1 agree, 1 differ")
    assert line.startswith(f"judging-{judging}@")
    assert told in line
    assert isinstance(change, bytes) or f"product {product}" in line
