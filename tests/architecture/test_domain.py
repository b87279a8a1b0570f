"""The domain is plain Python: no framework, no database, no clock, no chance, no waiting."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import SERVICES, called, files, imported, tree

# The calendar of public holidays is data, as the law is.
DATA = {"holidays"}
KERNEL = {"kernel.days", "kernel.record", "kernel.decider", "kernel.errors", "kernel.sealed"}
# Of the standard library, what brings a clock, chance, or the world outside.
IMPURE = {
    "asyncio",
    "io",
    "os",
    "random",
    "secrets",
    "socket",
    "sqlite3",
    "subprocess",
    "threading",
    "time",
    "urllib",
}
UNFORESEEN = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "open",
    "print",
    "uuid1",
    "uuid4",
    "uuid.uuid1",
    "uuid.uuid4",
}


def is_domain(module: str) -> bool:
    """Of a room's domain, or of the law but for what takes JSON and the words of a command line in."""
    parts = module.split(".")
    if parts[0] == "law":
        return parts[1:2] not in (["cases"], ["__main__"])
    return parts[0] == "services" and (parts[3:4] == ["domain"] or parts[2:3] == ["refusals"])


def domain_files() -> Iterator[Path]:
    """Also what the kernel lends to them, so that no detour leads outside."""
    yield from (Path(*module.split(".")).with_suffix(".py") for module in sorted(KERNEL))
    for file in files("law", *(f"services/{service}" for service in SERVICES)):
        if is_domain(".".join(file.with_suffix("").parts)):
            yield file


def allowed(module: str, file: Path) -> bool:
    own = ".".join(file.parts[:2])
    top = module.split(".")[0]
    if top == "law":
        return is_domain(module)
    if top == "services":
        return module.startswith(f"{own}.") and is_domain(module)
    if top == "kernel":
        return module in KERNEL
    return top in DATA or (top in sys.stdlib_module_names and top not in IMPURE)


def test_the_domain_imports_only_itself_and_what_facts_are_made_of() -> None:
    foreign = {
        f"{file}: {module}"
        for file in domain_files()
        for module in imported(tree(file))
        if not allowed(module, file)
    }
    assert foreign == set()


def test_the_domain_asks_no_clock_and_throws_no_dice() -> None:
    asked = {
        f"{file}: {name}" for file in domain_files() for name in called(tree(file)) if name in UNFORESEEN
    }
    assert asked == set()


def test_the_domain_never_waits() -> None:
    waiting = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    found = {
        str(file) for file in domain_files() for node in ast.walk(tree(file)) if isinstance(node, waiting)
    }
    assert found == set()


@pytest.mark.parametrize(
    "module",
    [
        "kernel.store",
        "kernel.clock",
        "pydantic",
        "random",
        "services.trade.catalogue.tables",
        "law.cases.rate",
    ],
)
def test_the_rule_would_notice(module: str) -> None:
    assert not allowed(module, Path("services/trade/catalogue/domain/offer.py"))
