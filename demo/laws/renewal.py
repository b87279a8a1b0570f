"""2026: certificates that could not meet the new window run on, and councils judge again in writing."""

import asyncio
from datetime import timedelta

from demo.client import named
from demo.laws.cast import PROVINCE_COUNCIL, PROVINCE_OFFICER
from demo.laws.days import APPROVED_ON, EXTENDED_ON, MEETING_CALLED_ON, MEETING_ON, YEAR_2026
from demo.laws.decisions import history
from demo.laws.judgings import Case, close, far_off, judge, open_judging, score_all, sheets
from demo.laws.play import Laws, dossier_id, product_id
from demo.laws.products import Product
from demo.laws.rounds import convene, enrol, round_id
from demo.laws.scores import DIFFERENT, LIVES
from demo.words import Words

APART = 14


async def extend(laws: Laws) -> None:
    """For those of August 2023: 120 days before their end R6 was not yet in force."""
    products = laws.of(YEAR_2026)
    missed = [product for product in products if LIVES[product.key].spring]
    step = Words(
        f"Gia hạn {len(missed)} giấy chứng nhận không kịp thời hạn nộp hồ sơ mới (QĐ 26/2026)",
        f"{len(missed)} certificates that could not meet the new window run on (QĐ 26/2026)",
    )
    with laws.play.screen.step(step):
        await asyncio.gather(*(_extend(laws, product) for product in missed))
    in_time = next(product for product in products if product not in missed)
    path, body = await _extension(laws, in_time)
    officer = laws.play.cast[PROVINCE_OFFICER]
    said = await officer.ask("POST", "evaluation", path, body, on=EXTENDED_ON)
    laws.play.refused(said, "window-could-be-met")


async def _extend(laws: Laws, product: Product) -> None:
    path, body = await _extension(laws, product)
    officer = laws.play.cast[PROVINCE_OFFICER]
    await officer.once_known("POST", "evaluation", path, body, on=EXTENDED_ON)


async def _extension(laws: Laws, product: Product) -> tuple[str, dict[str, object]]:
    certificate = (await history(laws, product))[-1]["certificate"]
    return f"/certificates/{certificate}/extension", {"dossier": str(dossier_id(YEAR_2026, product))}


async def judge_in_writing(laws: Laws) -> None:
    """Every member's opinion on every dossier; the council meets only where these differ."""
    products = laws.of(YEAR_2026)
    step = Words(
        f"{YEAR_2026.name}: tỉnh đánh giá lại {len(products)} sản phẩm bằng văn bản",
        f"{YEAR_2026.key}: the province judges {len(products)} again in writing",
    )
    with laws.play.screen.step(step):
        await enrol(laws, YEAR_2026, PROVINCE_COUNCIL, products, YEAR_2026.province_on)
        cases = [Case(laws, YEAR_2026, PROVINCE_COUNCIL, product) for product in products]
        await asyncio.gather(*(_in_writing(case) for case in cases))


async def _in_writing(case: Case) -> None:
    identity = round_id(YEAR_2026, PROVINCE_COUNCIL)
    await open_judging(case, identity, YEAR_2026.forwarded_on + timedelta(days=1))
    if case.product.key == DIFFERENT:
        closed = await _differing(case)
    else:
        closed = await judge(case, YEAR_2026.province_on)
    case.laws.note(YEAR_2026, case.product, case.judging, closed)


async def _differing(case: Case) -> dict[str, object]:
    """One opinion lies far from the others: the chair calls a meeting, and it is scored again there."""
    cast, bench = case.laws.play.cast, case.council.bench
    chair = cast[bench[0]]
    given = await sheets(case, 1)
    await score_all(case, [*given[:-1], await far_off(case, APART)], YEAR_2026.province_on)
    apart = (await close(case, YEAR_2026.province_on))["spread"]
    case.laws.play.screen.note(
        Words(
            f"{case.product.name}: ý kiến lệch {apart} điểm, Chủ tịch Hội đồng triệu tập họp",
            f"{case.product.name_en}: opinions are {apart} points apart, so the chair calls a meeting",
        )
    )
    reason = {"reason": f"Ý kiến bằng văn bản lệch {apart} điểm."}
    await chair.post("evaluation", f"{case.path}/meeting", reason, on=MEETING_CALLED_ON)
    await convene(case.laws, YEAR_2026, case.council, [case.product], MEETING_ON, called_on=MEETING_CALLED_ON)
    await chair.post("evaluation", f"{case.path}/discussion", on=MEETING_ON, hour=10)
    revised = {"scores": given[-1]}
    await cast[bench[-1]].post("evaluation", f"{case.path}/sheet/revision", revised, on=MEETING_ON, hour=11)
    return {**await close(case, MEETING_ON)}


async def approve(laws: Laws) -> None:
    """Ninety points and more: the province's chairman proposes five stars, and the centre will judge."""
    proposed = [p for p in laws.of(YEAR_2026) if laws.result(YEAR_2026, p).sent_to == "central"]
    approved = [
        {"product": str(product_id(p)), "judging": str(laws.result(YEAR_2026, p).judging)} for p in proposed
    ]
    body = {"number": "2240/TTr-UBND", "legal_bases": [YEAR_2026.basis], "approved": approved}
    chairman = laws.play.cast[PROVINCE_COUNCIL.chairman]
    path = f"/approvals/{named('laws', 'approval', YEAR_2026.key)}"
    await chairman.put("evaluation", path, body, on=APPROVED_ON, hour=16)
    for product in proposed:
        laws.play.screen.note(
            Words(
                f"{product.name}: Chủ tịch UBND tỉnh đề nghị Bộ công nhận 5 sao",
                f"{product.name_en}: the province's chairman proposes five stars to the Ministry",
            )
        )
