"""python -m demo: start everything on an empty folder, play both acts, show what came of it."""

import asyncio
import shutil
import signal
import sys
import time
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from demo.cast import ADMINISTRATOR
from demo.checks import check
from demo.laws.act import three_laws
from demo.report import Report, write
from demo.screen import Screen
from demo.tally import tally
from demo.words import Words
from demo.year import year
from deploy.local.account import reachable
from deploy.local.layout import fixed
from deploy.local.processes import Process
from deploy.local.services import run_service, start_services
from deploy.local.show import downloads, one_sentence
from deploy.local.stack import Stack
from deploy.local.together import together

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".local" / "demo"
RESULT = ROOT / "build" / "demo.json"


class Acts(StrEnum):
    """Which to play."""

    YEAR = "1"
    LAWS = "2"
    BOTH = "both"


def main(
    lang: Annotated[str, typer.Option(help="vi or en")] = "vi",
    acts: Annotated[Acts, typer.Option(help="1: a district's year, 2: three laws")] = Acts.BOTH,
) -> None:
    """Stays up until Ctrl-C where there is a terminal; without one it stops everything and exits 0."""
    if lang not in ("vi", "en"):
        raise typer.BadParameter("vi or en", param_hint="--lang")
    screen = Screen(Console(highlight=False), lang)
    with one_sentence():
        for folder in (FOLDER, reachable(FOLDER / "postgres")):
            shutil.rmtree(folder, ignore_errors=True)
        play_it(screen, acts)


def play_it(screen: Screen, acts: Acts) -> None:
    begun = time.monotonic()
    running: list[Process] = []
    with Stack(FOLDER, fixed()) as stack:
        try:
            with (
                screen.step(
                    Words("PostgreSQL, Kafka, bộ cấp danh tính", "PostgreSQL, Kafka, identity issuer")
                ),
                downloads() as progress,
            ):
                stack.start(progress)
            with screen.step(Words("Ba dịch vụ: registry, evaluation, trade", "Three services")):
                running = start_services(stack)
            report = asyncio.run(perform(stack, screen, acts))
            check(stack, screen, report)
            report.events = tally(stack.kafka.bootstrap)
            report.seconds = time.monotonic() - begun
            finish(stack, screen, report)
            if sys.stdout.isatty():
                screen.say(Words("Vẫn chạy; nhấn Ctrl-C để dừng.", "Still up; press Ctrl-C to stop."), "bold")
                with suppress(KeyboardInterrupt):
                    signal.pause()
        finally:
            together([process.stop for process in running])


async def perform(stack: Stack, screen: Screen, acts: Acts) -> Report:
    """The first administrator is appointed by hand, everybody else over HTTP."""
    run_service(stack, "registry", "appoint-first-administrator", ADMINISTRATOR)
    report = Report()
    if acts is not Acts.LAWS:
        begun = time.monotonic()
        report = await year(stack, screen)
        report.year_seconds = time.monotonic() - begun
    if acts is not Acts.YEAR:
        begun = time.monotonic()
        report.laws = await three_laws(stack, screen)
        report.laws.seconds = time.monotonic() - begun
    return report


def finish(stack: Stack, screen: Screen, report: Report) -> None:
    write(RESULT, report)
    counts = [[name, str(number)] for name, number in report.events.items()]
    heads = (Words("Sự kiện", "Event"), Words("Số lượng", "Number"))
    screen.table(Words("Sự kiện trong Kafka", "Events in Kafka"), heads, counts)
    requests, told = report.requests + report.laws.requests, report.revocation_ms
    if told:
        screen.say(
            Words(
                f"Tin thu hồi tới sàn sau {told:.0f} ms.",
                f"The marketplace knew of the revocation after {told:.0f} ms.",
            )
        )
    seconds = report.year_seconds, report.laws.seconds, report.seconds
    took = Words(
        "Hồi một {:.0f} s, hồi hai {:.0f} s, tất cả {:.0f} s; ".format(*seconds) + f"{requests} yêu cầu.",
        "Act one {:.0f} s, act two {:.0f} s, all {:.0f} s; ".format(*seconds) + f"{requests} requests.",
    )
    screen.say(took, "bold")
    illustrative = Words(
        "Tỉnh, huyện, xã, chủ thể, sản phẩm và điểm đều là hư cấu, chỉ để minh họa.",
        "Province, district, communes, producers, products and scores are invented, for illustration only.",
    )
    screen.say(illustrative, "italic")
    for service, port in stack.layout.services.items():
        document = f"  {service:11} http://127.0.0.1:{port}/openapi.json"
        screen.say(Words(document, document))
    catalogue = f"  http://127.0.0.1:{stack.layout.services['trade']}/api/v1/public/products"
    screen.say(Words(catalogue, catalogue))


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
app.command()(main)

if __name__ == "__main__":
    app()
