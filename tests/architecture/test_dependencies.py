"""What runs imports only what the project installs where it runs: no tool of developers by accident."""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from typing import Any

import pytest

from tests.architecture.sources import ROOT, SERVICES, files, imported, tree

OURS = {"kernel", "law", "services", "deploy", "demo", "ocop", "tests"}
NAME = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?")


def project() -> dict[str, Any]:  # as TOML has it
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def installed(extras: Iterable[str] = ()) -> set[str]:
    """The project's dependencies and theirs, by normal name, without those that never are."""
    said = project()
    never = {normal(r) for r in said["tool"]["uv"]["override-dependencies"]}
    found: set[str] = set()
    open_ends = [*said["project"]["dependencies"]]
    open_ends += [d for e in extras for d in said["project"]["optional-dependencies"][e]]
    while open_ends:
        name = normal(open_ends.pop())
        if name not in found | never:
            found.add(name)
            open_ends += needed(name)
    return found


def needed(distribution: str) -> list[str]:
    """Nothing where it is not installed here: it is for another platform then."""
    try:
        return [r for r in requires(distribution) or () if "extra ==" not in r]
    except PackageNotFoundError:
        return []


@cache
def providers() -> dict[str, set[str]]:
    """Distributions by the name under which they are imported."""
    return {module: {normal(d) for d in given} for module, given in packages_distributions().items()}


def normal(requirement: str) -> str:
    match = NAME.match(requirement)
    assert match is not None, requirement
    return re.sub(r"[-_.]+", "-", match[1]).lower()


def outside(folder: str) -> Iterator[tuple[str, str]]:
    """What the folder's files import that is neither ours nor Python's: file and top module."""
    for file in files(folder):
        for module in imported(tree(file)):
            top = module.split(".")[0]
            if top not in OURS and top not in sys.stdlib_module_names:
                yield str(file), top


def strangers(folder: str, extras: Iterable[str] = ()) -> list[str]:
    """Imports from distributions that are not installed where the folder's code runs."""
    allowed = installed(extras)
    return [f"{file}: {top}" for file, top in outside(folder) if not providers().get(top, set()) & allowed]


@pytest.mark.parametrize("folder", ["kernel", "law"])
def test_kernel_and_law_import_only_what_everybody_installs(folder: str) -> None:
    assert strangers(folder) == []


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_imports_only_what_everybody_installs_and_its_own_extra(service: str) -> None:
    assert strangers(f"services/{service}", [service]) == []


@pytest.mark.parametrize("service", SERVICES)
def test_what_one_service_alone_imports_is_no_weight_to_the_others(service: str) -> None:
    others = {f"services/{other}" for other in SERVICES} - {f"services/{service}"}
    elsewhere = {top for folder in ("kernel", "law", *others) for _, top in outside(folder)}
    alone = {top for _, top in outside(f"services/{service}")} - elsewhere
    base = {normal(d) for d in project()["project"]["dependencies"]}
    assert {top for top in alone if providers().get(top, set()) & base} == set()


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_installs_its_own_extra_and_no_other(service: str) -> None:
    said = (ROOT / "services" / service / "Dockerfile").read_text()
    assert re.findall(r"--(?:all-)?extras?\s+(\S+)", said) == [service]
