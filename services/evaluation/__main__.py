"""python -m services.evaluation, with what all services have, and rate, replay and rules."""

import sys

import typer
from rich.console import Console

from kernel.commandline import FAILED, CommandLine, await_or_exit
from services.evaluation.app import service
from services.evaluation.commands.erasure import nobody_needs_it
from services.evaluation.commands.replay import replay_and_tell
from services.evaluation.commands.rules import Rules
from services.evaluation.rate import run
from services.evaluation.settings import Settings

line = CommandLine(lambda _settings: service(), Settings, may_erase=nobody_needs_it)
main = line.app
main.add_typer(Rules(line).app, name="rules")


@main.command()
def rate() -> None:
    """Rate JSON cases, one a line, from standard input to standard output; needs no database."""
    raise typer.Exit(run(sys.stdin, sys.stdout))


@main.command()
def replay() -> None:
    """Rate again all that was ever rated, by its stored sheets and its pack; exits 1 where one differs."""
    made, settings = line.load()
    if not await_or_exit(replay_and_tell(settings.database_url, made.codec, Console())):
        raise typer.Exit(FAILED)


if __name__ == "__main__":
    main()
