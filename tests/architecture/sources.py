"""The project's own Python, as files and as syntax."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SERVICES = ("registry", "evaluation", "trade")
WRITTEN = ("kernel", "law", "services", "deploy", "demo", "tests")


def files(*folders: str) -> Iterator[Path]:
    """Every .py file that people write, relative to the root."""
    for folder in folders:
        yield from (p.relative_to(ROOT) for p in sorted((ROOT / folder).rglob("*.py")))


def tree(file: Path) -> ast.Module:
    return ast.parse((ROOT / file).read_text(), str(file))


def imported(module: ast.Module) -> Iterator[str]:
    """Full names of what is imported, wherever in the module."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def called(module: ast.Module) -> Iterator[str]:
    """Dotted names of what is called."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
