"""Dossiers as each law wants them: its forms, filed in time, on to the district and later to the province."""

import asyncio
from datetime import timedelta

from demo.acts.dossiers import upload
from demo.client import Person
from demo.laws.cast import COMMUNE_OFFICERS, committee
from demo.laws.days import SPRING_2020, SUMMER_2020, YEAR_2026, Evaluation
from demo.laws.place import PROVINCE, REFORM, commune_on
from demo.laws.play import Laws, district_of, dossier_id, product_id
from demo.laws.products import Product
from demo.laws.scores import LIVES, certified
from demo.words import Words

FINDING = "Theo kết quả kiểm tra của xã (hư cấu)."
REPORT = {
    "local_material": FINDING,
    "local_labour": FINDING,
    "idea_origin": FINDING,
    "local_identity": FINDING,
}


async def prepare(laws: Laws, evaluation: Evaluation) -> None:
    products = laws.of(evaluation)
    filed = evaluation.filed_on
    step = Words(
        f"{len(products)} hồ sơ nộp ngày {filed:%d/%m/%Y} theo {evaluation.rules}",
        f"{len(products)} dossiers filed on {filed:%d %B %Y} under {evaluation.rules}",
    )
    with laws.play.screen.step(step):
        await asyncio.gather(*(_prepare(laws, evaluation, product) for product in products))


async def _prepare(laws: Laws, evaluation: Evaluation, product: Product) -> None:
    officer = laws.play.cast[COMMUNE_OFFICERS[commune_on(product.commune, evaluation.filed_on)]]
    path = f"/dossiers/{dossier_id(evaluation, product)}"
    opened_on = evaluation.filed_on - timedelta(days=5)
    body = {"product": str(product_id(product)), "kind": kind(evaluation, product)}
    # A commune that another was merged into acts for it as soon as authority has heard of it.
    await officer.once_known("PUT", "registry", path, body, on=opened_on)
    forms = evaluation.law.forms
    for form in sorted(forms.of_all | forms.of_registered):
        await upload(officer, path, form, _paper(evaluation, product, form), on=opened_on)
    if evaluation.law.needs_self_assessment:
        own = {"scores": {"1.1": 2, "5.1": 3}, "remarks": "Tự đánh giá (hư cấu)."}
        await officer.post("registry", f"{path}/self-assessment", own, on=opened_on)
    await officer.post("registry", f"{path}/file", on=evaluation.filed_on)
    await officer.post("registry", f"{path}/slip", on=evaluation.filed_on, hour=10)
    await _forward(officer, path, evaluation, product)


async def _forward(officer: Person, path: str, evaluation: Evaluation, product: Product) -> None:
    """Communes report since QĐ 148/2023; districts judge first until June 2025."""
    if evaluation.law.commune_reports:
        report = {"number": f"{evaluation.key}/BC-UBND", **REPORT}
        await officer.post("registry", f"{path}/report", report, on=evaluation.forwarded_on)
    judge = PROVINCE if evaluation.forwarded_on >= REFORM else district_of(product)
    to = {"to_office": str(committee(judge).id)}
    await officer.post("registry", f"{path}/forward", to, on=evaluation.forwarded_on, hour=15)


def kind(evaluation: Evaluation, product: Product) -> str:
    """Again for whoever had a certificate, for the first time for all others."""
    if evaluation in (SPRING_2020, SUMMER_2020):
        return "first"
    life = LIVES[product.key]
    before = life.in_2023 if evaluation is YEAR_2026 else life.in_2020
    return "re-evaluation" if before is not None and certified(before.stars) else "first"


def _paper(evaluation: Evaluation, product: Product, form: str) -> bytes:
    said = f"{product.name}: {form}, {evaluation.name}, hư cấu"
    return b"%PDF-1.4\n% " + said.encode() + b"\n%%EOF\n"
