"""What was left running is remembered by process id and start time, so that nothing else is ever stopped."""

import json
import os
import signal
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

import psutil

from deploy.local.processes import Process
from deploy.local.together import together
from deploy.local.trouble import Trouble


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """A program that runs on alone: its own process id, its keeper's, since when, and when it should stop.

    What serves others is of a later wave than those.
    """

    name: str
    pid: int
    keeper: int
    since: float
    wave: int

    @property
    def running(self) -> bool:
        return self._keeper() is not None

    def memory(self) -> int:
        """Resident bytes of the program, its children and its keeper."""
        keeper = self._keeper()
        family = [keeper, *keeper.children(recursive=True)] if keeper else []
        return sum(process.memory_info().rss for process in family)

    def stop(self, seconds: float = 60) -> None:
        """Stop it in its orderly way; its keeper kills it when it does not."""
        if keeper := self._keeper():
            keeper.send_signal(signal.SIGTERM)
        until = time.monotonic() + seconds
        while self.running:
            if time.monotonic() > until:
                raise Trouble(
                    f"{self.name} does not stop.", f"Kill the processes {self.keeper} and {self.pid}."
                )
            time.sleep(0.02)

    def _keeper(self) -> psutil.Process | None:
        # A process id may be another process by now; with its start time it is not.
        try:
            found = psutil.Process(self.keeper)
            known = abs(found.create_time() - self.since) < 1 and found.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return None
        return found if known else None


def leave(folder: Path, *waves: Sequence[Process]) -> None:
    """Let the processes live on, and remember them in the waves in which they should stop."""
    left = [
        Left(
            name=process.name,
            pid=process.pid,
            keeper=process.keeper.pid,
            since=psutil.Process(process.keeper.pid).create_time(),
            wave=wave,
        )
        for wave, processes in enumerate(waves)
        for process in processes
    ]
    path = folder / "running.json"
    draft = path.with_name(f".running-{os.getpid()}")
    draft.write_text(json.dumps([asdict(each) for each in left], indent=1))
    draft.rename(path)
    for process in chain(*waves):
        process.release()


def remembered(folder: Path) -> list[Left]:
    path = folder / "running.json"
    return [Left(**each) for each in json.loads(path.read_text())] if path.exists() else []


def stop_all(folder: Path) -> None:
    """Stop what was left there, wave by wave, and forget it."""
    left = remembered(folder)
    for wave in sorted({each.wave for each in left}):
        together([each.stop for each in left if each.wave == wave])
    (folder / "running.json").unlink(missing_ok=True)
