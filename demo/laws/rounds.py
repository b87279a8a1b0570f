"""Rounds with their sessions: the districts' at the same time, then the province's, once or twice."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from demo.client import named
from demo.laws.cast import DISTRICT_COUNCILS, PROVINCE_COUNCIL, Council
from demo.laws.days import Evaluation
from demo.laws.judgings import Case, hand_out, judge, open_judging
from demo.laws.play import Laws, district_of, dossier_id
from demo.laws.products import Product
from demo.words import Words

# When the members get dossier and sample: more than the five working days that any law asks for.
AHEAD = timedelta(days=14)


def round_id(evaluation: Evaluation, council: Council) -> UUID:
    return named("laws", "round", evaluation.key, council.unit)


async def in_districts(laws: Laws, evaluation: Evaluation) -> None:
    """All eight judge on the same day."""
    products, on = laws.of(evaluation), evaluation.district_on
    assert on is not None, "there were districts then"
    step = Words(
        f"{evaluation.name}: các huyện chấm {len(products)} hồ sơ",
        f"{evaluation.key}: the districts judge {len(products)} dossiers",
    )
    with laws.play.screen.step(step):
        await asyncio.gather(
            *(
                _in_district(laws, evaluation, council, on, [p for p in products if district_of(p) == code])
                for code, council in DISTRICT_COUNCILS.items()
            )
        )


async def in_province(laws: Laws, evaluation: Evaluation) -> None:
    """What was sent up; under R2 and R3 once on dossier and sample, and again with test results."""
    products = laws.sent_up(evaluation)
    step = Words(
        f"{evaluation.name}: tỉnh chấm {len(products)} hồ sơ huyện chuyển lên",
        f"{evaluation.key}: the province judges {len(products)} that districts sent up",
    )
    with laws.play.screen.step(step):
        await enrol(laws, evaluation, PROVINCE_COUNCIL, products, evaluation.province_on)
        cases = await _sit(laws, evaluation, PROVINCE_COUNCIL, products, evaluation.province_on)
        again = await _judge(cases, evaluation.province_on)
    if evaluation.again_on is not None:
        await _again(laws, evaluation, again, evaluation.again_on)


async def enrol(
    laws: Laws, evaluation: Evaluation, council: Council, products: Sequence[Product], due: date
) -> None:
    """The round and its dossiers. The law numbers the rounds of a province since QĐ 26/2026."""
    cast = laws.play.cast
    path = f"/rounds/{round_id(evaluation, council)}"
    body = {
        "name": evaluation.name,
        "dossiers_due": due.isoformat(),
        "results_due": evaluation.signed_on.isoformat(),
        "number": 2 if evaluation.law.rounds else None,
    }
    await cast[council.chairman].put("evaluation", path, body, on=evaluation.opened_on, hour=8)
    for product in products:
        dossier = f"{path}/dossiers/{dossier_id(evaluation, product)}"
        secretary = cast[council.secretary]
        await secretary.once_known("PUT", "evaluation", dossier, {}, on=evaluation.forwarded_on, hour=16)


async def convene(
    laws: Laws,
    evaluation: Evaluation,
    council: Council,
    products: Sequence[Product],
    on: date,
    *,
    called_on: date,
    sitting: int = 1,
) -> None:
    """The session at which they are judged, and everybody there on the day."""
    cast = laws.play.cast
    secretary = cast[council.secretary]
    session = named("laws", "session", evaluation.key, council.unit, on)
    path = f"/rounds/{round_id(evaluation, council)}/sessions/{session}"
    planned = {
        "council": str(council.id),
        "planned_on": on.isoformat(),
        "place": "Hội trường UBND",
        "sitting": sitting,
        "dossiers": [str(dossier_id(evaluation, product)) for product in products],
    }
    await secretary.put("evaluation", path, planned, on=called_on, hour=8)
    present = {"present": [cast.person(part) for part in council.bench]}
    await secretary.post("evaluation", f"{path}/attendance", present, on=on, hour=8)


async def _in_district(
    laws: Laws, evaluation: Evaluation, council: Council, on: date, products: Sequence[Product]
) -> None:
    if not products:
        return
    await enrol(laws, evaluation, council, products, on)
    await _judge(await _sit(laws, evaluation, council, products, on), on)


async def _judge(cases: Sequence[Case], on: date, *, sitting: int = 1) -> list[Case]:
    """Notes what was rated; those are left that the law has judged again with test results."""
    closed = await asyncio.gather(*(judge(case, on, sitting=sitting) for case in cases))
    again: list[Case] = []
    for case, said in zip(cases, closed, strict=True):
        if said["outcome"] == "second-sitting":
            again.append(case)
        else:
            case.laws.note(case.evaluation, case.product, case.judging, said)
    return again


async def _sit(
    laws: Laws, evaluation: Evaluation, council: Council, products: Sequence[Product], on: date
) -> list[Case]:
    """A session with everything handed out before it."""
    cases = [Case(laws, evaluation, council, product) for product in products]
    await convene(laws, evaluation, council, products, on, called_on=on - AHEAD)
    identity = round_id(evaluation, council)
    await asyncio.gather(*(open_judging(case, identity, on - AHEAD) for case in cases))
    await asyncio.gather(*(hand_out(case, on - AHEAD) for case in cases))
    return cases


async def _again(laws: Laws, evaluation: Evaluation, cases: Sequence[Case], on: date) -> None:
    """The second sitting decides, with the slips of the laboratory."""
    products = [case.product for case in cases]
    step = Words(
        f"{evaluation.name}: tỉnh họp lần hai về {len(products)} sản phẩm, có kết quả kiểm nghiệm",
        f"{evaluation.key}: the province's second sitting on {len(products)}, with test results",
    )
    with laws.play.screen.step(step):
        await convene(laws, evaluation, PROVINCE_COUNCIL, products, on, called_on=on - AHEAD, sitting=2)
        await asyncio.gather(*(_tested(case, on) for case in cases))
        await _judge(cases, on, sitting=2)


async def _tested(case: Case, on: date) -> None:
    slip = {
        "number": f"KN-{case.product.key}",
        "laboratory": "Trung tâm kiểm nghiệm tỉnh (hư cấu)",
        "issued_on": (on - AHEAD).isoformat(),
        "conforms": True,
    }
    secretary = case.laws.play.cast[case.council.secretary]
    await secretary.post("evaluation", f"{case.path}/tests", {"slips": [slip]}, on=on - AHEAD, hour=11)
    await hand_out(case, on - AHEAD)
