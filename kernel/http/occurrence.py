"""When it happened in the world: now, or earlier where a request says so; never in the future."""

from datetime import UTC, datetime

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from kernel.http.command import Headers
from kernel.http.refusals import InTheFuture, Malformed

_instant: TypeAdapter[datetime] = TypeAdapter(AwareDatetime)


def occurrence(headers: Headers, given: datetime | None, now: datetime) -> datetime:
    """In UTC. `given` (from a body) goes before the header Occurred-At. Raises InTheFuture, Malformed."""
    header = headers.get(b"occurred-at")
    if given is None and header is None:
        return now
    at = given if given is not None else _parsed((header or b"").decode("latin-1"))
    if at.tzinfo is None:
        raise Malformed("the time needs a time zone", "thời điểm phải có múi giờ")
    if at > now:
        raise InTheFuture(at=at.isoformat())
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise Malformed("the time is too long ago", "thời điểm quá xa trong quá khứ") from None


def _parsed(text: str) -> datetime:
    try:
        # Only RFC 3339: the validator would also take a bare number for a time.
        if "-" not in text[1:]:
            raise ValueError(text)
        return _instant.validate_python(text)
    except (ValidationError, ValueError):
        raise Malformed(
            "it takes a time as in RFC 3339", "phải là thời điểm theo RFC 3339", field="header/Occurred-At"
        ) from None
