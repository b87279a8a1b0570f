"""What a maker asks of practice, checked and typed; nothing of it is kept."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from kernel.body import Body
from kernel.errors import Malformed
from law.cases.law_id import LawId
from law.generations import law_named, rules_in_force
from law.practice.ladder import Chosen
from law.practice.ticks import chosen_by_points, chosen_by_position
from law.practice.way_up import Wish
from law.provisions import Kind, Law
from law.wording.sheet import CriteriaSet


def listed(given: object) -> object:
    """A single position is a list of one."""
    return [given] if isinstance(given, int) else given


type Code = Annotated[str, Field(pattern=r"^\d{1,2}(\.\d{1,2}){0,2}$", examples=["1.1"])]
type Position = Annotated[int, Field(ge=0, le=100, strict=True)]
type Positions = Annotated[
    list[Position],
    Field(max_length=100),
    # The schema says lists, which every generated client can be made for.
    BeforeValidator(listed),
]
type Points = Annotated[int, Field(ge=0, le=100, strict=True)]
type Price = Annotated[int, Field(ge=1, le=1_000_000_000, strict=True)]

# A sheet has fewer criteria, of which some have several names.
MOST = 200
FIRST_TICKS = {"1.1": [2], "1.2": [0], "2.1": [1, 3]}


class PracticeCase(Body):
    """One sheet, under the law of a filing day or one named by `rules`.

    `choices` are positions of options on the sheet, from 1, and 0 for none of these; a list where
    boxes add up. `scores` are points instead, as a council gives them. `costs` price a rung (else 1),
    `fixed` cannot change, `target` is how many stars (else one more).
    """

    filed_on: date | None = None
    rules: LawId | None = None
    kind: Kind = Kind.FIRST
    set: Annotated[int, Field(ge=1, le=26, strict=True)]
    choices: Annotated[dict[Code, Positions], Field(max_length=MOST, examples=[FIRST_TICKS])] | None = None
    scores: Annotated[dict[Code, Points], Field(max_length=MOST, examples=[{"1.1": 3}])] | None = None
    costs: Annotated[dict[Code, Price], Field(max_length=MOST, default_factory=dict[str, int])]
    fixed: Annotated[list[Code], Field(max_length=MOST, default_factory=list[str])]
    target: Annotated[int, Field(ge=2, le=5, strict=True)] | None = None

    def law(self) -> Law:
        """Raises Malformed unless exactly one of `filed_on` and `rules` is there, and NoRulesInForce."""
        if self.rules is not None and self.filed_on is None:
            return law_named(self.rules)
        if self.filed_on is not None and self.rules is None:
            return rules_in_force(self.filed_on, self.kind).law
        raise one_of("filed_on", "rules")

    def chosen(self, criteria_set: CriteriaSet) -> tuple[Chosen, ...]:
        """Raises Malformed unless exactly one of `choices` and `scores` is there, and their refusals."""
        if self.choices is not None and self.scores is None:
            choices: dict[str, Sequence[int]] = dict(self.choices)
            return chosen_by_position(criteria_set, choices)
        if self.scores is not None and self.choices is None:
            return chosen_by_points(criteria_set, self.scores)
        raise one_of("choices", "scores")

    def wish(self) -> Wish:
        return Wish(costs=self.costs, fixed=self.fixed, target=self.target)


def one_of(field: str, other: str) -> Malformed:
    return Malformed(
        f"it takes either {field} or {other}", f"cần đúng một trong hai: {field} hoặc {other}", field=field
    )
