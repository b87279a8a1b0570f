"""The OpenAPI document tells who may do what and how it is refused; grants and routes fit together."""

from dataclasses import replace

import httpx
import pytest
import pytest_asyncio
from pydantic import TypeAdapter

from kernel.http.app import UngrantedAction, create_app
from kernel.settings import ServiceSettings
from tests.kernel.http.sample import sample_service

type Json = dict[str, object]

an_object: TypeAdapter[Json] = TypeAdapter(Json)
objects: TypeAdapter[list[Json]] = TypeAdapter(list[Json])


def at(node: object, *path: str) -> Json:
    """The object at the end of the path."""
    for name in path:
        node = an_object.validate_python(node)[name]
    return an_object.validate_python(node)


@pytest_asyncio.fixture
async def said(client: httpx.AsyncClient) -> Json:
    """The document as it is served."""
    return an_object.validate_json((await client.get("http://sample/openapi.json")).content)


def test_it_names_the_service(said: Json) -> None:
    assert at(said, "info")["title"] == "OCOP sample"


def test_a_command_says_who_may_what_it_takes_and_how_it_refuses(said: Json) -> None:
    operation = at(said, "paths", "/api/v1/names/{name}", "put")
    assert operation["security"] == [{"bearer": []}]
    assert operation["x-action"] == "sample.hold"
    names = {parameter["name"] for parameter in objects.validate_python(operation["parameters"])}
    assert names == {"name", "Acting-As", "Idempotency-Key", "If-Match", "Occurred-At"}
    answers = at(operation, "responses")
    assert answers.keys() == {"200", "201", "401", "403", "404", "409", "412", "413", "415", "422", "503"}
    schema = at(answers, "201", "content", "application/json", "schema")
    assert schema == {"$ref": "#/components/schemas/Answered"}
    schema = at(answers, "409", "content", "application/problem+json", "schema")
    assert schema == {"$ref": "#/components/schemas/Problem"}


def test_a_read_of_one_thing_says_that_it_names_its_version(said: Json) -> None:
    answer = at(said, "paths", "/api/v1/names/{name}", "get", "responses", "200")
    assert at(answer, "headers", "ETag")["schema"] == {"type": "string"}
    assert "headers" not in at(said, "paths", "/api/v1/units", "get", "responses", "200")


def test_a_public_operation_asks_for_no_token(said: Json) -> None:
    operation = at(said, "paths", "/api/v1/units", "get")
    assert "security" not in operation
    assert at(operation, "responses").keys() == {"200", "422", "503"}


def test_every_operation_documents_its_problems_and_none_the_framework_s(said: Json) -> None:
    assert "HTTPValidationError" not in str(said)
    for path, methods in at(said, "paths").items():
        for operation in at(methods).values():
            assert {"422", "503"} <= at(operation, "responses").keys(), path


def test_a_body_shows_an_example(said: Json) -> None:
    unit = at(said, "components", "schemas", "Holding", "properties", "unit")
    assert unit["examples"] == ["00123"]


def test_a_route_that_nobody_may_use_is_found_at_start(settings: ServiceSettings) -> None:
    service = replace(sample_service(), grants={"auditor": frozenset({"sample.read"})})
    with pytest.raises(UngrantedAction, match=r"sample\.hold"):
        create_app(service, settings)
