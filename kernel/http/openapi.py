"""The OpenAPI document says of every operation who may, which headers it takes, and how it refuses."""

from collections.abc import Iterator, Mapping

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import RouteContext, iter_route_contexts

from kernel.errors import Refused
from kernel.http.answers import command_answers, documented, problem_answers
from kernel.http.examples import Examples
from kernel.http.expected import expected
from kernel.http.may import May
from kernel.http.names import tidied
from kernel.http.person import person
from kernel.http.schema import ANSWERED, ASKING, BEARER, COMMANDING, PROBLEM, Json, child, listed


def document(app: FastAPI, written: Mapping[str, object]) -> Json:
    """The application's document, made once; `written` are the examples of the service."""
    if app.openapi_schema is None:
        made: Json = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        schemas = child(child(made, "components"), "schemas")
        schemas.update({"Problem": PROBLEM, "Answered": ANSWERED})
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        made = tidied(made)
        components = child(made, "components")
        components["securitySchemes"] = {"bearer": BEARER}
        examples = Examples(child(components, "schemas"), written)
        for method, path, route in operations(app):
            operation = child(child(child(made, "paths"), path), method.lower())
            _describe(operation, method, route, examples, child(components, "examples"))
        app.openapi_schema = made
    return app.openapi_schema


def operations(app: FastAPI) -> Iterator[tuple[str, str, RouteContext]]:
    """Method, path and route of every operation of the API."""
    for route in iter_route_contexts(app.routes):
        if getattr(route, "dependant", None) is None or not getattr(route, "include_in_schema", False):
            continue
        for method in sorted(route.methods or ()):
            yield method, route.path_format or "", route


def permission(route: RouteContext) -> May | None:
    """What a route demands; None for a public one."""
    return next((call for call in calls(route) if isinstance(call, May)), None)


def calls(route: RouteContext) -> list[object]:
    """The route's function and everything that it depends on."""
    dependant: Dependant = route.dependant
    return [d.call for d in _flat(dependant)]


def _flat(dependant: Dependant) -> Iterator[Dependant]:
    yield dependant
    for inner in dependant.dependencies:
        yield from _flat(inner)


def summary(name: str) -> str:
    """`list_producers` is "List producers"."""
    return name.replace("_", " ").capitalize()


def _describe(operation: Json, method: str, route: RouteContext, examples: Examples, shared: Json) -> None:
    demanded = permission(route)
    command = method not in ("GET", "HEAD")
    operation["summary"] = summary(route.name or "")
    if demanded is not None or person in calls(route):
        operation["security"] = [{"bearer": []}]
    if demanded is not None:
        operation["x-action"] = demanded.action
        _add_headers(operation, {**ASKING, **COMMANDING} if command else ASKING)
    responses = child(operation, "responses")
    responses.pop("422", None)
    if demanded is not None and command:
        command_answers(responses, put=method == "PUT")
    refusals: frozenset[type[Refused]] = expected(calls(route), operation, command=command)
    documented(operation, calls(route), examples)
    problem_answers(responses, refusals, examples, shared)


def _add_headers(operation: Json, headers: Mapping[str, Json]) -> None:
    known = listed(operation, "parameters")
    operation["parameters"] = [*known, *({"name": n, "in": "header", **h} for n, h in headers.items())]
