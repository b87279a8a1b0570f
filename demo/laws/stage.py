"""April 2020: the province with its districts and communes, its councils, and thirty-nine products."""

import asyncio
from datetime import date

from demo.acts import stage
from demo.laws.cast import COMMUNE_OFFICERS, COUNCILS, OFFICES, PARTS, Council
from demo.laws.days import PLAN_ON, RECLASSIFIED_ON
from demo.laws.place import BEFORE, commune_on
from demo.laws.play import Laws, producer_id, product_id
from demo.laws.products import PRODUCTS, Product
from demo.laws.scores import LIVES
from demo.words import Words
from law.generations import rules_in_force
from law.provisions import Kind

ESTABLISHED_ON = date(2020, 4, 1)


async def set_stage(laws: Laws) -> None:
    await stage.enter(laws.play, BEFORE, OFFICES, PARTS)
    step = Words(
        "8 Hội đồng cấp huyện 5 thành viên, Hội đồng tỉnh 9 thành viên (QĐ 1048/2019)",
        "8 district councils of 5 members, the province's of 9 (QĐ 1048/2019)",
    )
    with laws.play.screen.step(step):
        await asyncio.gather(*(_establish(laws, council) for council in COUNCILS))
    number = len(PRODUCTS)
    step = Words(f"{number} sản phẩm của 8 huyện, thị xã, thành phố", f"{number} products of 8 districts")
    with laws.play.screen.step(step):
        await asyncio.gather(*(_register(laws, n, p) for n, p in enumerate(PRODUCTS, start=1)))


async def reclassify(laws: Laws) -> None:
    """QĐ 148/2023 numbers the sets otherwise."""
    products = [product for product in PRODUCTS if LIVES[product.key].in_2023 is not None]
    step = Words(
        f"Phân loại {len(products)} sản phẩm theo bộ tiêu chí mới (QĐ 148/2023)",
        f"{len(products)} products classified by the new sets (QĐ 148/2023)",
    )
    with laws.play.screen.step(step):
        await asyncio.gather(*(classify(laws, p, RECLASSIFIED_ON) for p in products))


async def classify(laws: Laws, product: Product, on: date) -> None:
    """By the sets of the law of that day."""
    law = rules_in_force(on, Kind.FIRST).law
    officer = laws.play.cast[COMMUNE_OFFICERS[commune_on(product.commune, on)]]
    body = {"generation": law.id, "criteria_set": product.set_under(law)}
    await officer.post("registry", f"/products/{product_id(product)}/classify", body, on=on)


async def _establish(laws: Laws, council: Council) -> None:
    """Beside what the law sets the regulation leaves all as is usual: a quorum of three in four, say."""
    cast = laws.play.cast
    chairman = cast[council.chairman]
    persons = [cast.person(part) for part in council.bench]
    seats = [
        {"member": person, "department": department}
        for person, department in zip(persons, council.departments, strict=True)
    ]
    body = {
        "name": council.name,
        "decision_number": "01/QĐ-UBND",
        "chair": persons[0],
        "secretary": cast.person(council.secretary),
        "seats": seats,
    }
    path = f"/councils/{council.id}"
    await chairman.put("evaluation", path, body, on=ESTABLISHED_ON)
    regulation = {"document": "01/QC-HĐ"}
    await chairman.post("evaluation", f"{path}/regulation", regulation, on=ESTABLISHED_ON)


async def _register(laws: Laws, number: int, product: Product) -> None:
    officer = laws.play.cast[COMMUNE_OFFICERS[product.commune]]
    body = {
        "name": product.producer,
        "kind": product.kind,
        "unit": product.commune,
        "registration_number": f"98A8{number:06}",
        "contact": {"representative": f"Đại diện hư cấu {number}", "phone": f"0{number:09}"},
    }
    await officer.put("registry", f"/producers/{producer_id(product)}", body, on=PLAN_ON)
    made = {"producer": str(producer_id(product)), "name": product.name}
    await officer.put("registry", f"/products/{product_id(product)}", made, on=PLAN_ON)
    await classify(laws, product, PLAN_ON)
