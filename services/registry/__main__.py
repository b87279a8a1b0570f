"""Registry's command line: the processes, units from package data, the first administrator."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from kernel.clock import now
from kernel.commandline import CommandLine, any_time
from kernel.errors import Refused
from kernel.http.app import running_service
from kernel.http.running import Running
from services.registry.app import keyed, service
from services.registry.places.commandline.first_administrator import appoint_first
from services.registry.places.commandline.heirs import agree
from services.registry.places.commandline.heirs import told as told_open
from services.registry.places.commandline.load_units import Plan, plan, write
from services.registry.places.commandline.reform import phases
from services.registry.places.commandline.unit_lists import PackageMissing, read
from services.registry.settings import Settings

line = CommandLine(service, Settings, may_erase=any_time)
main = line.app
console = Console()
errors = Console(stderr=True)


@main.command("load-units")
def load_units(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what is missing, and write nothing")
    ] = False,
) -> None:
    """Provinces, districts and communes of the old and the new order; asked twice it loads nothing."""
    try:
        lists = read()
    except PackageMissing:
        errors.print("The unit lists are missing: pip install 'ocop[registry]'", markup=False)
        raise typer.Exit(2) from None

    async def loading(running: Running) -> str:
        planned = await plan(running.events, phases(lists))
        _say(planned)
        if planned.objections:
            raise typer.Exit(1)
        if dry_run:
            for line_of_unit in told_open(lists, agree(lists)):
                console.print(f"open heirs: {line_of_unit}", markup=False)
            return f"{planned.missing} commands would be carried out; {planned.there} are on record"
        with Progress(console=console) as bars:
            tasks = {
                p.name: bars.add_task(p.name, total=len(p.commands)) for p in planned.phases if p.commands
            }

            def told(phase: str, done: int, _of: int) -> None:
                bars.update(tasks[phase], completed=done)

            written = await write(running.events, planned, running.clock(), told)
        return f"{written} events written; {planned.there} commands were on record before"

    console.print(_running(loading), markup=False)


def _say(planned: Plan) -> None:
    for line_of_phase in planned.summary():
        console.print(line_of_phase, markup=False)
    for objection in planned.objections:
        errors.print(f"{objection.phase}: {objection.command}", markup=False)
        errors.print(objection.refused.sentence("vi"), markup=False)
        errors.print(objection.refused.sentence("en"), markup=False)


@main.command("appoint-first-administrator")
def appoint_first_administrator(name: str) -> None:
    """NAME is the person's `sub` at the identity provider; refused when there is one already."""

    async def appointing(running: Running) -> str:
        new = await appoint_first(running, keyed(line.settings()).person(name), name)
        return f"{name} is the first administrator" if new else f"{name} was appointed before"

    console.print(_running(appointing), markup=False)


def _running[T](work: Callable[[Running], Awaitable[T]]) -> T:
    """Does the work on a running service; exits with a sentence in both languages where a rule refuses."""

    async def run() -> T:
        made, settings = line.load()
        async with running_service(made, settings, now) as running:
            return await work(running)

    try:
        return asyncio.run(run())
    except Refused as refused:
        errors.print(refused.sentence("vi"), markup=False)
        errors.print(refused.sentence("en"), markup=False)
        raise typer.Exit(1) from None


if __name__ == "__main__":
    main()
