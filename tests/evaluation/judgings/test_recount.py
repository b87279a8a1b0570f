"""Whatever councils rate, the statistics are what a naive recount of the same events gives."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from random import Random

import pytest

from kernel.subscription.heard import Heard
from kernel.subscription.table import Key, Table
from law.level import Level
from services.evaluation.figures.queries.leanings import leanings
from services.evaluation.figures.queries.spreads import Scope
from services.evaluation.figures.queries.statistics import Counting, Grouping, Wanted, counted
from services.evaluation.figures.tables.ratings import ratings
from services.evaluation.figures.tables.scorings import scorings
from tests.evaluation.office import Office, heard
from tests.evaluation.rated import Told, hear
from tests.evaluation.story import FIVE, points

PLACES = {"14500": "395", "14600": "396"}
RANK = list(Level)
TOTALS = (20, 45, 49, 50, 55, 62, 69, 70, 71, 80, 90, 93)

type Cell = tuple[object, ...]


def judgings(seed: int) -> Sequence[Told]:
    """Of a few products again and again, at every level and in three years, each at its own time."""
    chance = Random(seed)
    minutes = chance.sample(range(3 * 365 * 24 * 60), 80)
    return [one_of(chance, datetime.fromtimestamp(1_700_000_000 + 60 * m, UTC)) for m in minutes]


def one_of(chance: Random, at: datetime) -> Told:
    level = chance.choice(RANK)
    number, place = chance.randrange(12), chance.choice(list(PLACES))
    units = {Level.COMMUNE: place, Level.DISTRICT: PLACES[place], Level.PROVINCE: "38", Level.CENTRAL: "VN"}
    members = chance.sample(FIVE, chance.randint(1, 5))
    return Told(
        called=f"product {place} {number}",
        dossier=f"dossier {place} {number} {chance.randrange(3)}",
        scores=[points(chance.choice(TOTALS)) for _ in members],
        members=members,
        level=level,
        unit=units[level],
        council=f"council of {units[level]}",
        producer_unit=place,
        at=at,
    )


def latest(of: Iterable[Told], *same: str) -> list[Told]:
    last: dict[Cell, Told] = {}
    for one in sorted(of, key=lambda one: one.at):
        last[tuple(key(one, name) for name in same)] = one
    return list(last.values())


def key(one: Told, called: str) -> object:
    rated = one.rated
    facts: Mapping[str, object] = {
        "product": rated.product,
        "dossier": rated.dossier,
        "unit": PLACES[one.producer_unit],
        "level": one.level.value,
        "year": year_in_hanoi(one.at),
        "rules": rated.rules,
        "set": rated.criteria_set,
        "stars": rated.stars,
        "kind": rated.kind.value,
    }
    return facts[called]


def year_in_hanoi(at: datetime) -> int:
    return datetime.fromtimestamp(at.timestamp() + 7 * 3600, UTC).year


def counting(all_of_them: Sequence[Told], how: Counting, advisory: bool) -> list[Told]:
    found = [one for one in all_of_them if (one.level is Level.COMMUNE) == advisory]
    if how is Counting.RATINGS:
        return found
    found = latest(found, "dossier", "level")
    if how is Counting.RESULTS:
        return found
    found = latest(found, "product", "level", "year")
    if how is Counting.PRODUCTS:
        return found
    highest: dict[Cell, Told] = {}
    for one in sorted(found, key=lambda one: RANK.index(one.level)):
        highest[key(one, "product"), key(one, "year")] = one
    return list(highest.values())


def recount(found: Iterable[Told], groups: Sequence[Grouping]) -> dict[Cell, tuple[int, Fraction]]:
    cells: defaultdict[Cell, list[Fraction]] = defaultdict(list)
    named = {group.value for group in groups}
    named |= {"rules"} if "set" in named else set()
    for one in found:
        cell = tuple(key(one, g.value) if g.value in named else None for g in Grouping)
        cells[cell].append(one.rated.average)
    return {cell: (len(all_of), sum(all_of, Fraction(0)) / len(all_of)) for cell, all_of in cells.items()}


async def told_by(office: Office, wanted: Wanted) -> dict[Cell, tuple[int, Fraction]]:
    return {
        (g.unit, g.level, g.year, g.rules, g.criteria_set, g.stars, g.kind): (g.count, g.mean or Fraction(0))
        for g in await counted(office.pool, wanted, 10_000)
    }


@pytest.mark.parametrize("seed", range(5))
async def test_counts_equal_a_recount(office: Office, seed: int) -> None:
    made, chance = judgings(seed), Random(seed)
    await hear(office, *chance.sample(made, len(made)))
    for how in Counting:
        for _ in range(6):
            groups = chance.sample(list(Grouping), chance.randint(0, 4))
            level = chance.choice([None, Level.COMMUNE, Level.DISTRICT, Level.PROVINCE])
            stars, year = chance.choice([None, 3, 4]), chance.choice([None, 2024])
            wanted = Wanted(
                unit="38",
                placed_at="district",
                counting=how,
                groups=groups,
                level=None if level is None else level.value,
                stars=stars,
                year=year,
            )
            found = [
                one
                for one in counting(made, how, advisory=level is Level.COMMUNE)
                if (level is None or one.level is level)
                and (stars is None or one.rated.stars == stars)
                and (year is None or year_in_hanoi(one.at) == year)
            ]
            assert await told_by(office, wanted) == recount(found, groups), wanted


@pytest.mark.parametrize("seed", range(3))
async def test_deviations_equal_a_recount(office: Office, seed: int) -> None:
    made = judgings(seed)
    await hear(office, *made)
    seen: defaultdict[str, list[Fraction]] = defaultdict(list)
    for one in made:
        totals = {m: sum(s.values()) for m, s in zip(one.members, one.scores, strict=True)}
        if one.level is Level.COMMUNE or len(totals) < 2:
            continue
        for member, total in totals.items():
            others = [of for other, of in totals.items() if other != member]
            seen[member].append(total - Fraction(sum(others), len(others)))
    told = await leanings(office.pool, Scope(unit="VN"))
    assert {one.member: one.deviations.count for one in told} == {
        m: len(all_of) for m, all_of in seen.items()
    }
    for one in told:
        values = seen[one.member]
        mean = sum(values, Fraction(0)) / len(values)
        assert one.deviations.mean == mean
        squares = sum(((value - mean) ** 2 for value in values), Fraction(0))
        assert one.deviations.variance == squares / (len(values) - 1)


async def test_each_table_is_the_fold_of_its_events(office: Office) -> None:
    made = judgings(99)
    await hear(office, *made)
    said = [
        heard(event, f"judging-{one.judging}", version)
        for one in made
        for version, event in enumerate(one.events, start=1)
    ]
    await holds(office, ratings, said)
    await holds(office, scorings, said)


async def holds[R, K: Key](office: Office, table: Table[R, K], said: Sequence[Heard]) -> None:
    folding = table.folding()
    folding.add(said)
    rows = {row[table.key]: tuple(row) for row in await office.pool.fetch(f"select * from {table.table}")}
    assert rows == dict(folding.rows())
