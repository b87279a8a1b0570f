"""P14: practice, from a sheet to its cheapest way up, beside a bare rating of the same sheet."""

import json
import random
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from statistics import quantiles
from time import perf_counter

from law.cases.practice_answer import answered
from law.cases.practice_case import PracticeCase
from law.cases.rate import answered as rated_line
from law.generations import LAWS, Law
from law.rating.rateable import rateable
from law.wording.sheet import CriteriaSet, Criterion, Standing
from services.evaluation.lawbook.domain.published import sets_of
from tests.benchmarks.place import Place
from tests.benchmarks.rows import Row

SEED = 14
SHEETS = 20
MILLISECONDS = 1_000

# What practice is asked and what `rate` is, both as JSON.
type Case = tuple[str, str]


async def practice(place: Place) -> AsyncIterator[Row]:
    """Every set that can be rated, under every law; sheets, prices and what is fixed are drawn."""
    drawn = list(cases(random.Random(SEED), 1 if place.quick else SHEETS))
    # The first of each set reads its pack.
    for case, line in drawn[:: 1 if place.quick else SHEETS]:
        practised(case)
        rated_line(line, 1)
    ours = [timed(practised, case) for case, _ in drawn]
    theirs = [timed(partial(rated_line, number=1), line) for _, line in drawn]
    for label, at in (("p50", 49), ("p99", 98)):
        yield row(label, at, ours, theirs)


def row(label: str, at: int, ours: list[float], theirs: list[float]) -> Row:
    value, baseline = (
        quantiles(times, n=100, method="inclusive")[at] * MILLISECONDS for times in (ours, theirs)
    )
    return Row(
        id=f"P14.{label}",
        name=f"practice of any sheet, {label} of {len(ours):,}; baseline: `rate` of the same",
        unit="ms",
        value=value,
        baseline=baseline,
        ratio=value / baseline,
    )


def timed(work: Callable[[str], object], text: str) -> float:
    begun = perf_counter()
    work(text)
    return perf_counter() - begun


def practised(case: str) -> str:
    read = PracticeCase.model_validate_json(case)
    return answered(read, rateable(read.law(), read.set)).model_dump_json()


def cases(chance: random.Random, sheets: int) -> Iterator[Case]:
    for law in LAWS:
        for criteria_set in sets_of(law):
            if criteria_set.standing is not Standing.UNUSABLE:
                for _ in range(sheets):
                    yield case_of(chance, law, criteria_set)


def case_of(chance: random.Random, law: Law, criteria_set: CriteriaSet) -> Case:
    codes = [criterion.code for criterion in criteria_set.criteria]
    scores = {c.code: points(chance, c) for c in criteria_set.criteria}
    about = {"filed_on": law.first.isoformat(), "set": criteria_set.number}
    wish = {
        "costs": {code: chance.randint(1, 20) for code in chance.sample(codes, chance.randint(0, 10))},
        "fixed": chance.sample(codes, chance.randint(0, 3)),
    }
    sheet = {"member": "m1", "scores": scores}
    return json.dumps({**about, **wish, "scores": scores}), json.dumps({"id": 1, **about, "sheets": [sheet]})


def points(chance: random.Random, criterion: Criterion) -> int:
    return chance.choice(sorted(criterion.points))
