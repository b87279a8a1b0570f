"""Invented councils of seven over the sets of every law, the same ones every time."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random
from uuid import NAMESPACE_URL, uuid5

from law.generations import Kind, law_named
from law.level import Level
from law.rating import rating
from law.rating.rateable import rateable
from law.regulation import GateReading
from law.wording.packs import released
from law.wording.sheet import CriteriaSet, Standing
from services.evaluation.judgings.domain.events import FailedGate, ProductRated
from services.evaluation.judgings.domain.score_sheet import Sheet

MEMBERS = 7
FILED = {
    "R2": date(2020, 1, 15),
    "R3": date(2021, 6, 1),
    "R4": date(2024, 2, 20),
    "R5": date(2025, 9, 1),
    "R6": date(2026, 6, 1),
}


def judged(count: int) -> Iterator[tuple[str, CriteriaSet, list[Sheet]]]:
    """Laws and sets in turn; mostly good points, so that gates are met and missed."""
    random = Random(count)
    laws = list(FILED)
    for place in range(count):
        law = laws[place % len(laws)]
        criteria = rateable(law_named(law), place // len(laws) % 26 + 1)
        choices = [(c.code, sorted(c.points)[-2:]) for c in criteria.criteria]
        yield law, criteria, [sheet(choices, random) for _ in range(MEMBERS)]


def sheet(choices: list[tuple[str, list[int]]], random: Random) -> Sheet:
    scores = {code: random.choice(points) for code, points in choices}
    return Sheet(
        member=f"person-{random.getrandbits(128):032x}", scores=scores, salt=f"{random.getrandbits(256):064x}"
    )


def cases(count: int) -> Iterator[bytes]:
    """Lines as the rating filter reads them."""
    for place, (law, criteria, sheets) in enumerate(judged(count)):
        case = {
            "id": f"case-{place}",
            "filed_on": FILED[law].isoformat(),
            "set": criteria.number,
            "kind": "first",
            "sheets": [{"member": each.member, "scores": each.scores} for each in sheets],
            "knock_out": None,
        }
        yield json.dumps(case).encode() + b"\n"


def ratings(count: int) -> Iterator[ProductRated]:
    for place, (law, criteria, sheets) in enumerate(judged(count)):
        yield rated(str(place), law, criteria, sheets)


def rated(called: str, law: str, criteria: CriteriaSet, sheets: list[Sheet]) -> ProductRated:
    found = rating.rate(criteria, [rating.Sheet(member=s.member, scores=s.scores) for s in sheets])
    noted = criteria.standing is not Standing.COMPLETE
    judging, product, producer, dossier, council, office = (
        uuid5(NAMESPACE_URL, f"{kind} {called}")
        for kind in ("judging", "product", "producer", "dossier", "council", "office")
    )
    return ProductRated(
        judging=judging,
        product=product,
        producer=producer,
        dossier=dossier,
        council=council,
        level=Level.PROVINCE,
        office=office,
        unit="38",
        producer_unit="14500",
        kind=Kind.FIRST,
        filed_on=FILED[law],
        rules=law,
        pack=released(criteria.pack).digest,
        criteria_set=criteria.number,
        gate_reading=GateReading.MEAN,
        sheets=tuple(sheets),
        average=found.average,
        band=found.band,
        stars=found.stars,
        failed_gates=tuple(FailedGate(stars=g.stars, criterion=g.criterion) for g in found.failed_gates),
        standing=criteria.standing.value,
        notes=tuple(f"{n.vi} / {n.en}" for n in criteria.notes) if noted else (),
        at=datetime(2026, 8, 1, tzinfo=UTC),
    )
