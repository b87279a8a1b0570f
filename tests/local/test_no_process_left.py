"""However a stack's owner ends, in the middle of starting or later, no process of the stack stays behind."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from deploy.local.layout import anywhere
from deploy.local.stack import Stack
from deploy.local.trouble import Trouble

type Owner = subprocess.Popen[str]


@pytest.fixture
def folder(stack_folder: Path) -> Path:
    made = stack_folder / os.urandom(4).hex()
    made.mkdir()
    return made


@pytest.fixture
def owner(folder: Path) -> Iterator[Owner]:
    command = [sys.executable, "-m", "tests.local.victim", str(folder)]
    started = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    with started:
        yield started
        started.kill()


def alive(pids: set[int]) -> set[int]:
    """Those that still run; one that has ended and waits for its parent does not."""
    running: set[int] = set()
    for pid in pids:
        try:
            if psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
                running.add(pid)
        except psutil.NoSuchProcess:
            continue
    return running


def of_the_stack(folder: Path) -> set[int]:
    """Every process that was told the stack's folder."""
    found: set[int] = set()
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.NoSuchProcess):
            command = process.cmdline()
            if any(str(folder) in word for word in command) and "tests.local.victim" not in command:
                found.add(process.pid)
    return found


def family(owner: Owner) -> set[int]:
    return {child.pid for child in psutil.Process(owner.pid).children(recursive=True)}


def wait_until_gone(pids: set[int], folder: Path) -> None:
    # The test's own time limit ends a wait in vain.
    while alive(pids | of_the_stack(folder)):
        time.sleep(0.05)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_an_owner_that_was_up(ending: signal.Signals, owner: Owner, folder: Path) -> None:
    assert owner.stdout is not None
    assert owner.stdout.readline() == "up\n"
    pids = family(owner)
    assert len(pids) > 6
    os.killpg(owner.pid, ending)
    owner.wait()
    wait_until_gone(pids, folder)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_an_owner_that_was_starting(
    ending: signal.Signals, owner: Owner, folder: Path
) -> None:
    while not (folder / "logs" / "kafka-1.log").exists():
        assert owner.poll() is None
        time.sleep(0.01)
    pids = family(owner)
    os.killpg(owner.pid, ending)
    owner.wait()
    wait_until_gone(pids, folder)


def test_ctrl_c_is_told_in_a_sentence(owner: Owner) -> None:
    assert owner.stdout is not None
    assert owner.stdout.readline() == "up\n"
    os.killpg(owner.pid, signal.SIGINT)
    _, said = owner.communicate()
    assert said == "Interrupted; everything that was started has been stopped.\n"
    assert owner.returncode == 130


def test_a_failure_in_the_middle_stops_what_had_started(folder: Path) -> None:
    broken = Stack(folder, anywhere(), durable=False)
    broken.postgres.settings = {"no_such_setting": "1"}
    with pytest.raises(Trouble, match="PostgreSQL ended while starting"), broken as stack:
        stack.start()
    assert not alive(of_the_stack(folder))
