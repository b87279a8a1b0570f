"""Long steps show how far they are; trouble is one sentence without a traceback."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from deploy.local.trouble import Trouble

errors = Console(stderr=True, highlight=False)


class Downloads:
    """One bar for all downloads; it appears with the first of them."""

    def __init__(self, bars: Progress) -> None:
        self.bars = bars
        self.task: TaskID | None = None
        self.total = 0
        self.lock = threading.Lock()

    @contextmanager
    def __call__(self, name: str, size: int) -> Generator[Callable[[int], None]]:
        with self.lock:
            self.total += size
            if self.task is None:
                self.task = self.bars.add_task("download")
            task = self.task
            self.bars.update(task, total=self.total, description=f"Downloading {name}")
        yield lambda count: self.bars.advance(task, count)


@contextmanager
def downloads() -> Generator[Downloads]:
    """Shows downloads while the block runs, and nothing where there are none."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as bars:
        yield Downloads(bars)


@contextmanager
def one_sentence() -> Generator[None]:
    """Tell Trouble and Ctrl-C in a sentence, and leave with an exit code that scripts understand."""
    try:
        yield
    except Trouble as trouble:
        errors.print(f"[red]{trouble.what}[/red]\n→ {trouble.remedy}", soft_wrap=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        errors.print("Interrupted; everything that was started has been stopped.")
        raise SystemExit(130) from None
