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
    answer = at(said, "paths", "/api/v1/units", "get", "responses", "200")
    assert at(answer, "headers").keys() == {"Min-Version-Seen"}


def test_a_public_operation_asks_for_no_token(said: Json) -> None:
    operation = at(said, "paths", "/api/v1/units", "get")
    assert "security" not in operation
    assert at(operation, "responses").keys() == {"200", "422", "503"}


def test_every_operation_documents_its_problems_and_none_the_framework_s(said: Json) -> None:
    assert "HTTPValidationError" not in str(said)
    for path, methods in at(said, "paths").items():
        for operation in at(methods).values():
            if "parameters" in an_object.validate_python(operation):
                assert {"422", "503"} <= at(operation, "responses").keys(), path


def test_a_refusal_is_shown_where_the_code_reaches_it_and_nowhere_else(said: Json) -> None:
    def refusals(path: str, method: str, status: str) -> set[str]:
        answer = at(said, "paths", path, method, "responses", status, "content", "application/problem+json")
        return {*at(answer, "examples")}

    hold, release = "/api/v1/names/{name}", "/api/v1/names/{name}/release"
    assert refusals(hold, "put", "409") - refusals(release, "post", "409") == {"already-reserved"}
    assert refusals(release, "post", "409") - refusals(hold, "put", "409") == {"held-by-another"}
    assert refusals(hold, "get", "404") == {"not-found", "no-such-address"}


def test_a_refusal_s_example_is_the_problem_that_is_answered(said: Json) -> None:
    example = at(said, "components", "examples", "stale-version", "value")
    assert example["type"] == "https://ocop.vn/problems/stale-version"
    assert (example["status"], example["field"]) == (412, "header/If-Match")
    assert "has changed since version 3" in str(example["en"])


def test_a_body_s_example_is_put_together_from_its_fields(said: Json) -> None:
    body = at(said, "paths", "/api/v1/names/{name}", "put", "requestBody", "content", "application/json")
    assert body["example"] == {"holder": "…", "unit": "00123"}


def test_a_text_of_some_length_is_no_name_of_the_api(said: Json) -> None:
    holder = at(said, "components", "schemas", "Holding", "properties", "holder")
    assert holder == {"type": "string", "maxLength": 300, "minLength": 1}
    assert "Name" not in at(said, "components", "schemas")


def test_a_body_shows_an_example(said: Json) -> None:
    unit = at(said, "components", "schemas", "Holding", "properties", "unit")
    assert unit["examples"] == ["00123"]


def test_a_route_that_nobody_may_use_is_found_at_start(settings: ServiceSettings) -> None:
    service = replace(sample_service(), grants={"auditor": frozenset({"sample.read"})})
    with pytest.raises(UngrantedAction, match=r"sample\.hold"):
        create_app(service, settings)
