"""What is wrong with a request's fields, said in Vietnamese and English instead of the validator's words."""

from collections.abc import Mapping, Sequence

from kernel.record import record


@record
class Fault:
    """One thing wrong with a request: the field as a JSON pointer into the body, or `query/…`, `header/…`."""

    rule: str
    field: str
    vi: str
    en: str


SENTENCES: Mapping[str, tuple[str, str]] = {
    "missing": ("Thiếu trường này.", "This field is missing."),
    "extra_forbidden": ("Không có trường nào mang tên này.", "There is no field of this name."),
    "json_invalid": ("Nội dung không phải JSON hợp lệ.", "The body is not valid JSON."),
    "control_character": ("Văn bản có ký tự điều khiển.", "Text has a control character."),
    "string_unicode": ("Văn bản không phải Unicode hợp lệ.", "Text is not valid Unicode."),
    "string_type": ("Phải là văn bản.", "Must be text."),
    "string_too_short": ("Văn bản quá ngắn.", "Text is too short."),
    "string_too_long": ("Văn bản quá dài.", "Text is too long."),
    "string_pattern_mismatch": ("Văn bản không đúng mẫu.", "Text does not have the required form."),
    "too_short": ("Danh sách quá ngắn.", "There are too few items."),
    "too_long": ("Danh sách quá dài.", "There are too many items."),
    "enum": ("Không phải một trong các giá trị cho phép.", "Not one of the allowed values."),
    "literal_error": ("Không phải một trong các giá trị cho phép.", "Not one of the allowed values."),
    "greater_than": ("Số quá nhỏ.", "The number is too small."),
    "greater_than_equal": ("Số quá nhỏ.", "The number is too small."),
    "less_than": ("Số quá lớn.", "The number is too large."),
    "less_than_equal": ("Số quá lớn.", "The number is too large."),
    "model_attributes_type": ("Phải là một đối tượng JSON.", "Must be a JSON object."),
    "dict_type": ("Phải là một đối tượng JSON.", "Must be a JSON object."),
    "list_type": ("Phải là một danh sách.", "Must be a list."),
    "timezone_aware": ("Thời điểm phải có múi giờ.", "The time must have a time zone."),
}
# By the beginning of the validator's name, where the ending tells only how it failed.
FAMILIES: Mapping[str, tuple[str, str]] = {
    "uuid": ("Phải là một UUID.", "Must be a UUID."),
    "datetime": ("Phải là một thời điểm theo RFC 3339.", "Must be a time as in RFC 3339."),
    "date": ("Phải là một ngày dạng NĂM-THÁNG-NGÀY.", "Must be a day as YEAR-MONTH-DAY."),
    "int": ("Phải là số nguyên.", "Must be a whole number."),
    "decimal": ("Phải là số thập phân hợp lệ.", "Must be a valid decimal number."),
    "bool": ("Phải là true hoặc false.", "Must be true or false."),
    "url": ("Phải là một địa chỉ web.", "Must be a web address."),
}
OTHERWISE = ("Giá trị không hợp lệ.", "The value is not valid.")


def faults(errors: Sequence[Mapping[str, object]]) -> list[Fault]:
    """From pydantic's errors; what was sent is never repeated."""
    return [_fault(error) for error in errors]


def _fault(error: Mapping[str, object]) -> Fault:
    kind = str(error["type"])
    vi, en = SENTENCES.get(kind) or _family(kind)
    loc = error["loc"]
    assert isinstance(loc, (tuple, list))
    return Fault(rule=kind.replace("_", "-"), field=_field([str(part) for part in loc], kind), vi=vi, en=en)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - a path of names and numbers


def _family(kind: str) -> tuple[str, str]:
    return next((said for start, said in FAMILIES.items() if kind.startswith(start)), OTHERWISE)


def _field(loc: list[str], kind: str) -> str:
    place, *rest = loc
    if kind == "json_invalid":
        return ""
    if place == "body":
        return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in rest)
    return "/".join([place, *rest])
