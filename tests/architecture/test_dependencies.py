"""What runs imports only what the project installs where it runs: no tool of developers by accident."""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

from tests.architecture.sources import ROOT, files, imported, tree

OURS = {"kernel", "law", "services", "deploy", "demo", "ocop", "tests"}
# What an image of the service installs besides the base; see its Dockerfile.
EXTRAS = {"services/registry": {"units"}}
NAME = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?")


def installed(extras: Iterable[str] = ()) -> set[str]:
    """The project's dependencies and theirs, by normal name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    found: set[str] = set()
    open_ends = [*project["dependencies"], *(d for e in extras for d in project["optional-dependencies"][e])]
    while open_ends:
        name = normal(open_ends.pop())
        if name not in found:
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


def strangers(folder: str) -> Iterator[str]:
    """Imports from distributions that are not installed where the folder's code runs."""
    allowed = installed(EXTRAS.get(folder, ()))
    for file in files(folder):
        for module in imported(tree(file)):
            top = module.split(".")[0]
            if top in OURS or top in sys.stdlib_module_names:
                continue
            if not providers().get(top, set[str]()) & allowed:
                yield f"{file}: {module}"


def test_the_kernel_and_the_services_import_only_what_is_installed_with_them() -> None:
    for folder in ("kernel", "law", "services/registry", "services/evaluation", "services/trade"):
        assert list(strangers(folder)) == []


def test_an_image_installs_the_extras_of_its_service() -> None:
    for folder, extras in EXTRAS.items():
        said = Path(ROOT / folder / "Dockerfile").read_text()
        assert all(f"--extra {extra}" in said for extra in extras)
