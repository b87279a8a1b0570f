"""The filter judges by the law of the filing day, on the last day of one and the first of the next."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from law.cases.rate import main
from law.generations import LAWS, Kind
from law.wording.packs import released
from tests.law.sheets import full

# R1 had no national sheets; between the districts' end and R5 there was no law.
DAYS: Mapping[str, str] = {
    "2018-05-06": "no-rules-in-force",
    "2018-05-07": "set-not-rateable",
    "2019-08-20": "set-not-rateable",
    "2019-08-21": "R2",
    "2020-06-07": "R2",
    "2020-06-08": "R3",
    "2023-02-23": "R3",
    "2023-02-24": "R4",
    "2025-06-30": "R4",
    **{f"2025-07-0{day}": "no-rules-in-force" for day in range(1, 6)},
    "2025-07-06": "R5",
    "2026-05-21": "R5",
    "2026-05-22": "R6",
}
PACKS = {"R2": "R2", "R3": "R3", "R4": "R4", "R5": "R4", "R6": "R6"}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("day", DAYS)
def test_a_day_has_its_law_or_none(day: str, kind: Kind) -> None:
    law = DAYS[day]
    best = full(released(PACKS.get(law, "R4")).sets[9])
    case = {"id": 1, "filed_on": day, "set": 9, "kind": kind, "sheets": [{"member": "m1", "scores": best}]}

    [answer] = map(json.loads, main([json.dumps(case)]))

    if law in PACKS:
        assert (answer["rules"], answer["stars"]) == (law, 5)
    else:
        assert answer["refused"] == law


def test_every_change_is_among_them_from_both_sides() -> None:
    days = {law.first for law in LAWS} | {law.last for law in LAWS if law.last is not None}
    assert days <= set(map(date.fromisoformat, DAYS))
