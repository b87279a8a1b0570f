"""What is certified is offered, and a marketplace follows the feed."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from demo.cast import SUBSCRIBER, representative
from demo.client import Json, Unexpected, listed
from demo.play import Play, product_id
from demo.story import ALL, Product
from demo.words import Words

PUBLISHED = "vn.ocop.offer.published.v1"
WITHDRAWN = "vn.ocop.offer.withdrawn.v1"


async def describe(play: Play, products: Sequence[Product]) -> None:
    """By their producers, today; each is published as soon as there is a certificate in force."""
    step = Words(
        f"Mô tả {len(products)} sản phẩm để chào bán", f"{len(products)} products described for sale"
    )
    with play.screen.step(step):
        await asyncio.gather(*(_describe(play, product) for product in products))


async def _describe(play: Play, product: Product) -> None:
    assert product.price is not None, "what has a price is offered"
    low, high = product.price
    body = {
        "text_vi": f"{product.name}, sản phẩm minh họa.",
        "text_en": f"{product.name_en}, an illustration.",
        "sales_unit": "gói 500 g",
        "net_content": {"amount": "500", "measure": "g"},
        "price": {"low": low, "high": high},
    }
    # Trade hears of a product and its producer a moment after registry has.
    path = f"/offers/{product_id(product)}/description"
    await play.cast[representative(product.key)].once_known("POST", "trade", path, body)


@dataclass
class Marketplace:
    """A subscriber who reads the feed from its beginning, and remembers where it stands."""

    play: Play
    cursor: str | None = None
    seen: list[Json] = field(default_factory=list[Json])

    async def follow(self, kind: str, product: Product, seconds: float = 20) -> Json:
        """Read on until this has come; raises Unexpected when it does not come in time."""
        subject = str(product_id(product))
        ends = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < ends:
            for event in await self._read(wait=5):
                if event["type"] == kind and event["subject"] == subject:
                    return event
        raise Unexpected(f"the feed does not tell {kind} of {product.key}")

    async def catch_up(self) -> None:
        while await self._read(wait=0):
            pass

    async def _read(self, *, wait: float) -> list[Json]:
        after = f"&after={int(self.cursor)}" if self.cursor else ""
        path = f"/feeds/certificates?timeout={wait}&limit=500{after}"
        said = await self.play.cast[SUBSCRIBER].ask("GET", "trade", path)
        if said.status != 200:
            raise Unexpected(f"the feed answered {said.status}: {dict(said.body)}")
        self.cursor = said.cursor or self.cursor
        events = listed(said.body)
        self.seen += events
        return events


async def settle(play: Play) -> None:
    """Wait until what was recognised is on the shelf."""
    reader = play.cast[SUBSCRIBER]
    for product in ALL:
        if product.price is not None and play.fate(product).stars in (3, 4):
            path = f"/public/products/{product_id(product)}"
            await reader.until("trade", path, lambda found: found.get("offered") is True)
