"""On a bare machine, whatever is missing is told in one sentence that says what to do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.local.ports import HOST, free_ports

SCRIPT = Path("deploy/local/bootstrap")
TOOLS = ("awk", "cat", "cksum", "dirname", "grep", "ls", "mkdir", "rm", "sed", "sh", "sleep", "sort", "uname")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with the usual tools and no Python, and a checkout on it."""
    for folder in ("bin", "home", "checkout/deploy/local"):
        (tmp_path / folder).mkdir(parents=True)
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(str(shutil.which(tool)))
    shutil.copy(SCRIPT, tmp_path / "checkout" / SCRIPT)
    shutil.copy("requirements.lock", tmp_path / "checkout")
    return tmp_path


def bootstrap(machine: Path) -> "subprocess.CompletedProcess[str]":
    nowhere = f"http://{HOST}:{free_ports(1)[0]}"
    return subprocess.run(
        [machine / "checkout" / SCRIPT],
        env={
            "PATH": str(machine / "bin"),
            "HOME": str(machine / "home"),
            "HTTPS_PROXY": nowhere,
            "HTTP_PROXY": nowhere,
            "PIP_NO_CACHE_DIR": "1",
        },
        capture_output=True,
        text=True,
    )


def install_python(machine: Path, *, brings_pip: bool = True) -> None:
    """Put this very Python on the machine; Debian's comes without what venv needs to bring pip."""
    python = machine / "bin" / "python3"
    refuse = "" if brings_pip else 'case "$*" in *ensurepip*) exit 1 ;; esac\n'
    python.write_text(f'#!/bin/sh\n{refuse}exec {Path(sys.executable).resolve()} "$@"\n')
    python.chmod(0o755)


def test_a_machine_without_python_is_told_what_to_install(machine: Path) -> None:
    done = bootstrap(machine)
    assert done.returncode == 1
    assert done.stderr == (
        "There is no Python 3.12 or later on this machine, and none that could fetch one.\n"
        "→ Install Python 3.12 or 3.13 with its venv module and run it again.\n"
    )


def test_a_python_without_its_venv_module_is_told_what_to_install(machine: Path) -> None:
    install_python(machine, brings_pip=False)
    done = bootstrap(machine)
    version = ".".join(map(str, sys.version_info[:2]))
    assert done.returncode == 1
    assert done.stderr == (
        f"Python {version} is here, but without its venv module.\n"
        "→ Install it (Debian, Ubuntu: apt install python3-venv) and run it again.\n"
    )


def test_a_machine_without_network_is_told_so(machine: Path) -> None:
    install_python(machine)
    done = bootstrap(machine)
    assert done.returncode == 1
    assert done.stderr.splitlines()[1:] == [
        "The installer (uv) could not be downloaded.",
        "→ Connect to the network (or set HTTPS_PROXY) and run it again; details are in build/install.log.",
    ]
    assert not (machine / "checkout" / ".venv" / "ocop-ready").exists()


def test_an_interrupted_installation_is_begun_again(machine: Path) -> None:
    left = machine / "checkout" / ".venv" / "half-installed"
    left.parent.mkdir()
    left.touch()
    lock = machine / "checkout" / ".local" / "installing"
    lock.mkdir(parents=True)
    with subprocess.Popen(["true"]) as ended:
        pass
    (lock / "pid").write_text(f"{ended.pid}\n")
    done = bootstrap(machine)
    assert done.stderr.startswith("An earlier installation was interrupted: starting it again…\n")
    assert not left.exists()
    assert not lock.exists()


def test_a_running_installation_is_waited_for(machine: Path) -> None:
    lock = machine / "checkout" / ".local" / "installing"
    lock.mkdir(parents=True)
    (lock / "pid").write_text(f"{os.getpid()}\n")
    with subprocess.Popen(
        [machine / "checkout" / SCRIPT], env={"PATH": str(machine / "bin")}, stderr=subprocess.PIPE, text=True
    ) as waiting:
        assert waiting.stderr is not None
        assert waiting.stderr.readline() == "Another make is installing; waiting for it…\n"
        shutil.rmtree(lock)
        assert waiting.wait() == 1
