"""A check that `verify` runs besides its own: read models against their events, reactions against causes."""

from collections.abc import AsyncIterator
from typing import Protocol

from kernel.postgres import Connection
from kernel.verify.found import WORDED, Checked


class Check(Protocol):
    @property
    def name(self) -> str:
        """What is checked, in a few words: "offers equal the fold of their events"."""
        ...

    def faults(self, db: Connection, /) -> AsyncIterator[str]:
        """One sentence for each thing that is wrong, in flat memory.

        The connection is the run-time role's, in no transaction, and nothing ends a long one.
        """
        ...


async def checked(check: Check, db: Connection) -> Checked:
    sentences: list[str] = []
    count = 0
    async for sentence in check.faults(db):
        count += 1
        if count <= WORDED:
            sentences.append(sentence)
    return Checked(name=check.name, faults=count, sentences=tuple(sentences))
