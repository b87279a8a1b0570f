"""The OpenAPI documents are for strangers: each operation has words, examples and refusals of its own."""

import json
import re
from collections import Counter
from collections.abc import Iterator

import jsonschema_rs
import pytest

from kernel.http.examples import UNWRITTEN
from kernel.http.problem import MEDIA, TYPE
from kernel.http.schema import Json
from tests.architecture.documents import SERVICES, an_object, at, document_of, operations

SENTENCE = re.compile(r"[A-Z].*[.:]", re.DOTALL)
# What a command of somebody appointed may always be answered with.
COMMAND = {"401", "403", "409", "412", "413", "422", "503"}
READ = {"401", "403", "422", "503"}


@pytest.fixture(params=SERVICES, scope="module")
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Json:
    return document_of(request.param, tmp_path_factory.mktemp("keys"))


def test_each_operation_says_in_a_summary_of_its_own_what_it_does_to_what(document: Json) -> None:
    summaries = Counter(str(operation["summary"]) for _, operation in operations(document))

    assert [summary for summary, times in summaries.items() if times > 1] == []
    assert [s for s in summaries if not re.fullmatch(r"[A-Z][a-z]+( [a-z]+)+", s)] == []


def test_each_operation_has_an_id_that_is_its_summary_as_a_name(document: Json) -> None:
    said = {str(operation["operationId"]): operation["summary"] for _, operation in operations(document)}

    assert {name.replace("_", " ").capitalize(): name for name in said} == {v: k for k, v in said.items()}


def test_each_operation_is_described_in_whole_sentences(document: Json) -> None:
    fragments = [
        name
        for name, operation in operations(document)
        if not SENTENCE.fullmatch(str(operation.get("description", "")))
    ]
    assert fragments == []


def test_each_schema_has_a_name_without_the_module_that_it_stands_in(document: Json) -> None:
    schemas = at(document, "components", "schemas")
    assert [name for name in schemas if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name)] == []
    titles = Counter(str(at(schema).get("title", name)).lower() for name, schema in schemas.items())
    assert [title for title, times in titles.items() if times > 1] == []


def test_what_is_sent_and_answered_has_an_example_that_fits_its_schema(document: Json) -> None:
    for name, media_type, said in _bodies(document):
        if media_type.endswith("json"):
            assert "example" in said, name
            assert UNWRITTEN not in json.dumps(said["example"], ensure_ascii=False), name
            schema = {**at(said, "schema"), "components": document["components"]}
            wrong = [
                e.message for e in jsonschema_rs.Draft202012Validator(schema).iter_errors(said["example"])
            ]
            assert wrong == [], name


def test_each_operation_shows_how_it_refuses(document: Json) -> None:
    for name, operation in operations(document):
        answers = {status for status in at(operation, "responses") if status >= "4"}
        if "x-action" in operation:
            assert (READ if name.startswith("GET") else COMMAND) <= answers, name
        for status in answers:
            content = at(operation, "responses", status, "content")
            assert list(content) in ([MEDIA], ["application/json"]), (name, status)
            assert MEDIA not in content or at(content, MEDIA, "examples"), (name, status)


def test_each_refusal_is_shown_with_its_type_and_in_both_languages(document: Json) -> None:
    for rule, example in at(document, "components", "examples").items():
        problem = at(example, "value")
        assert problem["type"] == TYPE + rule
        assert problem["vi"] != problem["en"], rule
        assert UNWRITTEN not in f"{problem['vi']} {problem['en']}", rule


def test_each_secured_operation_names_the_token(document: Json) -> None:
    for name, operation in operations(document):
        said = operation.get("security", [])
        assert said == ([{"bearer": []}] if "401" in at(operation, "responses") else []), name
    signed_in = {name for name, operation in operations(document) if "security" in operation}
    assert {"GET /api/v1/me", "GET /api/v1/activity"} <= signed_in


def test_commands_name_the_headers_that_they_answer_with(document: Json) -> None:
    for name, operation in operations(document):
        answered = "#/components/schemas/Answered"
        for status, answer in at(operation, "responses").items():
            if at(answer, "content", "application/json", "schema").get("$ref") == answered:
                wanted = {"ETag", "Idempotent-Replayed"}
                wanted |= {"Location"} if name.startswith("PUT") and status == "201" else set()
                assert wanted <= at(answer, "headers").keys(), name
            if status == "503" and MEDIA in at(answer, "content"):
                assert "Retry-After" in at(answer, "headers"), name


def _bodies(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Of requests and successes: whose, its media type, and what is said of it."""
    for name, operation in operations(document):
        answers = at(operation, "responses")
        contents = [at(operation, "requestBody", "content")]
        contents += [at(answers, status, "content") for status in answers if status < "3"]
        for content in contents:
            for media_type, said in content.items():
                yield name, media_type, an_object.validate_python(said)
