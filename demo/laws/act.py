"""The second act, scene by scene: 2020 under R2 and R3, 2023 under R4, July 2025, 2026 under R6."""

from demo.laws import decisions, dossiers, ending, life, reform, renewal, revocation, rounds, stage
from demo.laws.cast import everybody
from demo.laws.days import SPRING_2020, SPRING_2023, SUMMER_2020, SUMMER_2023, YEAR_2026, Evaluation
from demo.laws.play import Laws
from demo.laws.products import PRODUCTS
from demo.laws.scores import TOLD
from demo.play import Play
from demo.report import Lives
from demo.screen import Screen
from demo.theatre import cast_of
from demo.words import Words
from deploy.local.stack import Stack


async def three_laws(stack: Stack, screen: Screen) -> Lives:
    """All over HTTP, filed late by those whose papers they were; raises Unexpected on any other outcome."""
    async with cast_of(stack, everybody()) as theatre:
        laws = Laws(Play(theatre.cast, screen))
        await _play(laws)
        fortunes = await ending.look(laws)
        told = [await life.read(laws, product) for product in PRODUCTS if product.key in TOLD]
    ending.show(laws, fortunes)
    for each in told:
        life.show(laws, each)
    return Lives(products=fortunes, totals=ending.totals(fortunes), told=told, requests=len(theatre.asked))


async def _play(laws: Laws) -> None:
    """2020 and 2023 alike, then a reform, and a year in which everything is in writing."""
    title = laws.play.screen.title
    title(Words("Hồi hai: một tỉnh, ba quy định", "Act two: one province, three laws"))
    await stage.set_stage(laws)
    title(Words("Năm 2020: QĐ 1048/2019 và QĐ 781/2020", "2020: QĐ 1048/2019 and QĐ 781/2020"))
    await _evaluate(laws, SPRING_2020)
    await _evaluate(laws, SUMMER_2020)
    await decisions.until_lapsed(laws)
    title(Words("Năm 2023: QĐ 148/2023", "2023: QĐ 148/2023"))
    await stage.reclassify(laws)
    await _evaluate(laws, SPRING_2023)
    await _evaluate(laws, SUMMER_2023)
    title(Words("Ngày 01/7/2025: không còn cấp huyện", "1 July 2025: no more districts"))
    await reform.carry_through(laws)
    title(Words("Năm 2026: QĐ 26/2026", "2026: QĐ 26/2026"))
    await _renew(laws)
    await revocation.revoke(laws)


async def _renew(laws: Laws) -> None:
    """In writing, under the law that has no districts."""
    await dossiers.prepare(laws, YEAR_2026)
    await renewal.extend(laws)
    await renewal.judge_in_writing(laws)
    await decisions.sign(laws, YEAR_2026)
    await renewal.approve(laws)
    await decisions.until_lapsed(laws)


async def _evaluate(laws: Laws, evaluation: Evaluation) -> None:
    await dossiers.prepare(laws, evaluation)
    await rounds.in_districts(laws, evaluation)
    await rounds.in_province(laws, evaluation)
    await decisions.sign(laws, evaluation)
