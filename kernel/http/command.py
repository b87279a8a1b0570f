"""A command id comes from the request: the caller's Idempotency-Key, else what a PUT says, else a new one."""

import hashlib
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from starlette.requests import Request

from kernel.http.etag import seen
from kernel.http.refusals import Malformed

NAMESPACE = uuid5(NAMESPACE_URL, "https://ocop.vn/commands")
# They change what the same path and body mean.
MEANING = ("acting-as", "occurred-at")


def request_hash(request: Request, body: bytes) -> bytes:
    """SHA-256 over method, path with its query, what headers say about the meaning, and the body."""
    seen = hashlib.sha256()
    said = [request.headers.get(name, "") for name in MEANING]
    for part in (request.method, request.url.path, request.url.query, *said):
        data = part.encode()
        seen.update(len(data).to_bytes(8) + data)
    seen.update(body)
    return seen.digest()


def command_id(request: Request, asked: bytes) -> UUID:
    """Raises Malformed for an Idempotency-Key that is no UUID.

    A PUT without a key is named after what it says and the version it was made for, so that
    sending it again is the same command; any other request without a key is a command of its own.
    """
    key = request.headers.get("idempotency-key")
    if key is not None:
        return parsed_uuid(key, "header/Idempotency-Key")
    if request.method == "PUT":
        return uuid5(NAMESPACE, asked.hex() + request.headers.get("if-match", ""))
    return uuid4()


def expected_version(request: Request) -> int | None:
    """The version in `If-Match: "stream@version"`; None without the header or for `*`."""
    given = request.headers.get("if-match")
    if given is None or given == "*":
        return None
    found = seen(given)
    if found is None:
        raise Malformed(
            'If-Match takes one "stream@version"',
            'If-Match nhận một "luồng@phiên bản"',
            field="header/If-Match",
        )
    return found.version


def parsed_uuid(text: str, field: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Malformed("it takes a UUID", "phải là một UUID", field=field) from None
