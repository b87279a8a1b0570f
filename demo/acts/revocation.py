"""One inspection, one revocation, and how long it takes until the marketplace knows."""

import time

from demo.acts.councils import DISTRICT
from demo.acts.market import WITHDRAWN, Marketplace
from demo.cast import DISTRICT_COMMITTEE, INSPECTOR
from demo.client import listed, named
from demo.days import INSPECTED_ON, REVOCATION_NUMBER, REVOKED_ON
from demo.play import Play, product_id
from demo.story import JUDGED, REVOKED
from demo.words import Words

GROUND = "food-safety-law"


async def revoke(play: Play, marketplace: Marketplace) -> float:
    """Seconds from the moment before the chairman's request to the feed's answer at the subscriber."""
    product = next(p for p in JUDGED if p.key == REVOKED)
    identity = str(product_id(product))
    chairman = play.cast[DISTRICT.chairman]
    found = await chairman.get("evaluation", f"/certificates?product={identity}&standing=live")
    certificate = str(listed(found)[0]["certificate"])
    inspection = named("inspection", product.key)
    with play.screen.step(
        Words(f"Kiểm tra đột xuất {product.name}", f"Unannounced inspection of {product.name_en}")
    ):
        await _inspect(play, str(inspection), identity, certificate)
    body = {
        "number": REVOCATION_NUMBER,
        "legal_bases": ["Luật An toàn thực phẩm"],
        "revoked": [
            {
                "certificate": certificate,
                "product": identity,
                "ground": GROUND,
                "inspection": str(inspection),
                "conclusion": "17/KL-ĐKT",
            }
        ],
    }
    await marketplace.catch_up()
    path = f"/revocations/{named('revocation', product.key)}"
    begun = time.perf_counter()
    await chairman.put("evaluation", path, body, on=REVOKED_ON, hour=16)
    await marketplace.follow(WITHDRAWN, product)
    took = time.perf_counter() - begun
    # The page is a read model, so it may follow a moment after the feed.
    public = f"/public/products/{identity}"
    await chairman.until("trade", public, lambda found: found.get("offered") is False)
    play.screen.say(
        Words(
            f"  Thu hồi {product.name}: sàn nhận tin sau {took * 1000:.0f} ms",
            f"  {product.name_en} revoked: the marketplace knew after {took * 1000:.0f} ms",
        ),
        style="bold red",
    )
    return took


async def _inspect(play: Play, inspection: str, product: str, certificate: str) -> None:
    inspector = play.cast[INSPECTOR]
    office = str(DISTRICT_COMMITTEE.id)
    duty = {"office": office, "subject": "samples", "observation": "Lấy hai mẫu để kiểm nghiệm."}
    held = {"kind": "unannounced", "product": product, "certificate": certificate, "duties": [duty]}
    await inspector.put("evaluation", f"/inspections/{inspection}", held, on=INSPECTED_ON)
    violation = {
        "office": office,
        "subject": "samples",
        "description": "Mẫu minh họa vượt ngưỡng vi sinh cho phép.",
        "law": "Luật An toàn thực phẩm",
    }
    path = f"/inspections/{inspection}/violations/{named('violation', inspection)}"
    await inspector.put("evaluation", path, violation, on=INSPECTED_ON, hour=10)
    conclusion = {"number": "17/KL-ĐKT", "conforms": False, "text": "Vi phạm quy định về an toàn thực phẩm."}
    await inspector.post(
        "evaluation", f"/inspections/{inspection}/conclusion", conclusion, on=INSPECTED_ON, hour=15
    )
