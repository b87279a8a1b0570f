"""Turns every error into a problem: what a rule refuses, what HTTP refuses, and what nobody expected."""

from collections.abc import Mapping

import asyncpg
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from opentelemetry import metrics
from starlette.exceptions import HTTPException

from kernel.errors import Conflict, Refused
from kernel.faults import faults
from kernel.http.language import language
from kernel.http.limit import limit_of
from kernel.http.problem import problem, refusal
from kernel.http.refusals import (
    Malformed,
    MethodNotAllowed,
    NoSuchAddress,
    NotAcceptable,
    StaleVersion,
    TooLarge,
    Unavailable,
    WrittenMeanwhile,
    WrongMediaType,
)

_refusals = metrics.get_meter("ocop.http").create_counter(
    "ocop.refusals", description="Requests refused, by rule", unit="{refusal}"
)

# What the database refuses to take as text, such as a NUL in a path.
UNTEXT = (asyncpg.CharacterNotInRepertoireError, asyncpg.UntranslatableCharacterError)
# The database is away or full for a moment; whoever asks may ask again.
AWAY = (
    asyncpg.PostgresConnectionError,
    asyncpg.TooManyConnectionsError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    # The driver's own confusion where an answer broke off.
    asyncpg.InternalClientError,
    ConnectionError,
    TimeoutError,
)


def answer_problems(app: FastAPI, max_body: int) -> None:
    """Errors that are not named here are bugs, and pass."""
    app.state.max_body = max_body
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(Conflict, _conflict)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    for error in UNTEXT:
        app.add_exception_handler(error, _untext)
    for error in AWAY:
        app.add_exception_handler(error, _away)
    app.add_exception_handler(asyncpg.InterfaceError, _cut_off)


def spoken(request: Request) -> str:
    return language(request.headers.get("accept-language"))


def refuse(request: Request, refused: Refused) -> Response:
    """A problem, counted by its rule."""
    _refusals.add(1, {"rule": refused.rule()})
    return refusal(refused, spoken(request))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return refuse(request, error)


async def _conflict(request: Request, error: Exception) -> Response:
    assert isinstance(error, Conflict)
    if "if-match" in request.headers:
        return refuse(request, StaleVersion(stream=error.stream, expected=error.expected))
    return refuse(request, WrittenMeanwhile(stream=error.stream))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    media = request.headers.get("content-type", "").partition(";")[0].strip()
    if isinstance(error.body, bytes) and not media.endswith("json"):
        return refuse(request, WrongMediaType(media=media or "?"))
    found = faults(error.errors())
    _refusals.add(1, {"rule": "malformed"})
    return problem(
        422,
        "malformed",
        vi=f"Yêu cầu không hợp lệ: {found[0].vi}",
        en=f"The request is not valid: {found[0].en}",
        language=spoken(request),
        field=found[0].field,
        faults=found,
    )


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = refuse(request, _of_status(request, error.status_code))
    kept: Mapping[str, str] = error.headers or {}
    answer.headers.update({name: value for name, value in kept.items() if name.lower() == "allow"})
    if error.status_code == 413:
        # What is still on its way is not read any more.
        answer.headers["Connection"] = "close"
    return answer


def _of_status(request: Request, status: int) -> Refused:
    match status:
        case 404:
            return NoSuchAddress()
        case 405:
            return MethodNotAllowed(method=request.method)
        case 406:
            return NotAcceptable()
        case 413:
            return TooLarge(limit=limit_of(request.scope, request.app.state.max_body))
        case 415:
            return WrongMediaType(media=request.headers.get("content-type", "?")[:100])
        case 503:
            return Unavailable()
        case _:
            return Malformed("it cannot be read", "không đọc được nội dung")


async def _untext(request: Request, _error: Exception) -> Response:
    return refuse(
        request, Malformed("text has a character that text has not", "văn bản có ký tự không hợp lệ")
    )


async def _away(request: Request, error: Exception) -> Response:
    if isinstance(error, asyncpg.DataError):
        # A value of the wrong type is a bug, whatever it derives from.
        raise error
    return refuse(request, Unavailable())


async def _cut_off(request: Request, error: Exception) -> Response:
    """What the driver says of a connection that was lost; of a wrong argument it says a ValueError, too."""
    if isinstance(error, ValueError):
        raise error
    return refuse(request, Unavailable())
