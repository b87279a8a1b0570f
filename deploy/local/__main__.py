"""python -m deploy.local up · down · status · reset · token · run: stack and services on this machine."""

import shutil
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from filelock import FileLock, Timeout
from rich.console import Console
from rich.table import Table

from deploy.local.account import reachable
from deploy.local.detached import Left, leave, remembered, stop_all
from deploy.local.identity import mint
from deploy.local.layout import fixed
from deploy.local.services import environment, existing, start_services
from deploy.local.show import downloads, one_sentence
from deploy.local.stack import Stack, answers
from deploy.local.trouble import Trouble

FOLDER = Path(__file__).parents[2] / ".local" / "stack"
app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
console = Console(highlight=False)


@app.command()
def up(
    brokers: Annotated[int, typer.Option(help="Kafka brokers: 1, or 3 of which one may die")] = 1,
) -> None:
    """Start PostgreSQL, Kafka, the development issuer and the services, and leave them running."""
    with one_sentence(), one_at_a_time():
        if all(left.running for left in remembered(FOLDER)) and remembered(FOLDER):
            console.print("Everything is up already.")
        else:
            stop_all(FOLDER)
            start_all(brokers)
        console.print(table(remembered(FOLDER)))


@app.command()
def down() -> None:
    """Stop what `up` started; the data stays."""
    with one_sentence(), one_at_a_time():
        stop_all(FOLDER)
        console.print("Everything is down; the data is kept.")


@app.command()
def status() -> None:
    """Show what runs, and which services are ready."""
    with one_sentence():
        left = remembered(FOLDER)
        console.print(table(left) if left else "Nothing runs. Start it with make up.")
        layout = fixed()
        for service in existing():
            url = layout.service_url(service)
            console.print(f"{service:12} {url}  {'ready' if answers(f'{url}/health/ready') else 'not ready'}")


@app.command()
def reset(yes: Annotated[bool, typer.Option("--yes", help="Do not ask")] = False) -> None:
    """Stop everything and delete all data of the local stack."""
    with one_sentence(), one_at_a_time():
        if not yes:
            typer.confirm("Delete all data of the local stack?", abort=True)
        stop_all(FOLDER)
        for folder in (FOLDER, reachable(FOLDER / "postgres")):
            shutil.rmtree(folder, ignore_errors=True)
        console.print("The local stack is as new.")


@app.command()
def token(name: Annotated[str, typer.Option("--as", help="Who the token says you are")]) -> None:
    """Print an access token of the development issuer, for 12 hours."""
    with one_sentence():
        if not (FOLDER / "issuer-url").exists():
            raise Trouble("There is no development issuer yet.", "Start it with make up.")
        typer.echo(mint(FOLDER, name))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def run(
    context: typer.Context,
    service: Annotated[str, typer.Argument(help="registry, evaluation or trade")],
) -> None:
    """Run a command of a service against the local stack, as in: run registry verify."""
    with one_sentence():
        if service not in existing():
            raise Trouble(f"There is no service {service}.", f"Say one of: {', '.join(existing())}.")
        if not remembered(FOLDER):
            raise Trouble("The local stack is not up.", "Start it with make up.")
        command = [sys.executable, "-m", f"services.{service}", *context.args]
        done = subprocess.run(command, env=environment(Stack(FOLDER, fixed()), service), check=False)
        raise typer.Exit(done.returncode)


def start_all(brokers: int) -> None:
    begun = time.monotonic()
    if brokers not in (1, 3):
        raise Trouble("A cluster has 1 broker or 3.", "Say --brokers 1 or --brokers 3.")
    if (before := len(list(FOLDER.glob("kafka-*")))) not in (0, brokers):
        raise Trouble(
            f"The data is that of a cluster with {before} broker{'s' * (before > 1)}.",
            f"Say --brokers {before}, or begin anew with python -m deploy.local reset.",
        )
    stack = Stack(FOLDER, fixed(brokers))
    try:
        with downloads() as progress:
            stack.start(progress)
        running = start_services(stack)
    except BaseException:
        stack.kill()
        raise
    leave(FOLDER, running, stack.processes())
    console.print(f"Up after {time.monotonic() - begun:.1f} s.")


@contextmanager
def one_at_a_time() -> Generator[None]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(FOLDER.parent / "stack.lock", timeout=0):
            yield
    except Timeout:
        raise Trouble("Another up, down or reset is at work.", "Wait for it and run it again.") from None


def table(left: list[Left]) -> Table:
    shown = Table("what", "pid", "memory", "since")
    for each in left:
        since = time.strftime("%H:%M:%S", time.localtime(each.since)) if each.running else "not running"
        shown.add_row(each.name, str(each.pid), f"{each.memory() >> 20} MB", since)
    return shown


if __name__ == "__main__":
    app()
