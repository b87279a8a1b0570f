"""A score sheet as the public vocabulary shows it: what may be chosen, and what stars ask of it."""

from demo.client import Json, Person, listed
from demo.sheets import Choice


class Vocabulary:
    """The sheets of all laws; what was asked for is kept."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], list[Choice]] = {}

    async def read(self, reader: Person, rules: str, criteria_set: int) -> list[Choice]:
        key = rules, criteria_set
        if key not in self._known:
            found = await reader.get("evaluation", f"/criteria-sets/{rules}/{criteria_set}")
            self._known[key] = [choice_of(criterion) for criterion in listed(found, "criteria")]
        return self._known[key]


def choice_of(criterion: Json) -> Choice:
    """Without a story 5.2 and 5.3 would not count, so every product of the demo has one."""
    options = [(_whole(o["points"]), o.get("stars")) for o in listed(criterion, "options")]
    gates: dict[int, int] = {}
    for points, stars in options:
        if isinstance(stars, int):
            gates[stars] = min(points, gates.get(stars, points))
    whole = criterion.get("stars")
    if isinstance(whole, int):
        gates[whole] = min(points for points, _ in options if points)
    code = str(criterion["code"])
    return Choice(code, tuple(sorted({p for p, _ in options if p or code != "5.1"})), gates)


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no number of points")
    return value
