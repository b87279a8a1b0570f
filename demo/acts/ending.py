"""How it ended: by product, by event, and whether store, topic and read models agree."""

from collections import Counter

from demo.acts.councils import DISTRICT
from demo.acts.market import Marketplace
from demo.client import listed
from demo.play import Fate, Play, product_id, text
from demo.story import ALL, IN_PREPARATION, RUNS_OUT, Product
from demo.words import Words

HEADS = (
    Words("Sản phẩm", "Product"),
    Words("Điểm", "Points"),
    Words("Sao", "Stars"),
    Words("Không đạt", "Failed gates"),
    Words("Giấy chứng nhận", "Certificate"),
    Words("Chào bán", "Offer"),
)
STANDING = {
    "live": Words("còn hiệu lực", "in force"),
    "expired": Words("hết hạn", "expired"),
    "revoked": Words("thu hồi", "revoked"),
    "superseded": Words("được thay", "superseded"),
    "by-producer": Words("chủ thể rút", "withdrawn"),
}
NO_CERTIFICATE = Words("không cấp", "none")
PREPARING = Words("đang chuẩn bị", "in preparation")
ON_SALE = Words("đang chào bán", "on sale")


async def look(play: Play) -> None:
    """Ask the services how each product stands."""
    for product in ALL:
        fate = play.fate(product)
        fate.certificate = await _certificate(play, product)
        fate.offer = await _offer(play, product)


async def settle(play: Play) -> None:
    """Wait until the certificate of 2021 has run out, on the shelf as well."""
    officer = play.cast[DISTRICT.officer]
    path = f"/certificates?product={product_id(RUNS_OUT)}&standing=expired"
    await officer.until("evaluation", path, lambda found: len(listed(found)) == 1)
    public = f"/public/products/{product_id(RUNS_OUT)}"
    await officer.until("trade", public, lambda found: found.get("offered") is False)


async def _certificate(play: Play, product: Product) -> str:
    if product is IN_PREPARATION:
        return PREPARING.said(play.screen.language)
    path = f"/certificates?product={product_id(product)}"
    found = listed(await play.cast[DISTRICT.officer].get("evaluation", path))
    newest = max(found, key=lambda row: str(row["valid_from"]), default=None)
    if newest is None:
        return NO_CERTIFICATE.said(play.screen.language)
    standing = STANDING[text(newest, "standing")].said(play.screen.language)
    return f"{newest['stars']}★ → {newest['valid_until']}, {standing}"


async def _offer(play: Play, product: Product) -> str:
    if product.price is None:
        return ""
    said = await play.cast[DISTRICT.officer].ask("GET", "trade", f"/public/products/{product_id(product)}")
    if said.status != 200:
        return ""
    if said.body["offered"]:
        return ON_SALE.said(play.screen.language)
    withdrawn = said.body.get("withdrawn")
    reason = withdrawn.get("reason") if isinstance(withdrawn, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType] -- JSON
    return STANDING[str(reason)].said(play.screen.language)  # pyright: ignore[reportUnknownArgumentType] -- JSON


def show(play: Play) -> None:
    title = Words("Kết quả (điểm chỉ để minh họa)", "How it ended (scores are illustrative)")
    play.screen.table(title, HEADS, [_row(play, product) for product in ALL])


def _row(play: Play, product: Product) -> list[str]:
    fate: Fate = play.fate(product)
    name = product.name if play.screen.language == "vi" else product.name_en
    stars = "" if fate.stars is None else f"{fate.stars}★"
    return [name, fate.points, stars, " ".join(fate.failed_gates), fate.certificate, fate.offer]


def by_type(marketplace: Marketplace) -> dict[str, int]:
    """How many events of each type the marketplace has read."""
    return dict(Counter(str(event["type"]) for event in marketplace.seen))
