"""What every operation has in common, as OpenAPI says it: problems, answers to commands, headers."""

from collections.abc import Mapping

type Json = dict[str, object]

# Text with a pattern: openapi-python-client leaves out every operation with a header of a date-time.
INSTANT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$"

TEXT: Json = {"type": "string"}
PROBLEM: Json = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457. `rule` is stable; `vi` and `en` are for people; `field` is what is at fault.",
    "required": ["type", "title", "status", "detail", "rule", "vi", "en"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "rule": TEXT,
        "field": TEXT,
        "source": {"type": "string", "description": "The law or plan that the rule comes from"},
        "vi": TEXT,
        "en": TEXT,
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["rule", "field", "vi", "en"],
                "properties": {"rule": TEXT, "field": TEXT, "vi": TEXT, "en": TEXT},
            },
        },
    },
    "examples": [
        {
            "type": "https://ocop.vn/problems/out-of-scope",
            "title": "Không được phép",
            "status": 403,
            "detail": "Nhiệm vụ của người yêu cầu không bao gồm 00123.",
            "rule": "out-of-scope",
            "vi": "Nhiệm vụ của người yêu cầu không bao gồm 00123.",
            "en": "The appointment of the person asking does not reach 00123.",
        }
    ],
}
ANSWERED: Json = {
    "type": "object",
    "title": "Answered",
    "description": "What the command did; asked again, the same is answered.",
    "required": ["stream", "version", "id"],
    "properties": {"stream": TEXT, "version": {"type": "integer", "minimum": 0}, "id": TEXT},
    "examples": [
        {
            "stream": "idea-0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6",
            "version": 1,
            "id": "0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6",
        }
    ],
}
ETAG: Json = {
    "description": 'The version that is shown, "stream@version", for If-Match and min_version',
    "schema": TEXT,
    "example": '"idea-0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6@3"',
}
SEEN: Json = {
    "description": "Where `min_version` was given: whether that version is in the answer",
    "schema": {"type": "string", "enum": ["true", "false"]},
}
LOCATION: Json = {"description": "The address of what began, where it was put", "schema": TEXT}
REPLAYED: Json = {
    "description": "Only where the same request was answered before: nothing happened a second time",
    "schema": {"type": "string", "enum": ["true"]},
}
RETRY_AFTER: Json = {"description": "Seconds to wait before asking again", "schema": {"type": "integer"}}
AUTHENTICATE: Json = {"description": "`Bearer`", "schema": TEXT}
ASKING: Mapping[str, Json] = {
    "Acting-As": {
        "schema": {"type": "string", "format": "uuid"},
        "description": "Which of several appointments",
    },
}
COMMANDING: Mapping[str, Json] = {
    "Idempotency-Key": {
        "schema": {"type": "string", "format": "uuid"},
        "description": "The command's id: the same request again changes nothing, another is refused",
    },
    "If-Match": {
        "schema": TEXT,
        "description": 'Only if nothing changed since: the "stream@version" of an ETag',
        "example": '"idea-0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6@3"',
    },
    "Occurred-At": {
        "schema": {"type": "string", "pattern": INSTANT},
        "description": "When it happened, as in RFC 3339, where that was earlier; for whoever may file late",
        "example": "2026-03-02T08:30:00+07:00",
    },
}
BEARER: Json = {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}


def child(node: Json, name: str) -> Json:
    """The object below a node, made where it is not there yet."""
    found = node.setdefault(name, {})
    assert isinstance(found, dict), name
    return found  # pyright: ignore[reportUnknownVariableType] - a JSON object


def listed(node: Json, name: str) -> list[object]:
    """The list below a node; empty where there is none."""
    found = node.get(name, [])
    assert isinstance(found, list), name
    return found  # pyright: ignore[reportUnknownVariableType] - a JSON array


def children(node: Json, name: str) -> list[Json]:
    """Those of the list below a node that are objects."""
    return [item for item in listed(node, name) if isinstance(item, dict)]  # pyright: ignore[reportUnknownVariableType] - JSON objects
