"""January: ideas go from the communes to the district, one comes back, one has to come again."""

from datetime import date, timedelta

from demo.acts.councils import DISTRICT
from demo.cast import COMMUNE_OFFICERS
from demo.client import named
from demo.days import IDEAS_ON
from demo.play import Play, producer_id
from demo.story import IN_PREPARATION, NEW, Product
from demo.words import Words

RETURNED, PASSED_OVER = "melon-gold", "melon-sand"
FORWARDED_ON = IDEAS_ON + timedelta(days=3)
CHOSEN_ON = IDEAS_ON + timedelta(days=10)


async def gather(play: Play) -> None:
    ideas = (*NEW, IN_PREPARATION)
    step = Words(
        f"{len(ideas)} ý tưởng sản phẩm qua xã lên huyện", f"{len(ideas)} ideas, commune to district"
    )
    with play.screen.step(step):
        for product in ideas:
            await _submit(play, product)
            if product.key == RETURNED:
                await _return(play, product)
            await _forward(play, product, FORWARDED_ON)
            if product.key == PASSED_OVER:
                await _pass_over(play, product)
            else:
                await _select(play, product, CHOSEN_ON)


async def _submit(play: Play, product: Product) -> None:
    officer = play.cast[COMMUNE_OFFICERS[product.commune]]
    body = {
        "producer": str(producer_id(product)),
        "title": product.name,
        "description": f"Ý tưởng minh họa: {product.name}.",
    }
    await officer.put("registry", _path(product), body, on=IDEAS_ON)


async def _return(play: Play, product: Product) -> None:
    """The commune explains what does not fit; improved, the idea may come at once."""
    officer = play.cast[COMMUNE_OFFICERS[product.commune]]
    reasons = {"reasons": "Chưa nêu rõ vùng trồng."}
    await officer.post("registry", f"{_path(product)}/return", reasons, on=IDEAS_ON + timedelta(days=1))
    play.screen.note(
        Words(f"{product.name}: xã trả lại, nộp bổ sung", f"{product.name_en}: returned, then improved")
    )
    await _again(play, product, IDEAS_ON + timedelta(days=2))


async def _pass_over(play: Play, product: Product) -> None:
    """Not selected: after three days it is too soon, after a week it may come again."""
    chooser = play.cast[DISTRICT.officer]
    reasons = {"reasons": "Quy mô còn nhỏ, cần liên kết thêm hộ trồng."}
    await chooser.post("registry", f"{_path(product)}/pass-over", reasons, on=CHOSEN_ON)
    play.screen.note(Words(f"{product.name}: chưa được chọn", f"{product.name_en}: not selected"))
    officer = play.cast[COMMUNE_OFFICERS[product.commune]]
    soon = CHOSEN_ON + timedelta(days=3)
    said = await officer.ask("POST", "registry", f"{_path(product)}/resubmit", _content(product), on=soon)
    play.refused(said, "too-soon-again")
    later = CHOSEN_ON + timedelta(weeks=1)
    await _again(play, product, later)
    await _forward(play, product, later)
    await _select(play, product, later + timedelta(days=3))


async def _again(play: Play, product: Product, on: date) -> None:
    officer = play.cast[COMMUNE_OFFICERS[product.commune]]
    await officer.post("registry", f"{_path(product)}/resubmit", _content(product), on=on)


async def _forward(play: Play, product: Product, on: date) -> None:
    await play.cast[COMMUNE_OFFICERS[product.commune]].post("registry", f"{_path(product)}/forward", on=on)


async def _select(play: Play, product: Product, on: date) -> None:
    await play.cast[DISTRICT.officer].post("registry", f"{_path(product)}/select", on=on)


def _content(product: Product) -> dict[str, str]:
    return {"title": product.name, "description": f"Ý tưởng minh họa đã bổ sung: {product.name}."}


def _path(product: Product) -> str:
    return f"/ideas/{named('idea', product.key)}"
