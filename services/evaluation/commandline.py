"""The command line: what all services have, and replay, rules and import; rate and practice are the law's."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kernel.commandline import FAILED, CommandLine, await_or_exit
from kernel.service import Service
from law.__main__ import main as law
from services.evaluation.erasure import nobody_needs_it
from services.evaluation.judgings.commandline import replay_and_tell
from services.evaluation.lawbook.commandline.rules import Rules
from services.evaluation.papers.commandline import send_file
from services.evaluation.settings import Settings


def made(_settings: Settings) -> Service:
    """Imported only where it is wanted: `import` and `rules check` start without it."""
    from services.evaluation.app import service

    return service()


line = CommandLine(made, Settings, may_erase=nobody_needs_it)
main = line.app
main.add_typer(Rules(line).app, name="rules")


class Kind(StrEnum):
    """Of an import."""

    RATINGS = "ratings"
    CERTIFICATES = "certificates"


# Their words are the law's own to read.
ALL_WORDS = {"allow_extra_args": True, "ignore_unknown_options": True}


@main.command(context_settings=ALL_WORDS, add_help_option=False)
def rate(context: typer.Context) -> None:
    """Rate JSON cases, one a line: `python -m law rate`."""
    raise typer.Exit(law(["rate", *context.args]))


@main.command(context_settings=ALL_WORDS, add_help_option=False)
def practice(context: typer.Context) -> None:
    """Score one sheet for yourself: `python -m law practice`."""
    raise typer.Exit(law(["practice", *context.args]))


@main.command()
def replay() -> None:
    """Rate again all that was ever rated, by its stored sheets and its pack; exits 1 where one differs."""
    made, settings = line.load()
    if not await_or_exit(replay_and_tell(settings.database_url, made.codec, Console())):
        raise typer.Exit(FAILED)


@main.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=".csv or .xlsx")],
    kind: Annotated[Kind, typer.Option(help="Sheets of members, or certificates without sheets")],
    url: Annotated[str, typer.Option(help="Of the service, such as http://127.0.0.1:8802")],
    token_file: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="Holds an access token")],
    sheet: Annotated[str | None, typer.Option(help="Of a workbook; else the first")] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check everything, and write nothing")] = False,
) -> None:
    """Bring papers of the years before in through the service, row by row; exits 1 if any is refused."""
    to = f"{url.rstrip('/')}/api/v1/imports/{kind}"
    raise typer.Exit(send_file(file, to, token_file.read_text().strip(), dry_run=dry_run, sheet=sheet))
