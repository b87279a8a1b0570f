"""A version of a stream as readers name it: `stream@version`, in an ETag with quotes around it."""

import re

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
