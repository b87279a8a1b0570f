"""The version of a stream as readers name it, `stream@version`; in an ETag it stands in quotes."""

import re
from typing import Annotated

from fastapi import Depends, Response

from kernel.record import record

FORM = re.compile(r'(?P<quote>"?)(?P<stream>[^"]+)@(?P<version>[0-9]{1,9})(?P=quote)')


@record
class Seen:
    stream: str
    version: int


def seen(text: str) -> Seen | None:
    """None for text that names no version."""
    found = FORM.fullmatch(text.strip())
    return None if found is None else Seen(stream=found["stream"], version=int(found["version"]))


def quoted(stream: str, version: int) -> str:
    return f'"{stream}@{version}"'


class Tag:
    """Says in the answer's ETag which version it shows, so that a later If-Match can be about just that."""

    def __init__(self, response: Response) -> None:
        self._response = response

    def __call__(self, stream: str, version: int) -> None:
        """The version must be no newer than what the answer shows."""
        self._response.headers["ETag"] = quoted(stream, version)


async def tag(response: Response) -> Tag:
    return Tag(response)


# The OpenAPI document tells of the header wherever a route asks for this.
TagDep = Annotated[Tag, Depends(tag)]
