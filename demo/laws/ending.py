"""How it ended: what the services say of every product, held against what the story wants."""

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence

from demo.client import Json, Unexpected
from demo.laws.decisions import history
from demo.laws.play import Laws
from demo.laws.products import PRODUCTS, Product
from demo.laws.scores import LIVES, REVOKED, Outcome, outcomes
from demo.play import text
from demo.report import Fortune
from demo.words import Words

YEARS = ("2020", "2023", "2026")
SAID = {
    Outcome.NEW: Words("được công nhận", "certified"),
    Outcome.NONE: Words("không đạt", "not certified"),
    Outcome.ROSE: Words("nâng hạng", "rose"),
    Outcome.KEPT: Words("giữ hạng", "kept"),
    Outcome.FELL: Words("xuống hạng", "fell"),
    Outcome.LOST: Words("không còn hạng", "lost its stars"),
    Outcome.PROPOSED: Words("đề nghị 5 sao", "proposed for 5★"),
    Outcome.LAPSED: Words("hết hạn", "lapsed"),
}
ENDED_BY_DECISION = Words("thu hồi", "revoked")
HEADS = (Words("Kết quả", "Outcome"), *(Words(f"Năm {year}", year) for year in YEARS))


async def look(laws: Laws) -> list[Fortune]:
    """Raises Unexpected where one of them is otherwise than the story wants."""
    return list(await asyncio.gather(*(_fortune(laws, product) for product in PRODUCTS)))


async def _fortune(laws: Laws, product: Product) -> Fortune:
    found = [laws.found.get((evaluation.key, product.key)) for evaluation in LIVES[product.key].evaluations]
    stars = [None if each is None else each.stars for each in found]
    if tuple(stars) != LIVES[product.key].stars:
        raise Unexpected(f"{product.key} was given {stars}, which is not what the story wants")
    wanted = _wanted(product)
    rows = await history(laws, product, until=lambda rows: _standing(rows) in wanted)
    ground = text(rows[-1], "ground") if rows else ""
    if ground != REVOKED.get(product.key, ""):
        raise Unexpected(f"{product.key} was revoked on another ground: {ground}")
    return Fortune(
        product=product.name,
        stars=stars,
        outcomes=[outcome.value for outcome in outcomes(stars)],
        certificate=_standing(rows),
        ground=ground,
    )


def _standing(rows: Sequence[Json]) -> str:
    """Of the last certificate; one that ran on until the centre decides is called so."""
    if not rows:
        return ""
    last = rows[-1]
    waits = last["extended_from"] is not None and last["standing"] == "live"
    return "extended" if waits else text(last, "standing")


def _wanted(product: Product) -> Collection[str]:
    """What may have become of the last certificate; five stars are waited for 180 days at most."""
    if product.key in REVOKED:
        return ["revoked"]
    match outcomes(LIVES[product.key].stars)[-1]:
        case Outcome.NEW | Outcome.ROSE | Outcome.KEPT | Outcome.FELL:
            return ["live"]
        case Outcome.PROPOSED:
            return ["extended", "expired"]
        case Outcome.LOST | Outcome.LAPSED:
            return ["expired"]
        case Outcome.NONE:
            return [""]


def totals(fortunes: Sequence[Fortune]) -> dict[str, dict[str, int]]:
    """By year how many were certified, rose, fell and so on; and how many were revoked."""
    found: dict[str, dict[str, int]] = {}
    for place, year in enumerate(YEARS):
        at = [fortune.outcomes[place] for fortune in fortunes if len(fortune.outcomes) > place]
        found[year] = dict(Counter(at))
    found["2026"]["revoked"] = sum(fortune.certificate == "revoked" for fortune in fortunes)
    return found


def show(laws: Laws, fortunes: Sequence[Fortune]) -> None:
    counted = totals(fortunes)
    language = laws.play.screen.language
    said = {**{outcome.value: words for outcome, words in SAID.items()}, "revoked": ENDED_BY_DECISION}
    rows = [
        [words.said(language), *(str(counted[year].get(name, "")) for year in YEARS)]
        for name, words in said.items()
    ]
    number = len(fortunes)
    title = Words(f"{number} sản phẩm qua ba lần đánh giá", f"{number} products through three evaluations")
    laws.play.screen.table(title, HEADS, rows)
