"""Asks every operation of a served application what its document allows, and much that it does not."""

# The fuzzer leaves the types of its schemas and cases open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, CheckContext
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.core.transport import Response as SchemaResponse
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

PROBLEMS = "application/problem+json"


def refusal_conformance(_: CheckContext, response: SchemaResponse, case: Case) -> bool | None:
    """Raises AssertionError for a refusal that the document shows no example of."""
    if response.status_code < 400 or PROBLEMS not in str(response.headers.get("content-type")):
        return None
    shown = case.operation.definition.raw["responses"][str(response.status_code)]["content"][PROBLEMS]
    rule = response.json()["rule"]
    assert rule in shown["examples"], f"{case.operation.label} refuses by {rule} undocumented"
    return None


CHECKS = [
    refusal_conformance,
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def fuzz(url: str, headers: dict[str, str], *, examples: int, leave_out: str) -> list[str]:
    """Raises for the first answer that is a 5xx or not as documented; names the operations that were asked.

    `leave_out` is a regular expression over paths. The same requests are sent every time.
    """
    schema = schemathesis.openapi.from_url(f"{url}/openapi.json").exclude(path_regex=leave_out)
    asked: list[str] = []
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        for mode in GenerationMode:
            _ask(found.ok(), mode, headers, examples)
        asked.append(found.ok().label)
    return asked


def _ask(operation: APIOperation, mode: GenerationMode, headers: dict[str, str], examples: int) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=SLOW,
    )
    def ask(case: Case) -> None:
        answer = case.call(headers=headers)
        # What the server itself says of an address that is too long; it never reaches the application.
        if answer.content != b"Invalid HTTP request received.":
            case.validate_response(answer, checks=CHECKS)

    try:
        ask()
    except Unsatisfiable:
        # An operation without parameters cannot be asked wrongly.
        assert mode is GenerationMode.NEGATIVE
