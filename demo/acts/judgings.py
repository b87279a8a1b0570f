"""A council judges a dossier: sealed sheets, a closing, a rating, and now and then a discussion."""

import asyncio
from datetime import date, timedelta
from random import Random
from uuid import UUID

from demo.acts.councils import Council
from demo.cast import Part
from demo.client import Json, listed, named
from demo.days import LAW
from demo.play import Fate, Play, dossier_id, product_id, text
from demo.sheets import Choice, panel, sheet
from demo.story import Product
from demo.words import Words

# The story of one product in each case: what else happens at a council's table.
OUTLIER = "cucumber"
INTERESTED = ("honey", 4)
STRANGER = "wine"
ANY_MEMBER = "district-member-1"
THREE, FOUR = 50, 70
APART = 14


def ahead(on: date) -> date:
    """When the members get dossiers and samples: a week before they meet."""
    return on - timedelta(days=7)


def judging_id(council: Council, product: Product) -> UUID:
    return named("judging", council.level, product.key)


async def judge(
    play: Play, council: Council, product: Product, on: date, *, round_id: UUID, below: UUID | None
) -> None:
    """From opening to the closing by the chair; what came of it is kept in the product's fate."""
    secretary, chair = play.cast[council.secretary], play.cast[council.bench[0]]
    path = f"/judgings/{judging_id(council, product)}"
    opening = {
        "dossier": str(dossier_id(product)),
        "council": str(council.id),
        "round": str(round_id),
        "sent_up_by": None if below is None else str(below),
    }
    await secretary.put("evaluation", path, opening, on=ahead(on), hour=9)
    await secretary.post("evaluation", f"{path}/hand-out", on=ahead(on), hour=10)
    members = await _present(play, council, product, on)
    points = product.province if below is not None and product.province else product.points
    sheets = await _sheets(play, product, points, len(members), Random(f"{council.level}/{product.key}"))
    if product.key == OUTLIER:
        sheets = [await _far_off(play, product, points), *sheets[1:]]
    await asyncio.gather(
        *(
            play.cast[part].put("evaluation", f"{path}/sheet", {"scores": scores}, on=on)
            for part, scores in zip(reversed(members), sheets, strict=True)
        )
    )
    await _refusals(play, council, product, sheets[-1], on)
    closed = (await chair.post("evaluation", f"{path}/closing", on=on, hour=15)).body
    if closed["outcome"] == "discussion":
        closed = await _discuss(play, council, product, members[-1], points, on, closed)
    _note(play.fate(product), judging_id(council, product), closed)
    play.screen.note(_outcome(product, play.fate(product)))


async def _present(play: Play, council: Council, product: Product, on: date) -> list[Part]:
    """The members without an interest; one has one, declares it, and does not score."""
    key, seat = INTERESTED
    if product.key != key:
        return list(council.bench)
    member = council.bench[seat]
    interest = {"product": str(product_id(product))}
    await play.cast[member].post("evaluation", f"/councils/{council.id}/interests", interest, on=on, hour=8)
    play.screen.note(
        Words(
            f"{product.name}: một thành viên khai có lợi ích liên quan và không chấm",
            f"{product.name_en}: a member declares an interest and does not score",
        )
    )
    return [part for part in council.bench if part != member]


async def _sheets(
    play: Play, product: Product, points: int, members: int, random: Random
) -> list[dict[str, int]]:
    criteria = await _vocabulary(play, product)
    stars = 4 if points >= FOUR else 3 if points >= THREE else 2
    return [
        sheet(criteria, total=total, stars=stars, random=random, weak=product.weak)
        for total in panel(points, members, random)
    ]


async def _far_off(play: Play, product: Product, points: int) -> dict[str, int]:
    criteria = await _vocabulary(play, product)
    return sheet(criteria, total=points - APART, stars=3, random=Random(product.key))


async def _vocabulary(play: Play, product: Product) -> list[Choice]:
    return await play.vocabulary.read(play.cast[ANY_MEMBER], LAW.id, product.criteria_set)


async def _refusals(play: Play, council: Council, product: Product, scores: Json, on: date) -> None:
    """What cannot be done at the table, tried on one product."""
    if product.key != STRANGER or council.level != "district":
        return
    path = f"/judgings/{judging_id(council, product)}/sheet"
    first = str(next(iter(scores)))
    outsider = play.cast["province-member-2"]
    member = play.cast[council.bench[0]]
    said = await outsider.ask("PUT", "evaluation", path, {"scores": scores}, on=on, hour=10)
    play.refused(said, "out-of-scope")
    wrong = {"scores": {**scores, first: 99}}
    play.refused(await member.ask("PUT", "evaluation", path, wrong, on=on, hour=10), "not-an-option")
    short = {"scores": {code: points for code, points in scores.items() if code != first}}
    play.refused(await member.ask("PUT", "evaluation", path, short, on=on, hour=10), "missing-criterion")


async def _discuss(
    play: Play, council: Council, product: Product, outlier: Part, points: int, on: date, closed: Json
) -> Json:
    """Totals were too far apart: the council discusses, the member scores again, the chair closes again."""
    play.screen.note(
        Words(
            f"{product.name}: hai phiếu lệch {closed['spread']} điểm, Hội đồng thảo luận và chấm lại",
            f"{product.name_en}: two totals are {closed['spread']} points apart, so the council discusses",
        )
    )
    path = f"/judgings/{judging_id(council, product)}"
    chair = play.cast[council.bench[0]]
    await chair.post("evaluation", f"{path}/discussion", on=on, hour=15)
    (again,) = await _sheets(play, product, points, 1, Random("again"))
    await play.cast[outlier].post("evaluation", f"{path}/sheet/revision", {"scores": again}, on=on, hour=16)
    return (await chair.post("evaluation", f"{path}/closing", on=on, hour=17)).body


def _note(fate: Fate, judging: UUID, closed: Json) -> None:
    stars = closed["stars"]
    fate.points = text(closed, "average")
    fate.stars = stars if isinstance(stars, int) else None
    fate.failed_gates = [f"{gate['stars']}★ {gate['criterion']}" for gate in listed(closed, "failed_gates")]
    fate.rated = judging
    fate.sent_to = text(closed, "sent_to") or None


def _outcome(product: Product, fate: Fate) -> Words:
    gates = f" ({', '.join(fate.failed_gates)})" if fate.failed_gates else ""
    vi = {"province": " → tỉnh", "district": " → huyện"}.get(fate.sent_to or "", "")
    en = {"province": " → province", "district": " → district"}.get(fate.sent_to or "", "")
    said = f"{fate.points}, {fate.stars}★{gates}"
    return Words(f"{product.name}: {said}{vi}", f"{product.name_en}: {said}{en}")
