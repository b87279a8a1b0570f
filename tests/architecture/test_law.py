"""No generation of the law is named outside law/: who needs a fact asks the law for it, and R7 is covered."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, files, tree

NAMED = re.compile(r"\bR[1-9]\b|R\[")
# What is written for people may name one: docstrings, and `examples=` of what a contract says.
EXAMPLES = "examples"
TEMPLATES = ("*.html", "*.sql")


def named_in(module: ast.AST) -> Iterator[str]:
    """Strings that name a generation, or a pattern of such names."""
    spared = {id(node) for given in _for_people(module) for node in ast.walk(given)}
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str() as written) if id(node) not in spared and NAMED.search(written):
                yield written
            case _:
                pass


def _for_people(module: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(module):
        match node:
            case ast.Expr(value=ast.Constant()):
                yield node
            case ast.keyword(arg=str() as name) if name == EXAMPLES:
                yield node.value
            case _:
                pass


def test_only_the_law_names_its_generations() -> None:
    found = {
        f"{file}: {literal}"
        for file in files("kernel", "services", "demo")
        for literal in named_in(tree(file))
    }
    assert found == set()


def test_no_page_and_no_statement_names_one() -> None:
    found = {
        f"{file.relative_to(ROOT)}: {said}"
        for folder in ("kernel", "services")
        for pattern in TEMPLATES
        for file in (ROOT / folder).rglob(pattern)
        for said in NAMED.findall(file.read_text())
    }
    assert found == set()


@pytest.mark.parametrize(
    "written",
    [
        'if law.id == "R6": pass',
        'law.id in ("R5", "R6")',
        "SQL = \"select 1 where rules in ('R5', 'R6')\"",
        'Query(pattern="^R[1-9]$")',
        'Query(pattern="^R[1-9][0-9]?$", examples=["R4"])',
        'f"{law}: R7"',
        'TEXTS = {"R9": 1}',
    ],
)
def test_the_rule_would_notice(written: str) -> None:
    assert list(named_in(ast.parse(written)))


@pytest.mark.parametrize(
    "written",
    ['"""Under R2 and R3 a province sits twice."""', 'Field(examples=["R4"])', 'LABEL = "R10B, OR2"'],
)
def test_what_people_read_may_name_one(written: str) -> None:
    assert not list(named_in(ast.parse(written)))


def test_there_is_one_shape_of_its_name() -> None:
    """In Python: the contracts of other languages get it from there."""
    shapes = [
        file
        for file in files("kernel", "law", "services", "demo")
        if re.search(r"\^R\[1-9\]", (ROOT / file).read_text())
    ]
    assert shapes == [Path("law/cases/law_id.py")]
