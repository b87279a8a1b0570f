"""November 2026: one decision revokes three certificates, each on a ground of its own."""

from collections.abc import Sequence

from demo.client import Json, named
from demo.laws.cast import PROVINCE_COUNCIL
from demo.laws.days import R6, REVOKED_ON
from demo.laws.decisions import history
from demo.laws.inspection import CONCLUSION, inspect, inspection_id
from demo.laws.play import Laws, product_id
from demo.laws.products import PRODUCTS, Product
from demo.laws.scores import LIVES, REVOKED
from demo.words import Words

NEEDS_CONCLUSION = "criteria-no-longer-met"
WORDS = {
    NEEDS_CONCLUSION: Words("không còn đáp ứng bộ tiêu chí", "no longer meets the criteria"),
    "untruthful-dossier": Words("hồ sơ không trung thực", "its dossier was untruthful"),
    "no-longer-produced": Words("chủ thể không còn sản xuất", "its producer stopped making it"),
}


async def revoke(laws: Laws) -> None:
    """It also states which certificates of 2023 have ended by their term."""
    revoked = [product for product in PRODUCTS if product.key in REVOKED]
    lapsed = [product for product in PRODUCTS if LIVES[product.key].ended_by_its_term]
    inspected = [product for product in revoked if REVOKED[product.key] == NEEDS_CONCLUSION]
    for product in inspected:
        await inspect(laws, product)
    step = Words(
        f"Một quyết định thu hồi {len(revoked)} giấy chứng nhận, ghi nhận {len(lapsed)} giấy đã hết hạn",
        f"One decision revokes {len(revoked)} certificates and names {len(lapsed)} that have ended",
    )
    with laws.play.screen.step(step):
        await _decide(laws, revoked, lapsed)
    for product in revoked:
        why = WORDS[REVOKED[product.key]]
        laws.play.screen.note(Words(f"{product.name}: {why.vi}", f"{product.name_en}: {why.en}"))


async def _decide(laws: Laws, revoked: Sequence[Product], lapsed: Sequence[Product]) -> None:
    named_in_it = [await _item(laws, product) for product in revoked]
    ended = [str((await history(laws, product))[-1]["certificate"]) for product in lapsed]
    body = {"number": "2961/QĐ-UBND", "legal_bases": [R6], "revoked": named_in_it, "lapsed": ended}
    chairman = laws.play.cast[PROVINCE_COUNCIL.chairman]
    path = f"/revocations/{named('laws', 'revocation')}"
    await chairman.put("evaluation", path, body, on=REVOKED_ON, hour=16)


async def _item(laws: Laws, product: Product) -> Json:
    ground = REVOKED[product.key]
    bears = ground == NEEDS_CONCLUSION
    return {
        "certificate": str((await history(laws, product))[-1]["certificate"]),
        "product": str(product_id(product)),
        "ground": ground,
        "inspection": str(inspection_id(product)) if bears else None,
        "conclusion": CONCLUSION if bears else "",
    }
