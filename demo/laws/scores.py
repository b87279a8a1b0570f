"""What councils gave the thirty-nine products in 2020, 2023 and 2026, and so what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from demo.laws.days import SPRING_2020, SPRING_2023, SUMMER_2020, SUMMER_2023, YEAR_2026, Evaluation

SPRING = (SPRING_2020, SPRING_2023, YEAR_2026)
SUMMER = (SUMMER_2020, SUMMER_2023, YEAR_2026)
BANDS = ((5, 90), (4, 70), (3, 50), (2, 30))
# A criterion of every set under R4 and R6: growth of sales, which asks for something from four stars on.
GROWTH = "3.4"


class Outcome(StrEnum):
    """What an evaluation meant for a product, beside the one before."""

    NEW = "new"
    NONE = "none"
    ROSE = "rose"
    KEPT = "kept"
    FELL = "fell"
    LOST = "lost"
    PROPOSED = "proposed"
    LAPSED = "lapsed"


def band_of(points: int) -> int:
    return next((stars for stars, least in BANDS if points >= least), 1)


@dataclass(frozen=True)
class Score:
    """`first` is what the first council's members give around, `above` the next one's.

    `weak` is a criterion that every member scores below its gate for four stars.
    """

    first: int
    above: int | None = None
    weak: str | None = None

    @property
    def points(self) -> int:
        return self.first if self.above is None else self.above

    @property
    def stars(self) -> int:
        band = band_of(self.points)
        return 3 if self.weak is not None and band == 4 else band


@dataclass(frozen=True)
class Life:
    """A None is a year in which the producer did not come back."""

    spring: bool
    in_2020: Score
    in_2023: Score | None = None
    in_2026: Score | None = None

    @property
    def evaluations(self) -> tuple[Evaluation, Evaluation, Evaluation]:
        """Those to which it could come in 2020, 2023 and 2026."""
        return SPRING if self.spring else SUMMER

    def score(self, evaluation: Evaluation) -> Score | None:
        """None where it took no part in this one."""
        given = zip(self.evaluations, (self.in_2020, self.in_2023, self.in_2026), strict=True)
        return next((score for held, score in given if held is evaluation), None)

    @property
    def ended_by_its_term(self) -> bool:
        """Whether it was certified in 2023 and nobody asked for more."""
        return self.in_2023 is not None and certified(self.in_2023.stars) and self.in_2026 is None

    @property
    def stars(self) -> tuple[int, int | None, int | None]:
        """As they should be found in 2020, 2023 and 2026."""
        again, third = self.in_2023, self.in_2026
        return self.in_2020.stars, again and again.stars, third and third.stars


def outcomes(found: Sequence[int | None]) -> list[Outcome]:
    """What the stars of one year mean beside those of the year before; None where nobody came back."""
    before: int | None = None
    said: list[Outcome] = []
    for stars in found:
        if stars is None:
            return [*said, Outcome.LAPSED] if certified(before) else said
        said.append(_compared(before, stars))
        before = stars
    return said


def _compared(before: int | None, now: int) -> Outcome:
    if now == 5:
        return Outcome.PROPOSED
    if before is None or not certified(before):
        return Outcome.NEW if certified(now) else Outcome.NONE
    if not certified(now):
        return Outcome.LOST
    if now == before:
        return Outcome.KEPT
    return Outcome.ROSE if now > before else Outcome.FELL


def certified(stars: int | None) -> bool:
    """By a district or the province; five stars are the centre's."""
    return stars in (3, 4)


def _spring(in_2020: Score, in_2023: Score | None = None, in_2026: Score | None = None) -> Life:
    return Life(True, in_2020, in_2023, in_2026)


def _summer(in_2020: Score, in_2023: Score | None = None, in_2026: Score | None = None) -> Life:
    return Life(False, in_2020, in_2023, in_2026)


LIVES: Mapping[str, Life] = {
    "garlic": _spring(Score(64, 62), Score(66), Score(76)),
    "coconut": _spring(Score(57, 55)),
    "fish-cake": _spring(Score(78, 76), Score(77, 78), Score(75, weak=GROWTH)),
    "candy-cake": _spring(Score(55, 53), Score(58)),
    "straw": _spring(Score(44)),
    "lingzhi": _spring(Score(61, 60), Score(75, 76), Score(77)),
    "oyster": _spring(Score(54, 52), Score(56)),
    "water": _spring(Score(52, 53), Score(46)),
    "daisies": _spring(Score(66, 64), Score(65), Score(47)),
    "carving": _spring(Score(81, 79), Score(80, 82), Score(92)),
    "beads": _spring(Score(63, 61), Score(64)),
    "black-rice": _spring(Score(75, 73), Score(66), Score(64)),
    "herb-rice": _spring(Score(62, 60), Score(63)),
    "spinach": _spring(Score(38)),
    "white-prawn": _spring(Score(76, 74), Score(76, 75, GROWTH)),
    "lingzhi-tea": _spring(Score(59, 57), Score(61)),
    "red-lingzhi": _spring(Score(65, 63), Score(76, 75), Score(78)),
    "city-oyster": _spring(Score(55, 53)),
    "wood-ear": _spring(Score(56, 47)),
    "shiitake": _spring(Score(60, 58), Score(62)),
    "prawn-cracker": _summer(Score(77, 75), Score(79, 77), Score(78)),
    "rice-paper": _summer(Score(62, 60), Score(63), Score(76)),
    "rice": _summer(Score(67, 65), Score(76, 75), Score(77)),
    "fish-sauce": _summer(Score(84, 82), Score(82, 80), Score(81)),
    "bronze": _summer(Score(58, 56), Score(60), Score(61)),
    "mango": _summer(Score(76, 74), Score(77, 76), Score(66)),
    "dried-mango": _summer(Score(63, 62), Score(65), Score(66)),
    "town-mango": _summer(Score(56, 54)),
    "taro": _summer(Score(26)),
    "pomelo": _summer(Score(76, 74), Score(78, 76), Score(79)),
    "melon": _summer(Score(61, 59), Score(75, 76), Score(77)),
    "tamarillo": _summer(Score(53, 50)),
    "jujube": _summer(Score(60, 58), Score(62), Score(63)),
    "soft-mango": _summer(Score(75, 73), Score(76, 75), Score(77)),
    "lobster": _summer(Score(74, 76), Score(76, 77), Score(78)),
    "goat": _summer(Score(46), Score(58), Score(60)),
    "durian": _summer(Score(79, 78), Score(80, 79), Score(80)),
    "banana": _summer(Score(54, 52)),
    "cane": _summer(Score(54, 46)),
}
# Asked to judge in writing, one member of the council differs from all others.
DIFFERENT = "durian"
# Three certificates revoked in one decision, each on a ground of its own; the first after an inspection.
REVOKED: Mapping[str, str] = {
    "soft-mango": "criteria-no-longer-met",
    "dried-mango": "untruthful-dossier",
    "bronze": "no-longer-produced",
}
# Whose lives are told at the end.
TOLD = ("fish-cake", "rice-paper")
