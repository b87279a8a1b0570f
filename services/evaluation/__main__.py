"""python -m services.evaluation, with what all services have, and rate."""

import sys

import typer

from kernel.commandline import command_line
from services.evaluation.app import service
from services.evaluation.commands.erasure import nobody_needs_it
from services.evaluation.rate import run
from services.evaluation.settings import Settings

main = command_line(lambda _settings: service(), Settings, may_erase=nobody_needs_it)


@main.command()
def rate() -> None:
    """Rate JSON cases, one a line, from standard input to standard output; needs no database."""
    raise typer.Exit(run(sys.stdin, sys.stdout))


if __name__ == "__main__":
    main()
