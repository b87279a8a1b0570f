"""A process of the local stack: in a group of its own, logging to a file, never outliving its owner."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deploy.local.account import Account
from deploy.local.trouble import Trouble

KEEPER = Path(__file__).with_name("keeper.py")


@dataclass(frozen=True, kw_only=True, slots=True)
class Process:
    """A running program and the keeper that holds it."""

    name: str
    pid: int
    keeper: subprocess.Popen[bytes]
    log: Path

    @property
    def running(self) -> bool:
        return self.keeper.poll() is None

    def stop(self) -> int:
        """Stop it in its orderly way, or after its grace time by force; its exit code."""
        self.ask_to_stop()
        return self.wait()

    def ask_to_stop(self) -> None:
        """Begin to stop it in its orderly way; `wait` says when it has ended."""
        self._say(b"s")

    def kill(self) -> int:
        """End it and its group at once, as a power cut would; its exit code."""
        self._say(b"k")
        return self.wait()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program itself, not to its group."""
        os.kill(self.pid, number)

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; its exit code, 128 plus the number of the signal that ended it."""
        code = self.keeper.wait(timeout)
        if self.keeper.stdin is not None:
            self.keeper.stdin.close()
        return code

    def release(self) -> int:
        """Let it live on without its owner; the keeper's pid, which SIGTERM stops in an orderly way."""
        self._say(b"r")
        return self.keeper.pid

    def _say(self, word: bytes) -> None:
        leash = self.keeper.stdin
        if leash is None or leash.closed:
            return
        with leash, contextlib.suppress(BrokenPipeError):
            leash.write(word)


def start(
    name: str,
    command: Sequence[str | Path],
    *,
    log: Path,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    account: Account | None = None,
    stop_signal: signal.Signals = signal.SIGTERM,
    grace: float = 20,
) -> Process:
    """Start a program under a keeper, added to what its log already holds."""
    log.parent.mkdir(parents=True, exist_ok=True)
    reported, report = os.pipe()
    who = (str(account.uid), str(account.gid)) if account else ("-", "-")
    order = [str(int(stop_signal)), str(grace), *who, str(report), *map(str, command)]
    try:
        with log.open("ab") as written:
            keeper = subprocess.Popen(
                [sys.executable, "-I", "-S", str(KEEPER), *order],
                stdin=subprocess.PIPE,
                stdout=written,
                stderr=written,
                bufsize=0,
                cwd=folder,
                env=dict(os.environ if environment is None else environment),
                pass_fds=[report],
                start_new_session=True,
            )
    finally:
        os.close(report)
    with os.fdopen(reported) as answer:
        pid = answer.read().strip()
    if not pid:
        keeper.wait()
        raise Trouble(f"{name} could not be started.", f"Its log says: {last_words(log)}")
    return Process(name=name, pid=int(pid), keeper=keeper, log=log)


def last_words(log: Path, lines: int = 3) -> str:
    """The end of a log, for a sentence that says why a process is gone."""
    said = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return " | ".join(said[-lines:]) or "nothing"


def await_ready(process: Process, ready: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until the process answers; Trouble if it ends before, or does not answer in time."""
    until = time.monotonic() + seconds
    while not ready():
        if not process.running:
            raise Trouble(f"{process.name} ended while starting.", f"Its log says: {last_words(process.log)}")
        if time.monotonic() > until:
            raise Trouble(f"{process.name} did not answer within {seconds:.0f} s.", f"See {process.log}.")
        time.sleep(0.01)
