"""A client that openapi-python-client generates from each document has every operation, and imports."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.documents import SERVICES, document_of, operations

# Imports everything below the package, so that a broken name in any module is found.
IMPORT_ALL = """
import importlib, pkgutil, {package} as made
for module in pkgutil.walk_packages(made.__path__, made.__name__ + "."):
    importlib.import_module(module.name)
"""


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.timeout(300)
def test_a_client_can_be_generated_that_leaves_nothing_out(service: str, tmp_path: Path) -> None:
    document = document_of(service, tmp_path)
    package = f"{service}_client"
    (tmp_path / "openapi.json").write_text(json.dumps(document), encoding="utf-8")

    done = _run(tmp_path, "-m", "openapi_python_client", *_generate(package))

    assert done.returncode == 0, done.stdout + done.stderr
    assert "arning" not in done.stdout + done.stderr
    made = {file.stem for file in (tmp_path / package / "api").glob("*/*.py")} - {"__init__"}
    assert made == {str(operation["operationId"]) for _, operation in operations(document)}
    imported = _run(tmp_path, "-c", IMPORT_ALL.format(package=package))
    assert imported.returncode == 0, imported.stderr


def _generate(package: str) -> list[str]:
    made = ["generate", "--path", "openapi.json", "--output-path", package]
    return [*made, "--meta", "none", "--fail-on-warning"]


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """With the tools of this environment on the path: the generator formats what it makes."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
