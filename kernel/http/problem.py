"""A problem (RFC 9457) tells which rule refused, which field is at fault, and why, in two languages."""

import json
from collections.abc import Mapping, Sequence

from starlette.responses import Response

from kernel.authority import refusals as authority
from kernel.errors import CommandMismatch, Malformed, NotFound, Refused
from kernel.faults import Fault
from kernel.http import refusals as http

TYPE = "https://ocop.vn/problems/"
MEDIA = "application/problem+json"

# A refusal that is not here is a rule of the domain: 409.
STATUS: Mapping[type[Refused], int] = {
    NotFound: 404,
    CommandMismatch: 409,
    Malformed: 422,
    authority.Unauthenticated: 401,
    authority.IssuerUnreachable: 503,
    authority.NotAppointed: 403,
    authority.OutOfScope: 403,
    authority.NotInForceThen: 403,
    authority.UnknownUnit: 422,
    authority.UnknownAppointment: 422,
    authority.AuthorityStale: 503,
    http.TooLarge: 413,
    http.WrongMediaType: 415,
    http.NotAcceptable: 406,
    http.StaleVersion: 412,
    http.WrittenMeanwhile: 409,
    http.InTheFuture: 422,
    http.MayNotFileLate: 403,
    http.ForeignCursor: 422,
    http.NoSuchAddress: 404,
    http.MethodNotAllowed: 405,
    http.Broken: 500,
    http.Unavailable: 503,
}

TITLES: Mapping[int, tuple[str, str]] = {
    400: ("Yêu cầu không đọc được", "Unreadable request"),
    401: ("Cần đăng nhập", "Sign in first"),
    403: ("Không được phép", "Not allowed"),
    404: ("Không tìm thấy", "Not found"),
    405: ("Phương thức không được nhận", "Method not allowed"),
    406: ("Không có dạng phù hợp", "Not acceptable"),
    409: ("Quy định không cho phép", "Refused by a rule"),
    412: ("Dữ liệu đã thay đổi", "It has changed meanwhile"),
    413: ("Nội dung quá lớn", "Too large"),
    415: ("Loại nội dung không được nhận", "Wrong media type"),
    422: ("Yêu cầu không hợp lệ", "Invalid request"),
    500: ("Lỗi hệ thống", "Internal error"),
    503: ("Tạm thời chưa phục vụ được", "Temporarily unavailable"),
}


def status_of(refused: Refused | type[Refused]) -> int:
    """The status of the nearest class that has one; 409 for the rules of the domain."""
    kind = refused if isinstance(refused, type) else type(refused)
    return next((STATUS[cls] for cls in kind.__mro__ if cls in STATUS), 409)


def pointer(field: str) -> str:
    """`scores.1` of a rule is `/scores/1` of the body; what names its place already stays."""
    if not field or field.startswith("/") or field.partition("/")[0] in ("query", "header", "path"):
        return field
    return "/" + field.replace(".", "/")


def refusal(refused: Refused, language: str) -> Response:
    status = status_of(refused)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    if status == 503:
        headers["Retry-After"] = "2"
    return problem(
        status,
        refused.rule(),
        vi=refused.sentence("vi"),
        en=refused.sentence("en"),
        language=language,
        field=pointer(refused.field or ""),
        source=refused.source,
        headers=headers,
    )


def problem(
    status: int,
    rule: str,
    *,
    vi: str,
    en: str,
    language: str,
    field: str = "",
    source: str = "",
    faults: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    said = problem_of(
        status, rule, vi=vi, en=en, language=language, field=field, source=source, faults=faults
    )
    return Response(
        json.dumps(said, ensure_ascii=False).encode(),
        status_code=status,
        media_type=MEDIA,
        headers={"Content-Language": language, "Vary": "Accept-Language", **(headers or {})},
    )


def problem_of(
    status: int,
    rule: str,
    *,
    vi: str,
    en: str,
    language: str,
    field: str = "",
    source: str = "",
    faults: Sequence[Fault] = (),
) -> dict[str, object]:
    """Both languages are always there; `language` chooses those of `title` and `detail`."""
    titles = TITLES.get(status, TITLES[409] if status < 500 else TITLES[500])
    said: dict[str, object] = {
        "type": TYPE + rule,
        "title": titles[0] if language == "vi" else titles[1],
        "status": status,
        "detail": vi if language == "vi" else en,
        "rule": rule,
        "vi": vi,
        "en": en,
    }
    if field:
        said["field"] = field
    if source:
        said["source"] = source
    if faults:
        said["errors"] = [{"rule": f.rule, "field": f.field, "vi": f.vi, "en": f.en} for f in faults]
    return said
