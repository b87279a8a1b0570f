"""Each image holds what its service may see, and the service runs with nothing else."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from dockerfile_parse import DockerfileParser

from tests.architecture.sources import ROOT, SERVICES

LOOK_AROUND = """
import importlib, pkgutil, sys
for name in ("kernel", "services"):
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(package.__path__, name + "."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
print(*sorted(m for m in sys.modules if m.startswith(("kernel.", "law.", "services.", "ocop."))))
"""


def instructions(service: str) -> list[tuple[str, str]]:
    """Of the last stage, which is the one that runs."""
    parsed = DockerfileParser(str(ROOT / "services" / service / "Dockerfile"))
    said = [
        (line["instruction"], line["value"]) for line in parsed.structure if line["instruction"] != "COMMENT"
    ]
    last = max(n for n, (instruction, _) in enumerate(said) if instruction == "FROM")
    return said[last:]


def image(service: str, folder: Path) -> Path:
    """A folder with what the last stage copies from the repository."""
    for instruction, value in instructions(service):
        if instruction != "COPY" or value.startswith("--from"):
            continue
        *sources, target = value.split()
        for source in sources:
            here, there = ROOT / source, folder / target
            there.parent.mkdir(parents=True, exist_ok=True)
            if here.is_dir():
                shutil.copytree(here, there, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(here, there)
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """As in the image: `-S` keeps the checkout itself off the path."""
    path = [str(folder), str(folder / "proto"), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    return subprocess.run(
        [sys.executable, "-S", *arguments],
        cwd=folder,
        env={"PYTHONPATH": ":".join(path), "PATH": "/usr/bin:/bin", "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_runs_with_what_its_image_holds(service: str, tmp_path: Path) -> None:
    folder = image(service, tmp_path)
    everything = run(folder, "-c", LOOK_AROUND)
    assert everything.returncode == 0, everything.stderr
    helped = run(folder, "-m", f"services.{service}", "--help")
    assert helped.returncode == 0, helped.stderr
    assert "migrate" in helped.stdout


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_holds_no_other_service(service: str, tmp_path: Path) -> None:
    folder = image(service, tmp_path)
    assert {p.name for p in (folder / "services").iterdir()} == {"__init__.py", service}
    seen = run(folder, "-c", LOOK_AROUND).stdout.split()
    law = {"law"} if any(name.startswith("law.") for name in seen) else set[str]()
    assert {p.name for p in folder.iterdir()} == {"kernel", "services", "proto"} | law


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_holds_no_contract_that_its_service_does_not_speak(service: str, tmp_path: Path) -> None:
    folder = image(service, tmp_path)
    seen = run(folder, "-c", LOOK_AROUND).stdout.split()
    spoken = {name.split(".")[1] for name in seen if name.startswith("ocop.") and name.endswith("_pb2")}
    assert {p.name for p in (folder / "proto/ocop").iterdir()} == spoken


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_runs_its_service_as_nobody_in_particular(service: str) -> None:
    said = dict(instructions(service))
    assert said["USER"].isdecimal()
    assert said["USER"] != "0"
    assert said["ENTRYPOINT"] == f'["python", "-m", "services.{service}"]'
    assert said["CMD"] == '["all"]'
