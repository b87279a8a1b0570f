"""Takes the command id from a request: its Idempotency-Key, else derived from a PUT, else a new one."""

import hashlib
from collections.abc import Mapping
from uuid import UUID, uuid4

from starlette.types import Scope

from kernel.http.etag import seen
from kernel.http.refusals import Malformed

# They change what the same path and body mean.
MEANING = (b"acting-as", b"occurred-at")

type Headers = Mapping[bytes, bytes]


def headers_of(scope: Scope) -> Headers:
    """By lower-case name, as the protocol has them; of a repeated header the last counts."""
    return dict(scope["headers"])


def request_hash(scope: Scope, headers: Headers, body: bytes) -> bytes:
    """SHA-256 over method, path with its query, what headers say about the meaning, and the body."""
    parts = [scope["method"].encode(), scope["path"].encode(), scope["query_string"]]
    parts += [headers.get(name, b"") for name in MEANING]
    # With their lengths, so that no two requests read the same.
    told = b"".join(len(part).to_bytes(4) + part for part in parts)
    return hashlib.sha256(told + body).digest()


def command_id(scope: Scope, headers: Headers, asked: bytes) -> UUID:
    """Raises Malformed for an Idempotency-Key that is no UUID.

    A PUT without a key is named after what it says and the version it was made for, so that
    sending it again is the same command; any other request without a key is a command of its own.
    """
    key = headers.get(b"idempotency-key")
    if key is not None:
        return parsed_uuid(key, "header/Idempotency-Key")
    if scope["method"] == "PUT":
        named = hashlib.sha256(asked + headers.get(b"if-match", b"")).digest()
        return UUID(bytes=named[:16], version=5)
    return uuid4()


def expected_version(headers: Headers) -> str | None:
    """`stream@version` as in `If-Match: "stream@version"`; None without the header or for `*`."""
    given = headers.get(b"if-match")
    if given is None or given == b"*":
        return None
    found = seen(given.decode("latin-1"))
    if found is None:
        raise Malformed(
            'If-Match takes one "stream@version"',
            'If-Match nhận một "luồng@phiên bản"',
            field="header/If-Match",
        )
    return f"{found.stream}@{found.version}"


def parsed_uuid(text: bytes, field: str) -> UUID:
    try:
        return UUID(text.decode("ascii"))
    except ValueError:
        raise Malformed("it takes a UUID", "phải là một UUID", field=field) from None
