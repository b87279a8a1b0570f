"""The second act as it is played: what its councils found, by product and evaluation."""

from dataclasses import dataclass, field
from uuid import UUID

from demo.client import Json, named
from demo.laws.days import Evaluation
from demo.laws.place import DISTRICT_OF
from demo.laws.products import PRODUCTS, Product
from demo.laws.scores import LIVES, Score
from demo.play import Play


@dataclass
class Found:
    """What the last council said that judged a product in one evaluation."""

    judging: UUID
    stars: int
    sent_to: str | None


@dataclass
class Laws:
    """`found` is keyed by the evaluation's and the product's key; `certificates` counts those signed for."""

    play: Play
    found: dict[tuple[str, str], Found] = field(default_factory=dict[tuple[str, str], Found])
    certificates: int = 0

    def of(self, evaluation: Evaluation) -> list[Product]:
        """Who comes to an evaluation."""
        return [p for p in PRODUCTS if LIVES[p.key].score(evaluation) is not None]

    def note(self, evaluation: Evaluation, product: Product, judging: UUID, closed: Json) -> None:
        """Keep what a closing answered; raises TypeError where it rated nothing."""
        stars, to = closed["stars"], closed["sent_to"]
        if not isinstance(stars, int):
            raise TypeError(f"{judging} was not rated: {dict(closed)}")
        self.found[evaluation.key, product.key] = Found(judging, stars, None if to is None else str(to))

    def result(self, evaluation: Evaluation, product: Product) -> Found:
        return self.found[evaluation.key, product.key]

    def sent_up(self, evaluation: Evaluation) -> list[Product]:
        """Those whose last council sent them to the province."""
        return [p for p in self.of(evaluation) if self.result(evaluation, p).sent_to == "province"]


def score(evaluation: Evaluation, product: Product) -> Score:
    found = LIVES[product.key].score(evaluation)
    if found is None:
        raise LookupError(f"{product.key} takes no part in {evaluation.key}")
    return found


def district_of(product: Product) -> str:
    return DISTRICT_OF[product.commune]


def product_id(product: Product) -> UUID:
    return named("laws", "product", product.key)


def producer_id(product: Product) -> UUID:
    return named("laws", "producer", product.key)


def dossier_id(evaluation: Evaluation, product: Product) -> UUID:
    return named("laws", "dossier", evaluation.key, product.key)


def judging_id(evaluation: Evaluation, level: str, product: Product) -> UUID:
    return named("laws", "judging", evaluation.key, level, product.key)
