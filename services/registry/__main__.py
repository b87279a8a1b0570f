"""Registry's command line: the processes, units from package data, the first administrator."""

import asyncio
from collections.abc import Awaitable, Callable

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from kernel.clock import now
from kernel.commandline import CommandLine, any_time
from kernel.errors import Refused
from kernel.http.app import running_service
from kernel.http.running import Running
from services.registry.app import keyed, service
from services.registry.places.commandline.first_administrator import appoint_first
from services.registry.places.commandline.load_units import load
from services.registry.places.commandline.reform import phases
from services.registry.places.commandline.unit_lists import PackageMissing, read
from services.registry.settings import Settings

line = CommandLine(service, Settings, may_erase=any_time)
main = line.app
console = Console()
errors = Console(stderr=True)


@main.command("load-units")
def load_units() -> None:
    """Provinces, districts and communes of the old and the new order; asked twice it loads nothing."""
    try:
        lists = read()
    except PackageMissing:
        errors.print("The unit lists are missing: pip install 'ocop[registry]'", markup=False)
        raise typer.Exit(2) from None
    with Progress(console=console) as bars:
        tasks: dict[str, TaskID] = {}

        def told(phase: str, done: int, of: int) -> None:
            if phase not in tasks:
                tasks[phase] = bars.add_task(phase, total=of)
            bars.update(tasks[phase], completed=done)

        async def loading(running: Running) -> str:
            found = await load(running.events, phases(lists), running.clock(), told)
            return f"{found.written} events written; {found.before} commands were answered before"

        said = _running(loading)
    console.print(said, markup=False)


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
