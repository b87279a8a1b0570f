"""The year 2024 of the sample district, act by act."""

from demo.acts import councils, dossiers, ending, ideas, market, producers, revocation, rounds, stage
from demo.cast import everybody
from demo.days import ROUNDS
from demo.play import Play
from demo.report import Line, Report
from demo.screen import Screen
from demo.story import ALL
from demo.theatre import cast_of
from demo.words import Words
from deploy.local.stack import Stack


async def year(stack: Stack, screen: Screen) -> Report:
    """Everything goes over HTTP."""
    async with cast_of(stack, everybody()) as theatre:
        play = Play(theatre.cast, screen)
        took = await _acts(play)
        report = await _report(play)
    report.revocation_ms = took.seconds * 1000
    report.feed = took.feed
    report.requests = len(theatre.asked)
    return report


class Took:
    """What was measured on the way."""

    def __init__(self, seconds: float, feed: dict[str, int]) -> None:
        self.seconds = seconds
        self.feed = feed


async def _acts(play: Play) -> Took:
    title = play.screen.title
    title(Words("Chuẩn bị", "Setting the stage"))
    await stage.set_stage(play)
    await councils.establish(play, councils.DISTRICT)
    await councils.establish(play, councils.PROVINCE)
    await producers.register(play)
    await market.describe(play, [product for product in ALL if product.price is not None])
    await producers.enter_history(play)
    title(Words("Ý tưởng", "Ideas"))
    await ideas.gather(play)
    for round_ in ROUNDS:
        title(Words(f"Đợt {round_.number}", f"Round {round_.number}"))
        await dossiers.prepare(play, round_, rounds.of_round(round_.number))
        await rounds.hold(play, round_)
    await dossiers.begin_another(play)
    title(Words("Kiểm tra, thu hồi, hết hạn", "Inspection, revocation, expiry"))
    marketplace = market.Marketplace(play)
    await market.settle(play)
    seconds = await revocation.revoke(play, marketplace)
    await ending.settle(play)
    await marketplace.catch_up()
    return Took(seconds, ending.by_type(marketplace))


async def _report(play: Play) -> Report:
    await ending.look(play)
    ending.show(play)
    lines = [
        Line(
            product=product.name,
            points=play.fate(product).points,
            stars=play.fate(product).stars,
            failed_gates=play.fate(product).failed_gates,
            certificate=play.fate(product).certificate,
            offer=play.fate(product).offer,
        )
        for product in ALL
    ]
    return Report(products=lines)
