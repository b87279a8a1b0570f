"""Which refusals an operation may answer with, read from the source of what it calls.

A refusal counts where the code names it, or where a docstring says "Raises …" of it. Of a decider only
those cases count that match a command which the operation makes. What is found is too much rather than
too little; the fuzz tests fail on a refusal that is not in the document.
"""

import ast
import inspect
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType, UnionType
from typing import TypeAliasType, get_args, get_type_hints

from kernel.decider import Decider
from kernel.errors import Refused

RAISES = re.compile(r"[Rr]aises ([^.]*)\.")
NAME = re.compile(r"[A-Z]\w+")
ELSEWHERE = tuple(Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib"))

type Source = ast.FunctionDef | ast.AsyncFunctionDef


def reached(calls: Iterable[object]) -> frozenset[type[Refused]]:
    """The refusals below these functions; what is no function of ours is passed over."""
    reading = _Reading()
    for call in calls:
        reading.see(call, frozenset())
    reading.decide()
    return frozenset(reading.found)


class _Reading:
    def __init__(self) -> None:
        self.found: set[type[Refused]] = set()
        self._made: set[type] = set()
        self._deciders: dict[int, Decider[object, object, object]] = {}
        self._seen: set[tuple[object, frozenset[type]]] = set()
        self._leaving: frozenset[type] = frozenset()

    def decide(self) -> None:
        """Reads the deciders last, when it is known which commands are made."""
        for decider in self._deciders.values():
            function = decider.decide
            if isinstance(function, FunctionType):
                first = next(iter(inspect.signature(function).parameters.values()))
                self._leaving = frozenset(members(first.annotation)) - self._made
                self.see(function, frozenset())

    def see(self, thing: object, attributes: frozenset[str]) -> None:
        """`attributes` are those that whoever names the thing asks of anything."""
        if isinstance(thing, FunctionType):
            self._function(thing)
        elif isinstance(thing, Decider):
            self._deciders[id(thing)] = thing  # pyright: ignore[reportUnknownArgumentType, reportArgumentType] - of whatever kind
        elif isinstance(thing, type | TypeAliasType):
            for each in members(thing):
                self._class(each, attributes)
            if isinstance(thing, type):
                self._made.add(thing)

    def _class(self, named: type[object], attributes: frozenset[str]) -> None:
        if issubclass(named, Refused):
            self.found |= {named} - {Refused}
        elif _ours(named):
            for owner in (named, *_fields(named)):
                for name in attributes & vars(owner).keys():
                    self.see(_plain(vars(owner)[name]), frozenset())

    def _function(self, function: FunctionType) -> None:
        key = (function, self._leaving)
        if key in self._seen or not _ours(function) or (source := _source(function)) is None:
            return
        self._seen.add(key)
        names = _names(function)
        if any(self._left(_resolved(argument, names)) for argument in _annotations(source)):
            return
        for raised in RAISES.findall(ast.get_docstring(source) or ""):
            self.found |= _by_name(NAME.findall(raised), names) - {Refused}
        kept = list(self._kept(source, names))
        attributes = frozenset(node.attr for node in kept if isinstance(node, ast.Attribute))
        for node in kept:
            if isinstance(node, ast.Name | ast.Attribute):
                self.see(_value(node, names), attributes)

    def _kept(self, node: ast.AST, names: dict[str, object]) -> Iterator[ast.AST]:
        """Every node, without the branches for commands that are not made."""
        yield node
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.match_case) and self._left(_matched(child.pattern, names)):
                continue
            if isinstance(child, ast.If) and self._left(_asked(child.test, names)):
                for other in child.orelse:
                    yield from self._kept(other, names)
                continue
            yield from self._kept(child, names)

    def _left(self, classes: frozenset[type]) -> bool:
        return bool(classes) and classes <= self._leaving


def members(annotation: object) -> frozenset[type]:
    """The classes of a type: itself, or all those of a union or of an alias of one."""
    if isinstance(annotation, TypeAliasType):
        try:
            return members(annotation.__value__)
        # An alias that only a type checker can read, such as one with the parameters of a C class.
        except (TypeError, NameError):
            return frozenset()
    if isinstance(annotation, type):
        return frozenset({annotation})
    if isinstance(annotation, UnionType):
        return frozenset[type]().union(*(members(part) for part in get_args(annotation)))
    return frozenset()


def _plain(member: object) -> object:
    """The function behind a method of whatever kind."""
    if isinstance(member, staticmethod | classmethod):
        return member.__func__  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] - any function
    return member.fget if isinstance(member, property) else member


@cache
def _fields(named: type[object]) -> frozenset[type]:
    """Our classes that a record's fields are of: `command.regulation.check()` names no class itself."""
    try:
        hints = get_type_hints(named)
    except (NameError, TypeError):
        return frozenset()
    found = frozenset[type]().union(*(members(hint) for hint in hints.values()))
    ours = filter(_ours, found)
    return frozenset(each for each in ours if Refused not in each.__mro__)


def _ours(thing: FunctionType | type) -> bool:
    return _here(thing.__module__)


@cache
def _here(module: str) -> bool:
    file = getattr(sys.modules.get(module), "__file__", None)
    return file is not None and not any(Path(file).is_relative_to(place) for place in ELSEWHERE)


def _source(function: FunctionType) -> Source | None:
    return _functions(function.__code__.co_filename).get(function.__code__.co_firstlineno)


@cache
def _functions(file: str) -> dict[int, Source]:
    """The functions of a file by their first line, a decorator's where there is one; none of made-up code."""
    if not Path(file).is_file():
        return {}
    found = ast.walk(ast.parse(Path(file).read_bytes()))
    return {
        min(f.lineno, *(d.lineno for d in f.decorator_list)) if f.decorator_list else f.lineno: f
        for f in found
        if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def _names(function: FunctionType) -> dict[str, object]:
    """What a name means in the function, except for its own variables."""
    cells: dict[str, object] = {}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        try:
            cells[name] = cell.cell_contents
        except ValueError:
            continue
    return {**function.__globals__, **cells}


def _value(node: ast.AST, names: dict[str, object]) -> object:
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _value(node.value, names)
        if isinstance(owner, ModuleType | Decider):
            return getattr(owner, node.attr, None)  # pyright: ignore[reportUnknownArgumentType] - of whatever kind
        if isinstance(owner, type) and _ours(owner):
            return _plain(vars(owner).get(node.attr))
    return None


def _resolved(node: ast.AST, names: dict[str, object]) -> frozenset[type]:
    """The classes that an annotation names."""
    found = [members(_value(n, names)) for n in ast.walk(node) if isinstance(n, ast.Name | ast.Attribute)]
    return frozenset[type]().union(*found)


def _annotations(source: Source) -> list[ast.expr]:
    given = [*source.args.posonlyargs, *source.args.args, *source.args.kwonlyargs]
    return [argument.annotation for argument in given if argument.annotation is not None]


def _matched(pattern: ast.pattern, names: dict[str, object]) -> frozenset[type]:
    classes = [members(_value(n.cls, names)) for n in ast.walk(pattern) if isinstance(n, ast.MatchClass)]
    return frozenset[type]().union(*classes)


def _asked(test: ast.expr, names: dict[str, object]) -> frozenset[type]:
    """The classes of `isinstance(command, …)`; none for any other question."""
    match test:
        case ast.Call(func=ast.Name(id="isinstance"), args=[_, asked]):
            return _resolved(asked, names)
        case _:
            return frozenset()


def _by_name(wanted: Iterable[str], names: dict[str, object]) -> set[type[Refused]]:
    found: set[type[Refused]] = set()
    for name in wanted:
        here = names.get(name)
        known = [here] if here is not None else _subclasses().get(name, [])
        refused = [each for each in known if isinstance(each, type) and issubclass(each, Refused)]
        # Of one name but different rules it cannot be told which is meant.
        if len({each.rule() for each in refused}) == 1:
            found.add(refused[0])
    return found


def _subclasses() -> dict[str, list[type[Refused]]]:
    found: dict[str, list[type[Refused]]] = {}
    waiting = [Refused]
    while waiting:
        refused = waiting.pop()
        waiting += refused.__subclasses__()
        found.setdefault(refused.__name__, []).append(refused)
    return found
