"""A criteria set as JSON shows it: its parts and sections as printed, its criteria, options and gates."""

from pydantic import BaseModel

from law.cases.words import Words, words
from law.wording.sheet import CriteriaSet, Criterion, Gate, KnockOut, Option, Part, Section


class OptionView(BaseModel):
    """`position` is its place on the sheet, from 1."""

    position: int
    points: int
    words: Words
    stars: int | None
    case: Words | None


class CriterionView(BaseModel):
    """An option's `stars` mark the least that so many stars ask for; on the criterion: any above 0.

    Of an `additive` criterion all options that hold count together. `printed_maximum` is there only
    where the print differs from the `maximum` that the options give. `name` is the same in all laws.
    """

    code: str
    name: str
    section: str
    heading: Words | None
    words: Words
    maximum: int
    printed_maximum: int | None
    options: list[OptionView]
    stars: int | None
    needs: str | None
    additive: bool
    notes: list[Words]


class SectionView(BaseModel):
    """`maximum` is the printed one, `total` what its criteria add up to."""

    code: str
    words: Words
    maximum: int
    total: int
    criteria: list[str]


class PartView(BaseModel):
    letter: str
    words: Words
    maximum: int
    total: int
    sections: list[SectionView]


class GateView(BaseModel):
    stars: int
    criterion: str
    at_least: int


class KnockOutView(BaseModel):
    ground: str
    criterion: str | None
    effect: str
    words: Words


class CriteriaSetView(BaseModel):
    """`parts` name the codes of their criteria; `maximum` is the most points that a sheet can have."""

    rules: str
    pack: str
    number: int
    words: Words
    standing: str
    notes: list[Words]
    maximum: int
    parts: list[PartView]
    criteria: list[CriterionView]
    gates: list[GateView]
    knock_outs: list[KnockOutView]


def sheet_view(rules: str, found: CriteriaSet) -> CriteriaSetView:
    return CriteriaSetView(
        rules=rules,
        pack=found.pack,
        number=found.number,
        words=words(found.label),
        standing=found.standing.value,
        notes=[words(note) for note in found.notes],
        maximum=found.maximum,
        parts=[_part(part) for part in found.parts],
        criteria=[_criterion(c, section) for section in found.sections for c in section.criteria],
        gates=[gate_view(gate) for gate in found.gates],
        knock_outs=[_knock_out(ground) for ground in found.knock_outs],
    )


def gate_view(gate: Gate) -> GateView:
    return GateView(stars=gate.stars, criterion=gate.criterion, at_least=gate.at_least)


def _part(part: Part) -> PartView:
    return PartView(
        letter=part.letter,
        words=words(part.label),
        maximum=part.maximum,
        total=part.total,
        sections=[_section(section) for section in part.sections],
    )


def _section(section: Section) -> SectionView:
    return SectionView(
        code=section.code,
        words=words(section.label),
        maximum=section.maximum,
        total=section.total,
        criteria=[criterion.code for criterion in section.criteria],
    )


def _criterion(criterion: Criterion, section: Section) -> CriterionView:
    return CriterionView(
        code=criterion.code,
        name=criterion.name,
        section=section.code,
        heading=None if criterion.heading is None else words(criterion.heading),
        words=words(criterion.label),
        maximum=criterion.maximum,
        printed_maximum=criterion.printed_maximum,
        options=[_option(place, option) for place, option in enumerate(criterion.options, start=1)],
        stars=criterion.stars,
        needs=criterion.needs,
        additive=criterion.additive,
        notes=[words(note) for note in criterion.notes],
    )


def _option(position: int, option: Option) -> OptionView:
    return OptionView(
        position=position,
        points=option.points,
        words=words(option.label),
        stars=option.stars,
        case=None if option.case is None else words(option.case),
    )


def _knock_out(ground: KnockOut) -> KnockOutView:
    return KnockOutView(
        ground=ground.ground,
        criterion=ground.criterion,
        effect=ground.effect.value,
        words=words(ground.label),
    )
