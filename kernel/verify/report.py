"""What a check found, told on a terminal; its last line is the one that scripts read."""

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kernel.verify.check import Check
from kernel.verify.found import WORDED, Found
from kernel.verify.verify import verify


async def verify_and_tell(
    *, service: str, database: str, kafka: str, console: Console, checks: Sequence[Check] = ()
) -> bool:
    """Whether all is well; the command's exit code follows it. Raises what `verify` raises."""
    columns = (TextColumn(service), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(service, total=None)
        found = await verify(
            service=service,
            database=database,
            kafka=kafka,
            checks=checks,
            progress=lambda done, total: bar.update(task, completed=min(done, total), total=total),
        )
    tell(found, console)
    return found.good


def tell(found: Found, console: Console) -> None:
    for sentence in found.sentences:
        say(console, sentence)
    for check in found.checks:
        say(console, f"{check.name}: {'ok' if not check.faults else f'{check.faults} wrong'}")
        for sentence in check.sentences:
            say(console, f"  {sentence}")
        if check.faults > WORDED:
            say(console, f"  and {check.faults - WORDED} more")
    say(console, found.line)


def say(console: Console, line: str) -> None:
    """As it is: neither wrapped nor coloured, because scripts read it."""
    console.print(line, markup=False, highlight=False, soft_wrap=True)
