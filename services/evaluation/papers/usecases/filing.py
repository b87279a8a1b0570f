"""Who brings papers in, for which office, and where they go: into the store, or only into a rehearsal."""

import os
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from kernel.authority.refusals import OutOfScope
from kernel.days import local_date, start_of
from kernel.http.ask import Ask
from kernel.postgres import Reader
from kernel.record import record
from kernel.rehearsal import Rehearsal
from kernel.sealed import Sealed
from kernel.store import Context, Events
from kernel.vault.envelope import Envelope
from law.level import Level
from services.evaluation.dossiers.tables.products import Product, find_product
from services.evaluation.judgings.usecases.sealing import Sealer
from services.evaluation.papers.usecases.refusals import NotTheOwnLevel


@record
class Filing:
    """`level` is that of the office, or of the one that it stands for."""

    ask: Ask
    level: Level
    events: Events
    db: Reader
    sealer: Sealer

    def standing_for(self, level: Level | None) -> "Filing":
        """For a paper of another level: districts are gone, and their provinces bring their papers in.

        Raises NotTheOwnLevel.
        """
        if level is None or level is self.level:
            return self
        if level.heir_on(local_date(self.ask.now)) is not self.level:
            raise NotTheOwnLevel
        return replace(self, level=level)

    def rehearsed(self) -> "Filing":
        """The same over what is there now; nothing that it does is kept, not even a key."""
        events = Events(Rehearsal(self.events.store), self.events.codec)
        return replace(self, events=events, sealer=Forgetful())

    def context(self, what: str, day: date, correlation: UUID | None = None) -> Context:
        """Of one command of many that one request asks for. Raises InTheFuture, MayNotFileLate."""
        asked = self.ask.context(correlation=correlation, occurred_at=start_of(day))
        return replace(asked, command=uuid5(asked.command, what), expected=None)

    async def product(self, told: str) -> Product:
        """Raises UnknownProduct, SeveralProducts, OutOfScope."""
        product = await find_product(self.db, told, self.ask.unit)
        if not await self.ask.reaches(product.unit):
            raise OutOfScope(where=product.unit)
        return product


class Forgetful:
    """Seals as the vault does, under a key that nobody keeps."""

    def __init__(self) -> None:
        self._key = os.urandom(32)

    async def seal(self, subject: str, stream: str, field: str, plaintext: bytes | str) -> Sealed:
        written = plaintext.encode() if isinstance(plaintext, str) else plaintext
        return Envelope(subject, self._key).seal(stream, field, written)
