"""Three rounds: dossiers are gathered, judged, and those of seventy points and more go up."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from demo.acts.councils import DISTRICT, PROVINCE, Council
from demo.acts.judgings import ahead, judge, judging_id
from demo.client import named
from demo.days import Round
from demo.play import Fate, Play, dossier_id, product_id
from demo.story import JUDGED, Product
from demo.words import Words

BASIS = "Quyết định số 148/QĐ-TTg ngày 24/02/2023 của Thủ tướng Chính phủ"


def of_round(number: int) -> list[Product]:
    return [product for product in JUDGED if product.round == number]


async def hold(play: Play, round_: Round) -> None:
    """The district judges all, the province those sent up; both chairmen sign what their level certifies."""
    products = of_round(round_.number)
    title = Words(
        f"Đợt {round_.number}: {len(products)} hồ sơ", f"Round {round_.number}: {len(products)} dossiers"
    )
    with play.screen.step(title):
        district = await _gather(play, DISTRICT, round_, products, round_.opened_on, round_.district_on)
        for product in products:
            await judge(play, DISTRICT, product, round_.district_on, round_id=district, below=None)
        up = [product for product in products if play.fate(product).sent_to == "province"]
        below = {product.key: judging_id(DISTRICT, product) for product in up}
        if up and round_.province_on is not None:
            province = await _gather(play, PROVINCE, round_, up, round_.district_on, round_.province_on)
            for product in up:
                await judge(
                    play, PROVINCE, product, round_.province_on, round_id=province, below=below[product.key]
                )
        await _sign(play, round_, products)


async def _gather(
    play: Play, council: Council, round_: Round, products: Sequence[Product], opened_on: date, due: date
) -> UUID:
    """The round, its dossiers, and the session at which they are judged on the due day."""
    identity = named("round", council.level, round_.number)
    body = {
        "name": f"Đợt {round_.number} năm 2024",
        "dossiers_due": due.isoformat(),
        "results_due": (due if council is PROVINCE else round_.district_signed_on).isoformat(),
    }
    officer, secretary = play.cast[council.officer], play.cast[council.secretary]
    await officer.put("evaluation", f"/rounds/{identity}", body, on=opened_on, hour=8)
    for product in products:
        path = f"/rounds/{identity}/dossiers/{dossier_id(product)}"
        await secretary.put("evaluation", path, {}, on=ahead(due), hour=8)
    session = f"/rounds/{identity}/sessions/{named('session', council.level, round_.number)}"
    planned = {
        "council": str(council.id),
        "planned_on": due.isoformat(),
        "place": "Hội trường UBND",
        "dossiers": [str(dossier_id(product)) for product in products],
    }
    await secretary.put("evaluation", session, planned, on=ahead(due), hour=8)
    present = {"present": [play.cast.person(part) for part in council.bench]}
    await secretary.post("evaluation", f"{session}/attendance", present, on=due, hour=8)
    return identity


async def _sign(play: Play, round_: Round, products: Sequence[Product]) -> None:
    """Each level recognises what it certifies; below three stars there is no certificate."""
    district = [p for p in products if play.fate(p).stars == 3]
    province = [p for p in products if play.fate(p).stars == 4]
    back = [p for p in district if play.fate(p).sent_to == "district"]
    at_once = [p for p in district if p not in back]
    await _decide(play, DISTRICT, round_.district_number, at_once, round_.district_signed_on)
    if round_.province_signed_on is not None:
        await _decide(play, PROVINCE, round_.province_number, province, round_.province_signed_on)
        await _decide(play, DISTRICT, f"{round_.district_number}-2", back, round_.province_signed_on)


async def _decide(play: Play, council: Council, number: str, products: Sequence[Product], on: date) -> None:
    if not products:
        return
    recognised = [
        {"product": str(product_id(p)), "judging": str(_rated(play.fate(p))), "stars": play.fate(p).stars}
        for p in products
    ]
    body = {"number": number, "legal_bases": [BASIS], "recognised": recognised}
    path = f"/decisions/{named('decision', council.level, number)}"
    await play.cast[council.chairman].put("evaluation", path, body, on=on, hour=16)
    words = Words(
        f"Quyết định {number}: công nhận {len(products)} sản phẩm",
        f"Decision {number}: {len(products)} recognised",
    )
    play.screen.note(words)


def _rated(fate: Fate) -> UUID:
    if fate.rated is None:
        raise LookupError("only what was rated can be recognised")
    return fate.rated
