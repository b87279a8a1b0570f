"""Who is signed in, for the few routes that need a token but no appointment."""

from typing import Annotated

from fastapi import Depends, Request

from kernel.http.running import running


# The OpenAPI document shows the token wherever a route asks for this.
async def person(request: Request) -> str:
    """The opaque name. Raises Unauthenticated, IssuerUnreachable."""
    service = running(request)
    return await service.tokens.person(request.headers.get("authorization"), service.clock())


PersonDep = Annotated[str, Depends(person)]
