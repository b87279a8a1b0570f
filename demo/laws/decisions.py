"""What was found is signed: three stars by districts while they do, all else by the province."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from uuid import UUID

from demo.client import Json, listed, named
from demo.laws.cast import DISTRICT_COUNCILS, PROVINCE_COUNCIL, PROVINCE_OFFICER, Council
from demo.laws.days import Evaluation
from demo.laws.place import PROVINCE
from demo.laws.play import Laws, district_of, product_id
from demo.laws.products import Product
from demo.laws.scores import certified
from demo.words import Words
from kernel.clock import now
from kernel.days import local_date
from law.duties import certifier
from law.level import Level

ALL = "/certificates?limit=200"


def decision_id(evaluation: Evaluation, unit: str) -> UUID:
    return named("laws", "decision", evaluation.key, unit)


def signer_of(laws: Laws, evaluation: Evaluation, product: Product) -> Council | None:
    """Whose chairman signs; None where there is nothing that a district or a province certifies."""
    found = laws.result(evaluation, product)
    if not certified(found.stars):
        return None
    by_district = certifier(evaluation.law, found.stars, evaluation.signed_on) is Level.DISTRICT
    return DISTRICT_COUNCILS[district_of(product)] if by_district else PROVINCE_COUNCIL


async def sign(laws: Laws, evaluation: Evaluation) -> None:
    """Returns once everybody who was recognised has a certificate."""
    signed: dict[str, list[Product]] = defaultdict(list)
    for product in laws.of(evaluation):
        council = signer_of(laws, evaluation, product)
        if council is not None:
            signed[council.unit].append(product)
    number = sum(len(products) for products in signed.values())
    step = Words(
        f"{evaluation.name}: {len(signed)} quyết định công nhận {number} sản phẩm",
        f"{evaluation.key}: {number} products recognised; decisions signed: {len(signed)}",
    )
    with laws.play.screen.step(step):
        await asyncio.gather(*(_decide(laws, evaluation, unit, found) for unit, found in signed.items()))
        laws.certificates += number
        await laws.play.cast[PROVINCE_OFFICER].until(
            "evaluation", ALL, lambda found: len(listed(found)) == laws.certificates
        )


async def _decide(laws: Laws, evaluation: Evaluation, unit: str, products: Sequence[Product]) -> None:
    council = PROVINCE_COUNCIL if unit == PROVINCE else DISTRICT_COUNCILS[unit]
    recognised = [
        {
            "product": str(product_id(product)),
            "judging": str(laws.result(evaluation, product).judging),
            "stars": laws.result(evaluation, product).stars,
        }
        for product in products
    ]
    own = f"{evaluation.key[-1]}{unit}/QĐ-UBND"
    number = evaluation.number if unit == PROVINCE else own
    body = {"number": number, "legal_bases": [evaluation.basis], "recognised": recognised}
    path = f"/decisions/{decision_id(evaluation, unit)}"
    await laws.play.cast[council.chairman].put("evaluation", path, body, on=evaluation.signed_on, hour=16)


async def until_lapsed(laws: Laws) -> None:
    """Wait until the clock has ended every certificate whose last day is over."""
    step = Words(
        "Giấy chứng nhận quá thời hạn 36 tháng tự hết hiệu lực",
        "Certificates whose 36 months are over expire by themselves",
    )
    with laws.play.screen.step(step):
        path = f"{ALL}&standing=live"
        await laws.play.cast[PROVINCE_OFFICER].until("evaluation", path, _none_is_over)


def _none_is_over(found: Json) -> bool:
    today = local_date(now()).isoformat()
    return all(str(row["valid_until"]) >= today for row in listed(found))


async def history(
    laws: Laws, product: Product, until: Callable[[list[Json]], bool] = lambda _: True
) -> list[Json]:
    """All that a product ever had, the earliest first; raises Unexpected if they stay otherwise."""
    found = await laws.play.cast[PROVINCE_OFFICER].until(
        "evaluation",
        f"/certificates?product={product_id(product)}",
        lambda found: until(_in_order(found)),
        20,
    )
    return _in_order(found)


def _in_order(found: Json) -> list[Json]:
    return sorted(listed(found), key=lambda row: str(row["valid_from"]))
