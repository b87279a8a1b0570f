"""python -m services.evaluation, with what all services have, and rate."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kernel.commandline import command_line
from services.evaluation.app import service
from services.evaluation.commands.erasure import scoring_is_over
from services.evaluation.commands.import_file import send_file
from services.evaluation.rate import run
from services.evaluation.settings import Settings


class Kind(StrEnum):
    """Of an import."""

    RATINGS = "ratings"
    CERTIFICATES = "certificates"


main = command_line(lambda _settings: service(), Settings, may_erase=scoring_is_over)


@main.command()
def rate() -> None:
    """Rate JSON cases, one a line, from standard input to standard output; needs no database."""
    raise typer.Exit(run(sys.stdin, sys.stdout))


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


if __name__ == "__main__":
    main()
