"""A criteria set is the score sheet of one product group: parts, sections, criteria, options, gates."""

from enum import Enum

from kernel.record import record


class Standing(Enum):
    """How far a set can be relied on; anything but complete is shown to the council with its notes."""

    COMPLETE = "complete"
    NOTED = "complete with a note"
    PROVISIONAL = "provisional"
    UNUSABLE = "unusable"


class Effect(Enum):
    """What a knock-out does: the dossier is turned away, or the council judges no further."""

    REJECTED = "rejected"
    STOPS = "stops"


@record
class Label:
    vi: str
    en: str


@record
class Option:
    """What a member may choose; `stars` marks it as the least that so many stars ask for."""

    points: int
    label: Label
    stars: int | None = None
    case: Label | None = None


@record
class KnockOut:
    """A ground that ends the judging; without a criterion it concerns the dossier as a whole."""

    ground: str
    label: Label
    effect: Effect
    criterion: str | None = None


@record
class Criterion:
    """One line to score, by exactly one of its options or by none of them (0 points).

    `stars` on the criterion itself asks for any option above 0. `needs` names a criterion without
    which this one counts 0. Options of different `case`s are alternatives. Of an `additive` criterion
    all options that hold count together. `printed_maximum` is there only where the print differs.
    """

    code: str
    name: str
    label: Label
    options: tuple[Option, ...]
    stars: int | None = None
    needs: str | None = None
    heading: Label | None = None
    notes: tuple[Label, ...] = ()
    knock_outs: tuple[KnockOut, ...] = ()
    printed_maximum: int | None = None
    additive: bool = False

    @property
    def maximum(self) -> int:
        given = [option.points for option in self.options]
        return sum(given) if self.additive else max(given, default=0)

    @property
    def points(self) -> frozenset[int]:
        """What a sheet may say; "none of these" is 0 points in every criterion, printed or not."""
        if not self.additive:
            return frozenset({0, *(option.points for option in self.options)})
        sums = {0}
        for option in self.options:
            sums |= {points + option.points for points in sums}
        return frozenset(sums)


@record
class Section:
    """`maximum` is the printed one. A section that is its own only criterion shares its code."""

    code: str
    label: Label
    maximum: int
    criteria: tuple[Criterion, ...]

    @property
    def total(self) -> int:
        return sum(criterion.maximum for criterion in self.criteria)


@record
class Part:
    letter: str
    label: Label
    maximum: int
    sections: tuple[Section, ...]

    @property
    def total(self) -> int:
        return sum(section.total for section in self.sections)


@record
class Gate:
    """For `stars` stars the council's result in `criterion` must be at least `at_least` points."""

    stars: int
    criterion: str
    at_least: int


@record
class CriteriaSet:
    pack: str
    number: int
    label: Label
    parts: tuple[Part, ...]
    standing: Standing
    notes: tuple[Label, ...] = ()
    rejections: tuple[KnockOut, ...] = ()

    def __hash__(self) -> int:
        # Sets are looked up all the time; hashing their every label would cost more than rating.
        return hash((self.pack, self.number))

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(section for part in self.parts for section in part.sections)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for section in self.sections for criterion in section.criteria)

    @property
    def knock_outs(self) -> tuple[KnockOut, ...]:
        """Those that concern the dossier as a whole, then those of the criteria."""
        return (*self.rejections, *(ground for c in self.criteria for ground in c.knock_outs))

    @property
    def maximum(self) -> int:
        """The most points that the options give: 100, or what the notes say."""
        return sum(part.total for part in self.parts)

    @property
    def gates(self) -> tuple[Gate, ...]:
        """By stars, then in the order of the sheet."""
        found = (gate for criterion in self.criteria for gate in gates_of(criterion))
        return tuple(sorted(found, key=lambda gate: gate.stars))


def gates_of(criterion: Criterion) -> list[Gate]:
    points = {(o.stars, o.points) for o in criterion.options if o.stars is not None}
    if criterion.stars is not None:
        points.add((criterion.stars, min(o.points for o in criterion.options if o.points > 0)))
    return [Gate(stars=stars, criterion=criterion.code, at_least=least) for stars, least in sorted(points)]
