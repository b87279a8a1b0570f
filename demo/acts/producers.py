"""Producers with their products, and the certificates that they had before this system."""

import asyncio
from datetime import date

from demo.acts.councils import DISTRICT
from demo.cast import COMMUNE_OFFICERS, DISTRICT_COMMITTEE, PROVINCE_COMMITTEE, representative
from demo.client import named
from demo.days import LAW
from demo.play import Play, producer_id, product_id
from demo.story import ALL, Product
from demo.words import Words
from law.history import certified_then
from law.level import Level

REGISTERED_ON = date(2021, 3, 1)


async def register(play: Play) -> None:
    """By the officers of their communes, filed late; each producer names who acts for it."""
    step = Words(f"Đăng ký {len(ALL)} chủ thể và sản phẩm", f"{len(ALL)} producers and products registered")
    with play.screen.step(step):
        await asyncio.gather(
            *(_register(play, number, product) for number, product in enumerate(ALL, start=1))
        )
        for product in ALL:
            who = representative(product.key)
            play.cast.persons[who] = await play.cast[who].appointed(1)


async def _register(play: Play, number: int, product: Product) -> None:
    officer = play.cast[COMMUNE_OFFICERS[product.commune]]
    producer, identity = producer_id(product), product_id(product)
    body = {
        "name": product.producer,
        "kind": product.producer_kind,
        "unit": product.commune,
        "registration_number": f"99A8{number:06}",
        "contact": {"representative": f"Đại diện minh họa {number}", "phone": f"0{number:09}"},
    }
    await officer.put("registry", f"/producers/{producer}", body, on=REGISTERED_ON)
    acting = named("representative", product.key)
    who = {"subject": representative(product.key), "name": f"Đại diện minh họa {number}"}
    await officer.put("registry", f"/producers/{producer}/representatives/{acting}", who, on=REGISTERED_ON)
    made = {"producer": str(producer), "name": product.name}
    await officer.put("registry", f"/products/{identity}", made, on=REGISTERED_ON)
    classified = {"generation": LAW.id, "criteria_set": product.criteria_set}
    await officer.post("registry", f"/products/{identity}/classify", classified, on=date(2024, 1, 2))


async def enter_history(play: Play) -> None:
    """Certificates on paper from earlier years; one of them has run out since."""
    old = [product for product in ALL if product.past is not None]
    step = Words(f"Nhập {len(old)} giấy chứng nhận cũ", f"{len(old)} old certificates entered as history")
    with play.screen.step(step):
        for product in old:
            await _enter(play, product)


async def _enter(play: Play, product: Product) -> None:
    assert product.past is not None, "only products with a past are entered"
    # Districts certify three stars only since QĐ 148/2023; before that the province did.
    by_district = certified_then(Level.DISTRICT, product.past.stars, product.past.issued_on)
    body = {
        "product": str(product_id(product)),
        "stars": product.past.stars,
        "decision_number": product.past.number,
        "valid_from": product.past.issued_on.isoformat(),
        "level": "district" if by_district else "province",
        "office": str((DISTRICT_COMMITTEE if by_district else PROVINCE_COMMITTEE).id),
    }
    path = f"/certificates/{named('certificate', product.key)}"
    officer = play.cast[DISTRICT.officer]
    await officer.once_known("PUT", "evaluation", path, body, on=product.past.issued_on)
