"""A run's workers share a broker, have a database server each, and end with the run, however it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.local.test_no_process_left import alive

WORKERS = 2
RUN = [sys.executable, "-m", "pytest", "-q", "-n", str(WORKERS), "tests/local/unending.py"]

type Run = subprocess.Popen[bytes]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """A run like `make test`, both of whose workers wait in the middle of a test."""
    # A run within a run; and a shell that runs the tests in the background has its children ignore Ctrl-C.
    told = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    with (tmp_path / "log").open("wb") as log:
        started = subprocess.Popen(
            RUN,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env={**told, "OCOP_UNENDING": str(tmp_path)},
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
    try:
        while not all((tmp_path / str(number)).exists() for number in range(WORKERS)):
            assert started.poll() is None, (tmp_path / "log").read_text()
            time.sleep(0.05)
        yield started
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_workers_share_a_broker_alone_and_end_with_their_run(
    ending: signal.Signals, run: Run, tmp_path: Path
) -> None:
    """Ctrl-C reaches the workers as well; a kill only whoever hands out the tests."""
    told: list[dict[str, str]] = [
        json.loads((tmp_path / str(number)).read_text()) for number in range(WORKERS)
    ]
    assert len({each["kafka"] for each in told}) == 1
    assert len({urlsplit(each["database"]).netloc for each in told}) == WORKERS

    pids = {child.pid for child in psutil.Process(run.pid).children(recursive=True)}
    assert len(pids) > WORKERS
    os.killpg(run.pid, ending) if ending is signal.SIGINT else run.send_signal(ending)
    run.wait()
    # The test's own time limit ends a wait in vain.
    while alive(pids):
        time.sleep(0.05)
