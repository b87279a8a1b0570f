"""The play: who takes part, what is told on the way, and what came of each product."""

from dataclasses import dataclass, field
from uuid import UUID

from demo.cast import Cast
from demo.client import Json, Said, Unexpected, named
from demo.screen import Screen
from demo.story import Product
from demo.vocabulary import Vocabulary


@dataclass
class Fate:
    """What came of a product, as the services said it."""

    points: str = ""
    stars: int | None = None
    failed_gates: list[str] = field(default_factory=list[str])
    rated: UUID | None = None
    sent_to: str | None = None
    certificate: str = ""
    offer: str = ""


@dataclass
class Play:
    cast: Cast
    screen: Screen
    fates: dict[str, Fate] = field(default_factory=dict[str, Fate])
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def fate(self, product: Product) -> Fate:
        return self.fates.setdefault(product.key, Fate())

    def refused(self, said: Said, rule: str) -> None:
        """Show what a rule said no to; raises Unexpected where it was not this rule."""
        if said.rule != rule:
            raise Unexpected(f"expected the rule {rule} to refuse, got {said.status}: {dict(said.body)}")
        self.screen.refusal(said)


def product_id(product: Product) -> UUID:
    return named("product", product.key)


def producer_id(product: Product) -> UUID:
    return named("producer", product.key)


def dossier_id(product: Product) -> UUID:
    return named("dossier", product.key)


def text(body: Json, field_name: str) -> str:
    """A field of an answer as text, empty where it is not there."""
    found = body.get(field_name)
    return "" if found is None else str(found)
