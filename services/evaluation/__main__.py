"""python -m services.evaluation, with what all services have, and rate and practice."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kernel.commandline import command_line
from services.evaluation.app import service
from services.evaluation.commands.erasure import scoring_is_over
from services.evaluation.practice import terminal
from services.evaluation.rate import run
from services.evaluation.settings import Settings

main = command_line(lambda _settings: service(), Settings, may_erase=scoring_is_over)


@main.command()
def rate() -> None:
    """Rate JSON cases, one a line, from standard input to standard output; needs no database."""
    raise typer.Exit(run(sys.stdin, sys.stdout))


@main.command()
def practice(
    file: Annotated[
        Path | None,
        typer.Argument(help="A case as JSON; standard input without it", exists=True, dir_okay=False),
    ] = None,
    lang: Annotated[terminal.Language, typer.Option(help="The language of what is shown")] = "vi",
    as_json: Annotated[bool, typer.Option("--json", help="As the API answers")] = False,
) -> None:
    """Score one sheet for yourself: stars, gates, the cheapest way to more; needs no database."""
    given = sys.stdin.buffer.read() if file is None else file.read_bytes()
    raise typer.Exit(terminal.run(given, sys.stdout, sys.stderr, lang, as_json=as_json))


if __name__ == "__main__":
    main()
