"""A keeper holds one process on a leash: when whoever started it is gone, so is the process and its group.

Run as `python -I -S keeper.py STOP_SIGNAL GRACE UID GID REPORT COMMAND…`. Standard input is the leash:
end of file, `s` or SIGTERM stop the process with STOP_SIGNAL and kill it after GRACE seconds; `k` kills
it at once; `r` lets it run on alone. The process's id is written to the file descriptor REPORT.
"""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from types import FrameType


def main() -> int:
    stop_signal, grace, uid, gid, report, *command = sys.argv[1:]
    woken, wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC) if hasattr(os, "pipe2") else os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, note)
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        user=int(uid) if uid != "-" else None,
        group=int(gid) if gid != "-" else None,
        extra_groups=[] if uid != "-" else None,
    )
    try:
        # Whoever wants to know may be gone already; the leash tells that next.
        with contextlib.suppress(BrokenPipeError), os.fdopen(int(report), "w") as answer:
            answer.write(f"{child.pid}\n")
        if wait(child, woken) == "stop":
            signal_group(child, int(stop_signal))
            give_time(child, woken, float(grace))
    finally:
        signal_group(child, signal.SIGKILL)
    code = child.wait()
    return 128 - code if code < 0 else code


def note(number: int, frame: FrameType | None) -> None:
    """The number comes through the wake-up pipe; without a handler the signal would not."""


def wait(child: "subprocess.Popen[bytes]", woken: int) -> str:
    """Wait until the process has ended (`ended`) or shall end (`stop`, `kill`)."""
    sources = [woken, 0]
    while child.poll() is None:
        for source in select.select(sources, [], [])[0]:
            said = os.read(source, 64)
            if source == woken:
                if set(said) & {signal.SIGTERM, signal.SIGINT}:
                    return "stop"
            elif said.startswith(b"k"):
                return "kill"
            elif said.startswith(b"r"):
                sources = [woken]
            else:
                return "stop"
    return "ended"


def give_time(child: "subprocess.Popen[bytes]", woken: int, grace: float) -> None:
    until = time.monotonic() + grace
    while child.poll() is None and (left := until - time.monotonic()) > 0:
        for source in select.select([woken], [], [], left)[0]:
            os.read(source, 64)


def signal_group(child: "subprocess.Popen[bytes]", number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, number)


if __name__ == "__main__":
    sys.exit(main())
