"""Makes a read wait a moment for the version that its reader must see; the answer says if it was in vain."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Query, Request, Response
from fastapi.params import Depends as DependsParameter

from kernel.http.etag import seen
from kernel.http.refusals import Malformed
from kernel.http.running import running

SECONDS = 2.0
HEADER = "Min-Version-Seen"

type Waits = Callable[..., Awaitable[None]]


def fresh(projection: str, *, public: bool = False) -> DependsParameter:
    """For a route's `dependencies=[…]`: `min_version=stream@version` waits until the projection has seen it.

    After two seconds the answer is given from what is there. The header Min-Version-Seen says
    whether it was seen. Only who is signed in may wait, unless the route is `public`.
    """

    async def wait(
        request: Request,
        response: Response,
        min_version: Annotated[
            str | None,
            Query(max_length=300, description="Wait until this stream@version (an ETag) can be seen"),
        ] = None,
    ) -> None:
        if min_version is None:
            return
        wanted = seen(min_version)
        if wanted is None:
            raise Malformed("it takes stream@version", "phải là luồng@phiên bản", field="query/min_version")
        service = running(request)
        if not public:
            await service.tokens.person(request.headers.get("authorization"), service.clock())
        there = await service.waiting.seen(projection, wanted.stream, wanted.version, SECONDS)
        response.headers[HEADER] = "true" if there else "false"

    return Depends(wait)
