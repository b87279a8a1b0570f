"""What every operation has in common, as OpenAPI says it: problems, answers to commands, headers."""

from collections.abc import Mapping

type Json = dict[str, object]

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
ETAG: Json = {"description": '"stream@version", for If-Match and min_version', "schema": TEXT}
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
        "schema": {"type": "string", "format": "date-time"},
        "description": "When it happened, where that was earlier; needs the permission to file late",
    },
}
BEARER: Json = {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
