"""The answers of an operation in the OpenAPI document: headers, examples, and a problem for each refusal."""

from collections.abc import Sequence

from kernel.errors import Refused
from kernel.http.etag import tag
from kernel.http.examples import Examples
from kernel.http.fresh import HEADER
from kernel.http.problem import MEDIA, TITLES, status_of
from kernel.http.schema import (
    AUTHENTICATE,
    ETAG,
    LOCATION,
    REPLAYED,
    RETRY_AFTER,
    SEEN,
    Json,
    child,
    children,
)

JSON = "application/json"
EMPTY: Json = {JSON: {"schema": {}}}
DONE = {"200": "It is done, and nothing new began by it", "201": "It is done, and something new began"}
SUCCESS = ("200", "201")


def command_answers(responses: Json, *, put: bool) -> None:
    """A command that says nothing else of its answer gives the usual one."""
    for status in [s for s in SUCCESS if s in responses]:
        if child(responses, status).get("content", EMPTY) == EMPTY:
            for usual, said in DONE.items():
                headers = {"ETag": ETAG, "Idempotent-Replayed": REPLAYED}
                if put and usual == "201":
                    headers["Location"] = LOCATION
                responses[usual] = {
                    "description": said,
                    "headers": headers,
                    "content": {JSON: {"schema": {"$ref": "#/components/schemas/Answered"}}},
                }


def documented(operation: Json, calls: Sequence[object], examples: Examples) -> None:
    """Adds examples of what is sent and answered, and the headers of what the route depends on."""
    responses = child(operation, "responses")
    for status in [s for s in SUCCESS if s in responses]:
        answer = child(responses, status)
        if tag in calls:
            child(answer, "headers")["ETag"] = ETAG
        if any(parameter["name"] == "min_version" for parameter in children(operation, "parameters")):
            child(answer, "headers")[HEADER] = SEEN
        if "content" in answer:
            _show(child(answer, "content"), examples)
    if "requestBody" in operation:
        _show(child(child(operation, "requestBody"), "content"), examples)


def problem_answers(
    responses: Json, refusals: frozenset[type[Refused]], examples: Examples, shared: Json
) -> None:
    """One answer for each status, with an example of each rule; `shared` keeps them once by their rules."""
    for refused in sorted(refusals, key=lambda r: (status_of(r), r.rule())):
        status = status_of(refused)
        if str(status) in responses and MEDIA not in child(child(responses, str(status)), "content"):
            continue
        answer = child(responses, str(status))
        answer.setdefault("description", TITLES[status][1])
        content = child(child(answer, "content"), MEDIA)
        content["schema"] = {"$ref": "#/components/schemas/Problem"}
        shared.setdefault(refused.rule(), {"value": examples.refused(refused)})
        child(content, "examples")[refused.rule()] = {"$ref": f"#/components/examples/{refused.rule()}"}
        if status == 401:
            child(answer, "headers")["WWW-Authenticate"] = AUTHENTICATE
        if status == 503:
            child(answer, "headers")["Retry-After"] = RETRY_AFTER


def _show(content: Json, examples: Examples) -> None:
    for media in content:
        said = child(content, media)
        if media.endswith("json") and "example" not in said and "examples" not in said:
            said["example"] = examples.of(child(said, "schema"))
