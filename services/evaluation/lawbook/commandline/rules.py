"""`rules` on the command line: packs of criteria sets are checked, loaded and listed."""

import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kernel.authority.person import person_id, person_key
from kernel.clock import now
from kernel.commandline import CommandLine, await_or_exit
from kernel.http.app import running_service
from kernel.http.running import Running
from kernel.verify.report import say
from law.wording import check
from services.evaluation.lawbook.commandline.load_pack import load_pack
from services.evaluation.lawbook.routes.packs import PackView, shown
from services.evaluation.settings import Settings

Files = Annotated[Path, typer.Argument(exists=True, help="A folder or a ZIP file of .txt files")]
Paper = Annotated[str, typer.Option(help="Number of the official paper that the pack rests on")]
Dated = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day of that paper")]
By = Annotated[str, typer.Option(help="Who loads it: the `sub` at the identity provider")]

console = Console()
# A table that is kept in a file or handed on is not cut to a screen.
if not console.is_terminal:
    console.width = 160


class Rules:
    """`line` is the service's command line; only what needs the database reads its settings."""

    def __init__(self, line: CommandLine[Settings]) -> None:
        self._line = line
        self.app = typer.Typer(no_args_is_help=True, help="The law's criteria sets, as packs of files.")
        self.app.command("check")(self.check)
        self.app.command("import")(self.load)
        self.app.command("list")(self.listed)

    def check(self, files: Files) -> None:
        """Say what is wrong, or what differs from the released pack; needs no database."""
        raise typer.Exit(check.run(files, sys.stdout, sys.stderr))

    def load(self, files: Files, document: Paper, dated: Dated, by: By) -> None:
        """Put a pack in force for the judgings that open from now on."""
        work = partial(self._load, files, document, dated, by)
        say(console, self._running(work))

    def listed(self) -> None:
        """All packs: which is in force since when, and how far its sets can be relied on."""
        console.print(_table(self._running(lambda running: shown(running.pool, running.events))))

    async def _load(self, files: Path, document: str, dated: datetime, by: str, running: Running) -> str:
        settings = self._line.settings()
        person = person_id(settings.issuer, by, person_key(settings.person_key_file))
        answer = await load_pack(running, person, check.sources_in(files), document, dated.date())
        told = "is loaded and in force" if answer.events else "says what is in force already"
        return f"{answer.stream}@{answer.version} {told}"

    def _running[T](self, work: Callable[[Running], Awaitable[T]]) -> T:
        made, settings = self._line.load()

        async def run() -> T:
            async with running_service(made, settings, now) as running:
                return await work(running)

        return await_or_exit(run())


def _table(packs: Sequence[PackView]) -> Table:
    table = Table("pack", "laws", "digest", "in force", "loaded on", "resting on", "sets")
    for pack in packs:
        standings = Counter(pack.standings.values())
        table.add_row(
            pack.pack,
            ", ".join(pack.laws),
            pack.digest[:16],
            "yes" if pack.in_force else "no",
            "released" if pack.loaded_on is None else f"{pack.loaded_on}",
            "" if pack.document is None else f"{pack.document}, {pack.document_dated}",
            ", ".join(f"{count} {standing}" for standing, count in standings.items()),
        )
    return table
