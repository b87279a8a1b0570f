"""October 2026: an inspection as planned, with a sample, a test that fails, and what was concluded."""

from uuid import UUID

from demo.client import Json, named
from demo.laws.cast import INSPECTOR, PROVINCE_COUNCIL, committee
from demo.laws.days import CONCLUDED_ON, INSPECTED_ON, PLANNED_ON, TESTED_ON
from demo.laws.decisions import history
from demo.laws.play import Laws, product_id
from demo.laws.products import Product
from demo.words import Words

CONCLUSION = "31/KL-ĐKT"
OFFICE = str(committee(PROVINCE_COUNCIL.unit).id)


def inspection_id(product: Product) -> UUID:
    return named("laws", "inspection", product.key)


async def inspect(laws: Laws, product: Product) -> None:
    step = Words(
        f"Kiểm tra {product.name}: lấy mẫu, kiểm nghiệm không đạt",
        f"Inspection of {product.name_en}: a sample is taken and fails its test",
    )
    with laws.play.screen.step(step):
        await _hold(laws, product)
        await _test(laws, product)
        await _find(laws, product)
        path = f"/inspections/{inspection_id(product)}/conclusion"
        conclusion = {"number": CONCLUSION, "conforms": False, "text": "Không còn đáp ứng bộ tiêu chí."}
        inspector = laws.play.cast[INSPECTOR]
        await inspector.post("evaluation", path, conclusion, on=CONCLUDED_ON, hour=15)


async def _hold(laws: Laws, product: Product) -> None:
    """As planned two weeks before."""
    inspector, path = laws.play.cast[INSPECTOR], f"/inspections/{inspection_id(product)}"
    certificate = (await history(laws, product))[-1]["certificate"]
    about: Json = {"kind": "periodic", "product": str(product_id(product)), "certificate": certificate}
    part = {"office": OFFICE, "subject": "samples"}
    plan = {**about, "planned_for": INSPECTED_ON.isoformat(), "assignments": [part]}
    await inspector.put("evaluation", f"{path}/plan", plan, on=PLANNED_ON)
    held = {**about, "duties": [{**part, "observation": "Lấy một mẫu để kiểm nghiệm."}]}
    await inspector.put("evaluation", path, held, on=INSPECTED_ON)


async def _test(laws: Laws, product: Product) -> None:
    inspector, path = laws.play.cast[INSPECTOR], f"/inspections/{inspection_id(product)}"
    sample, test = named("laws", "sample", product.key), named("laws", "test", product.key)
    taken = {"office": OFFICE, "code": "M-01", "of": f"{product.name}, lô 10/2026 (hư cấu)"}
    await inspector.put("evaluation", f"{path}/samples/{sample}", taken, on=INSPECTED_ON, hour=10)
    slip = {
        "office": OFFICE,
        "sample": str(sample),
        "laboratory": "Trung tâm kiểm nghiệm tỉnh (hư cấu)",
        "number": "215/PKN",
        "conforms": False,
        "findings": "Độ ẩm và vi sinh vượt mức công bố (hư cấu).",
    }
    await inspector.put("evaluation", f"{path}/tests/{test}", slip, on=TESTED_ON, hour=9)


async def _find(laws: Laws, product: Product) -> None:
    violation = {
        "office": OFFICE,
        "subject": "samples",
        "description": "Sản phẩm không đạt tiêu chuẩn đã công bố (hư cấu).",
        "law": "Luật Chất lượng sản phẩm, hàng hóa",
    }
    identity = named("laws", "violation", product.key)
    path = f"/inspections/{inspection_id(product)}/violations/{identity}"
    await laws.play.cast[INSPECTOR].put("evaluation", path, violation, on=TESTED_ON, hour=10)
