"""Refuses a body over a size limit, whether it declares its length or not."""

from starlette.exceptions import HTTPException
from starlette.middleware.body_limit import MAX_BODY_SIZE_SCOPE_KEY
from starlette.types import Message, Receive, Scope


def limit_of(scope: Scope, usual: int) -> int:
    """The route's own `max_body_size` once a route was chosen, else the usual one."""
    found: int = scope.get(MAX_BODY_SIZE_SCOPE_KEY, usual)
    return found


def limited(scope: Scope, receive: Receive, usual: int) -> Receive:
    """Raises HTTPException 413 to whoever reads on behind the limit."""
    declared = next((v for name, v in scope["headers"] if name == b"content-length"), None)
    length = int(declared) if declared is not None and declared.isdigit() else None
    if length is None and all(name != b"transfer-encoding" for name, _ in scope["headers"]):
        return receive
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        limit = limit_of(scope, usual)
        if length is not None and length > limit:
            raise HTTPException(413)
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > limit:
                raise HTTPException(413)
        return message

    return receiving
