"""What practice answers: stars, gates, and the improvements that lead to more stars, with their words."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, WithJsonSchema

from law.cases.practice_case import PracticeCase
from law.cases.words import Words, words
from law.generations import Law
from law.practice.ladder import Chosen, points_of
from law.practice.one_sheet import GateStands
from law.practice.practice import Practice, practise
from law.practice.way_up import Improvement, NoWayUp, WayUp
from law.wording.sheet import CriteriaSet, Criterion, Label

# Java has no constants of truth: the client that openapi-generator makes of them does not compile.
ANY = WithJsonSchema({"type": "boolean"})


class PracticeChoice(BaseModel):
    """Positions on the sheet and what they say; both empty for none of these."""

    positions: list[int]
    points: int
    words: list[Words]


class PracticeGate(BaseModel):
    """`given` is what counts there: a criterion that needs another counts 0 where that one has 0."""

    stars: int
    criterion: str
    words: Words
    at_least: int
    given: int
    held: bool


class PracticeImprovement(BaseModel):
    criterion: str
    words: Words
    before: PracticeChoice
    after: PracticeChoice
    rungs: int
    cost: int


class PracticeWay(BaseModel):
    """The cheapest; `total` and `stars` are what the sheet comes to."""

    reachable: Annotated[Literal[True], ANY] = True
    target: int
    at_least: int
    cost: int
    total: int
    stars: int
    improvements: list[PracticeImprovement]


class PracticeNoWay(BaseModel):
    """With all raised that can be: the `most` points, and the gates that still fail."""

    reachable: Annotated[Literal[False], ANY] = False
    target: int
    at_least: int
    most: int
    failing: list[PracticeGate]


class PracticeKnockOut(BaseModel):
    ground: str
    criterion: str | None
    words: Words


class PracticeAnswer(BaseModel):
    """`towards` is null with five stars. `knock_outs` end a judging whatever the points are."""

    rules: str
    source: str
    pack: str
    set: int
    words: Words
    standing: str
    notes: list[Words]
    choices: dict[str, PracticeChoice]
    total: int
    maximum: int
    band: int
    stars: int
    gates: list[PracticeGate]
    towards: PracticeWay | PracticeNoWay | None
    knock_outs: list[PracticeKnockOut]


def answered(case: PracticeCase, criteria_set: CriteriaSet) -> PracticeAnswer:
    """Raises what the case raises, NotOnTheSheet or AlreadyReached."""
    practice = practise(criteria_set, case.chosen(criteria_set), case.wish())
    return Teller(criteria_set).answer(case.law(), practice)


class Teller:
    """Puts the set's words to what was found in places and codes."""

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self._set = criteria_set
        self._criteria = {criterion.code: criterion for criterion in criteria_set.criteria}

    def answer(self, law: Law, practice: Practice) -> PracticeAnswer:
        chosen = zip(self._set.criteria, practice.chosen, strict=True)
        return PracticeAnswer(
            rules=law.id,
            source=law.source,
            pack=self._set.pack,
            set=self._set.number,
            words=words(self._set.label),
            standing=self._set.standing.value,
            notes=[words(note) for note in self._set.notes],
            choices={criterion.code: choice(criterion, each) for criterion, each in chosen},
            total=practice.total,
            maximum=self._set.maximum,
            band=practice.band,
            stars=practice.stars,
            gates=self.gates(practice.gates),
            towards=self.towards(practice.towards),
            knock_outs=[
                PracticeKnockOut(ground=k.ground, criterion=k.criterion, words=words(k.label))
                for k in self._set.knock_outs
            ],
        )

    def gates(self, gates: Sequence[GateStands]) -> list[PracticeGate]:
        return [
            PracticeGate(
                stars=gate.stars,
                criterion=gate.criterion,
                words=words(self._criteria[gate.criterion].label),
                at_least=gate.at_least,
                given=gate.given,
                held=gate.held,
            )
            for gate in gates
        ]

    def towards(self, way: WayUp | NoWayUp | None) -> PracticeWay | PracticeNoWay | None:
        match way:
            case WayUp():
                return PracticeWay(
                    target=way.target,
                    at_least=way.at_least,
                    cost=way.cost,
                    total=way.total,
                    stars=way.stars,
                    improvements=[self.improvement(each) for each in way.improvements],
                )
            case NoWayUp():
                return PracticeNoWay(
                    target=way.target,
                    at_least=way.at_least,
                    most=way.most,
                    failing=self.gates(way.failing),
                )
            case None:
                return None

    def improvement(self, found: Improvement) -> PracticeImprovement:
        criterion = self._criteria[found.criterion]
        return PracticeImprovement(
            criterion=found.criterion,
            words=words(criterion.label),
            before=choice(criterion, found.before.chosen),
            after=choice(criterion, found.after.chosen),
            rungs=found.after.rungs,
            cost=found.cost,
        )


def choice(criterion: Criterion, chosen: Chosen) -> PracticeChoice:
    labels: list[Label] = [criterion.options[position - 1].label for position in chosen]
    return PracticeChoice(
        positions=list(chosen),
        points=points_of(criterion, chosen),
        words=[words(label) for label in labels],
    )
