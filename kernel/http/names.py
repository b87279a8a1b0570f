"""The names in the OpenAPI document are for strangers: only objects and lists of words have one."""

import re

from kernel.http.schema import Json, child

REFERENCE = "#/components/schemas/"
# What a schema has that a generated client needs a name for.
NAMED = ("properties", "enum")
# `Rows[UnitView]` is UnitViewRows to clients.
GENERIC = re.compile(r"(?P<model>\w+)\[(?P<of>\w+)\]")


def tidied(document: Json) -> Json:
    """Every other named schema is written out where it is used, and fields have no titles.

    An alias of ours, such as a text of some length, is no word of the API; and two of one name would
    be told apart by the modules that they stand in.
    """
    schemas = child(child(document, "components"), "schemas")
    aliases: dict[str, Json] = {}
    for name in list(schemas):
        if not any(word in child(schemas, name) for word in NAMED):
            aliases[name] = child(schemas, name)
            del schemas[name]
    for name in list(schemas):
        # Of a generic model only the title has the plain names.
        if generic := GENERIC.fullmatch(str(child(schemas, name).get("title"))):
            plain = f"{generic['of']}{generic['model']}"
            aliases[name] = {"$ref": f"{REFERENCE}{plain}"}
            schemas[plain] = {**child(schemas, name), "title": plain}
            del schemas[name]
    made = _written_out(document, aliases)
    assert isinstance(made, dict)
    return made  # pyright: ignore[reportUnknownVariableType] - a JSON object


def _written_out(node: object, aliases: dict[str, Json]) -> object:
    if isinstance(node, list):
        return [_written_out(item, aliases) for item in node]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - JSON of any shape
    if not isinstance(node, dict):
        return node
    said: Json = node  # pyright: ignore[reportUnknownVariableType] - JSON of any shape
    reference = said.get("$ref")
    if isinstance(reference, str) and (name := reference.removeprefix(REFERENCE)) in aliases:
        beside = {key: value for key, value in said.items() if key != "$ref"}
        return _written_out({**aliases[name], **beside}, aliases)
    made = {key: _written_out(value, aliases) for key, value in said.items()}
    for fields in ("properties", "$defs"):
        for field in list(child(made, fields)) if fields in made else ():
            child(child(made, fields), field).pop("title", None)
    if isinstance(made.get("schema"), dict):
        child(made, "schema").pop("title", None)
    return made
