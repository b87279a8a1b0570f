"""The OpenAPI document says of every operation who may, which headers it takes, and how it refuses."""

from collections.abc import Iterator, Mapping

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import RouteContext, iter_route_contexts

from kernel.http.etag import tag
from kernel.http.may import May
from kernel.http.problem import MEDIA, TITLES
from kernel.http.schema import ANSWERED, ASKING, BEARER, COMMANDING, ETAG, PROBLEM, Json


def document(app: FastAPI) -> Json:
    """The application's document, made once."""
    if app.openapi_schema is None:
        made: Json = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        components = _in(made, "components")
        _in(components, "schemas").update({"Problem": PROBLEM, "Answered": ANSWERED})
        _in(components, "schemas").pop("HTTPValidationError", None)
        _in(components, "schemas").pop("ValidationError", None)
        components["securitySchemes"] = {"bearer": BEARER}
        for method, path, route in operations(app):
            _describe(_in(_in(_in(made, "paths"), path), method.lower()), method, route)
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
    dependant: Dependant = route.dependant
    return next((d.call for d in _flat(dependant) if isinstance(d.call, May)), None)


def _tagged(route: RouteContext) -> bool:
    dependant: Dependant = route.dependant
    return any(d.call is tag for d in _flat(dependant))


def _flat(dependant: Dependant) -> Iterator[Dependant]:
    yield dependant
    for inner in dependant.dependencies:
        yield from _flat(inner)


def _describe(operation: Json, method: str, route: RouteContext) -> None:
    demanded = permission(route)
    command = method not in ("GET", "HEAD")
    responses = _in(operation, "responses")
    responses.pop("422", None)
    statuses = [404, 422, 503] if "{" in (route.path_format or "") else [422, 503]
    if command:
        statuses += [409, 413, 415]
    if demanded is not None:
        statuses += [401, 403]
        operation["security"] = [{"bearer": []}]
        operation["x-action"] = demanded.action
        headers = {**ASKING, **COMMANDING} if command else ASKING
        _add_headers(operation, headers)
        if command:
            statuses.append(412)
            _answer(responses)
    if _tagged(route):
        for status in [s for s in ("200", "201") if s in responses]:
            _in(_in(responses, status), "headers")["ETag"] = ETAG
    for status in sorted(statuses):
        responses.setdefault(str(status), _problem(status))


def _add_headers(operation: Json, headers: Mapping[str, Json]) -> None:
    listed: list[object] = []
    known = operation.get("parameters")
    if isinstance(known, list):
        listed += known
    operation["parameters"] = [*listed, *({"name": n, "in": "header", **h} for n, h in headers.items())]


def _answer(responses: Json) -> None:
    """A command that says nothing else of its answer gives the usual one."""
    for status in [s for s in ("200", "201") if s in responses]:
        said = _in(responses, status)
        content = said.get("content", {"application/json": {"schema": {}}})
        if content == {"application/json": {"schema": {}}}:
            usual: Json = {
                "description": "Done; 201 where something new began, else 200",
                "headers": {"ETag": ETAG},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answered"}}},
            }
            responses.update({"200": usual, "201": usual})


def _problem(status: int) -> Json:
    return {
        "description": TITLES[status][1],
        "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _in(node: Json, name: str) -> Json:
    found = node.setdefault(name, {})
    assert isinstance(found, dict)
    return found  # pyright: ignore[reportUnknownVariableType] - a JSON object
