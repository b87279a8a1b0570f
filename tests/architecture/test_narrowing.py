"""A check of scope answers who acts from now on: what is recorded afterwards names that appointment."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import files, tree

CHECKS = frozenset({"within", "at_office"})
# What depends on the acting appointment; `person` and `answered` are the same before and after.
ACTING = frozenset({"acting", "role", "office", "unit", "context", "reaches", *CHECKS})

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[Path, Function]]:
    for file in files("services", "tests/kernel/http"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield file, node


def narrowing(functions: list[tuple[Path, Function]]) -> frozenset[str]:
    """The checks, and every function that is handed an `ask` and narrows it."""
    found = CHECKS
    while True:
        more = {node.name for _, node in functions if _handed(node) and any(_checks(node, found))}
        if more <= found:
            return found
        found |= more


def _handed(node: Function) -> bool:
    return any(ast.unparse(a.annotation) == "Ask" for a in node.args.args if a.annotation is not None)


def _checks(node: Function, names: frozenset[str]) -> Iterator[ast.Call]:
    """Calls that narrow `ask`, in the order in which they stand."""
    calls = [n for n in ast.walk(node) if isinstance(n, ast.Call)]
    for call in sorted(calls, key=lambda c: (c.lineno, c.col_offset)):
        match call.func:
            case ast.Attribute(value=ast.Name("ask"), attr=name) if name in names:
                yield call
            case ast.Name(name) | ast.Attribute(attr=name) if name in names and "ask" in map(
                ast.unparse, call.args
            ):
                yield call
            case _:
                pass


def heeded(node: Function) -> frozenset[int]:
    """Lines of statements that say anew who asks, or hand it on."""
    return frozenset(
        line
        for s in ast.walk(node)
        if isinstance(s, ast.Return)
        or (isinstance(s, ast.Assign) and any("ask" in _names(target) for target in s.targets))
        for line in range(s.lineno, (s.end_lineno or s.lineno) + 1)
    )


def _names(target: ast.expr) -> set[str]:
    return {n.id for n in ast.walk(target) if isinstance(n, ast.Name)}


def later(node: Function, line: int) -> Iterator[ast.expr]:
    """Uses of `ask` below a line that depend on who acts."""
    for n in ast.walk(node):
        match n:
            case ast.Attribute(value=ast.Name("ask"), attr=name) if name in ACTING and n.lineno > line:
                yield n
            case ast.Call(args=args):
                yield from (a for a in args if isinstance(a, ast.Name) and a.id == "ask" and a.lineno > line)
            case _:
                pass


def test_who_acts_after_a_check_of_scope_is_who_passed_it() -> None:
    every = list(functions())
    names = narrowing(every)
    forgotten = [
        f"{file}:{call.lineno} {ast.unparse(call)}"
        for file, node in every
        for call in _checks(node, names)
        if call.lineno not in heeded(node) and any(later(node, call.end_lineno or call.lineno))
    ]
    assert forgotten == []
