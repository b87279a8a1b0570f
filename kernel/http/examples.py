"""Examples for the OpenAPI document, composed: of a body from its fields, of a refusal from its sentence.

The words are written once: beside a field, or in a service's `examples` under the name that a field or
a fact of a refusal has everywhere.
"""

from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from kernel.errors import Refused
from kernel.http.problem import problem_of, status_of
from kernel.http.schema import Json, child, children, listed

DAY, TIME = "2026-03-02", "2026-03-02T08:30:00+07:00"
# Shown for what nobody has written an example for; a test finds it.
UNWRITTEN = "…"
DATED = ("date", "date-time")
COMMON: Mapping[str, object] = {
    "action": "registry.idea.submit",
    "actions": ["registry.idea.submit", "registry.read"],
    "appointment": str(uuid5(NAMESPACE_URL, "appointment")),
    "at": TIME,
    "cursor": "bGlzdDpwYWdlLTI",
    "day": DAY,
    "detail": "next seq 4711",
    "en": "The appointment of the person asking does not reach 98101.",
    "expected": 3,
    "field": "/title",
    "id": str(uuid5(NAMESPACE_URL, "id")),
    "limit": 1048576,
    "media": "text/plain",
    "method": "DELETE",
    "name": "database",
    "next": "bGlzdDpwYWdlLTI",
    "person": "person-0d6f4a2f6c1b4d0f9f6c1b4d0f9f6c1b",
    "province": "98",
    "role": "commune-officer",
    "rule": "out-of-scope",
    "stream": f"idea-{uuid5(NAMESPACE_URL, 'idea')}",
    "trace": "4bf92f3577b34da6a3ce929d0e0e4736",
    "type": "ocop.evaluation.v1.CertificateIssued",
    "unit": "98101",
    "vi": "Nhiệm vụ của người yêu cầu không bao gồm 98101.",
    "what": "thing",
    "where": "98101",
    "why": "the token has expired",
    "why_vi": "mã truy cập đã hết hạn",
}


class Examples:
    """`schemas` are the components of the document, `written` is what the service adds to the common ones."""

    def __init__(self, schemas: Json, written: Mapping[str, object]) -> None:
        self._schemas = schemas
        self._written = {**COMMON, **written}

    def of(self, schema: Json, name: str = "") -> object:
        """A value that fits the schema; `name` is that of the field whose schema it is."""
        if listed(schema, "examples"):
            return listed(schema, "examples")[0]
        reference = schema.get("$ref")
        if isinstance(reference, str):
            return self.of(child(self._schemas, reference.rpartition("/")[2]), name)
        written = self._written.get(name)
        if written is not None and _fits(written, schema):
            return written
        if "const" in schema or "enum" in schema:
            return schema["const"] if "const" in schema else listed(schema, "enum")[0]
        for choice in [*children(schema, "anyOf"), *children(schema, "oneOf"), *children(schema, "allOf")]:
            if choice.get("type") != "null":
                return self.of(choice, name)
        return self._plain(schema, name)

    def _plain(self, schema: Json, name: str) -> object:
        match schema.get("type"):
            case "object":
                fields = child(schema, "properties") if "properties" in schema else {}
                return {field: self.of(child(fields, field), field) for field in fields}
            case "array":
                return [self.of(child(schema, "items"), name.removesuffix("s"))] if "items" in schema else []
            case "integer" | "number":
                least = schema.get("minimum")
                return max(int(least), 1) if isinstance(least, int | float) else 1
            case "boolean":
                return bool(schema.get("default", True))
            case "string":
                return _text(schema, name)
            case _:
                return {}

    def refused(self, refused: type[Refused]) -> Json:
        """The problem that it becomes, its facts filled in."""
        facts = dict.fromkeys(refused.names(), UNWRITTEN) | self._written
        return problem_of(
            status_of(refused),
            refused.rule(),
            vi=refused.vi.format_map(facts),
            en=refused.en.format_map(facts),
            language="vi",
            field=refused.field or "",
            source=refused.source,
        )


def _fits(written: object, schema: Json) -> bool:
    """Whether what is written is of the schema's kind: one name may be a text here and an object there."""
    if "enum" in schema or schema.get("format") == "uuid":
        return written in listed(schema, "enum")
    if "anyOf" in schema:
        return any(_fits(written, choice) for choice in children(schema, "anyOf"))
    kinds: Mapping[object, type | tuple[type, ...]] = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "array": list,
        "object": dict,
    }
    kind = kinds.get(schema.get("type"))
    return kind is not None and isinstance(written, kind) and schema.get("format") not in DATED


def _text(schema: Json, name: str) -> str:
    match schema.get("format"):
        case "uuid":
            return str(uuid5(NAMESPACE_URL, name))
        case "date":
            return DAY
        case "date-time":
            return TIME
        case _:
            return UNWRITTEN
