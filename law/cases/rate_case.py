"""One line of the rating filter, checked and typed."""

import json
from collections.abc import Sequence
from datetime import date
from typing import TypeGuard

import orjson

from kernel.record import record
from law.generations import Kind
from law.rating.rating import Sheet

NEEDED = frozenset({"id", "filed_on", "set", "sheets"})
KNOWN = NEEDED | {"kind", "knock_out"}
KINDS = {kind.value: kind for kind in Kind}
SHEET = frozenset({"member", "scores"})
GROUND = frozenset({"ground"})


class BadLine(ValueError):
    """A line that is no case; `id` is the one it gives, if that much can be read."""

    def __init__(self, vi: str, en: str, identity: str | int | None = None) -> None:
        self.id = identity
        super().__init__(f"{vi} / {en}")


type Fields = dict[str, object]


def fields_of(pairs: list[tuple[str, object]]) -> Fields:
    """A JSON object, each of whose keys is there once. Raises BadLine."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise BadLine("có khóa lặp lại", "a key is there twice")
    return fields


DECODER = json.JSONDecoder(object_pairs_hook=fields_of)


@record
class KnockOutFound:
    """`criterion` is None where the ground concerns the dossier as a whole."""

    ground: str
    criterion: str | None


@record
class Case:
    id: str | int
    filed_on: date
    set: int
    kind: Kind
    sheets: Sequence[Sheet]
    knock_out: KnockOutFound | None


def read_case(line: str | bytes) -> Case:
    """Raises BadLine. `kind` may be left out (a first evaluation), and so may `knock_out`."""
    fields = read_fields(line)
    identity = identity_of(fields)
    try:
        return case_of(identity, fields)
    except BadLine as bad:
        bad.id = identity
        raise


def read_quickly(line: str | bytes) -> Case | None:
    """What `read_case` reads, in a fifth of the time; None for a line that needs its care.

    Numbers alone may differ: orjson makes floats of integers that need more than 64 bits.
    """
    try:
        fields: object = orjson.loads(line)
        if not is_object(fields):
            return None
        case = case_of(identity_of(fields), fields)
    except ValueError:
        return None
    # orjson keeps the last of equal keys. A colon follows each, so equal keys leave colons over.
    keys = len(fields) + sum(len(SHEET) + len(sheet.scores) for sheet in case.sheets)
    colons = line.count(":") if isinstance(line, str) else line.count(b":")
    return case if colons == keys else None


def read_fields(line: str | bytes) -> Fields:
    try:
        text = line if isinstance(line, str) else line.decode("utf-8")
        value: object = DECODER.decode(text)
    except BadLine:
        raise
    except (ValueError, RecursionError) as wrong:
        raise BadLine("dòng này không phải JSON", "this line is not JSON") from wrong
    if not is_object(value):
        raise BadLine("cần một đối tượng JSON", "a JSON object is needed")
    return value


def identity_of(fields: Fields) -> str | int:
    identity = fields.get("id")
    if isinstance(identity, str) or (isinstance(identity, int) and not isinstance(identity, bool)):
        return identity
    raise BadLine("“id” phải là chữ hoặc số nguyên", "“id” must be a text or a whole number")


def case_of(identity: str | int, fields: Fields) -> Case:
    require_keys(fields, NEEDED, KNOWN)
    number, knock_out = fields["set"], fields.get("knock_out")
    if not isinstance(number, int) or isinstance(number, bool):
        raise BadLine("“set” phải là số nguyên", "“set” must be a whole number")
    sheets = fields["sheets"]
    if not is_list(sheets):
        raise BadLine("“sheets” phải là danh sách", "“sheets” must be a list")
    return Case(
        id=identity,
        filed_on=day(fields["filed_on"]),
        set=number,
        kind=kind(fields.get("kind", Kind.FIRST)),
        sheets=[sheet(each) for each in sheets],
        knock_out=None if knock_out is None else knock_out_found(knock_out),
    )


def require_keys(fields: Fields, needed: frozenset[str], known: frozenset[str]) -> None:
    # Nearly every line is as it should be, and only then is it known quickly.
    if fields.keys() == known or needed <= fields.keys() <= known:
        return
    if missing := sorted(needed - fields.keys()):
        raise BadLine(f"thiếu “{missing[0]}”", f"“{missing[0]}” is missing")
    if unknown := sorted(fields.keys() - known):
        raise BadLine(f"không biết “{unknown[0]}”", f"“{unknown[0]}” is unknown")


def day(value: object) -> date:
    try:
        # Only the written form 2026-05-22; fromisoformat knows others too.
        if isinstance(value, str) and len(value) == len("2026-05-22"):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise BadLine("“filed_on” phải là ngày, như 2026-05-22", "“filed_on” must be a day like 2026-05-22")


def kind(value: object) -> Kind:
    if isinstance(value, str) and value in KINDS:
        return KINDS[value]
    raise BadLine(f"“kind” phải là: {', '.join(Kind)}", f"“kind” must be one of: {', '.join(Kind)}")


def sheet(value: object) -> Sheet:
    if not is_object(value):
        raise BadLine("mỗi phiếu phải là đối tượng JSON", "each sheet must be a JSON object")
    require_keys(value, SHEET, SHEET)
    member, scores = value["member"], value["scores"]
    if not isinstance(member, str) or not is_object(scores):
        raise BadLine("phiếu cần “member” và “scores”", "a sheet needs “member” and “scores”")
    return Sheet(member=member, scores=scores)


def knock_out_found(value: object) -> KnockOutFound:
    if is_object(value):
        require_keys(value, GROUND, GROUND | {"criterion"})
        ground, criterion = value["ground"], value.get("criterion")
        if isinstance(ground, str) and (criterion is None or isinstance(criterion, str)):
            return KnockOutFound(ground=ground, criterion=criterion)
    raise BadLine("“knock_out” cần “criterion” và “ground”", "“knock_out” needs “criterion” and “ground”")


def is_object(value: object) -> TypeGuard[Fields]:
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
