"""A projection keeps a read model: what happened, written the way it is asked for."""

from collections.abc import Sequence
from typing import Protocol

from kernel.postgres import Connection
from kernel.subscription.heard import Heard


class Projection(Protocol):
    @property
    def name(self) -> str:
        """Names its offsets, and what it has parked."""
        ...

    @property
    def listens(self) -> tuple[type, ...]:
        """The event classes it wants, the service's own or heard ones."""
        ...

    async def project(self, db: Connection, batch: Sequence[Heard], /) -> None:
        """Write what the events mean, in the transaction that moves the offsets.

        Events of one stream come in order, those of different streams in any; a fact of another
        stream that has not come yet is no error. Other readers may be writing at the same time
        for other streams, so a row that several streams share is locked before it is read.
        """
        ...
