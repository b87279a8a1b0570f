"""Which judgings a dossier has come before."""

from collections.abc import Sequence
from uuid import UUID

from kernel.postgres import Reader

JUDGINGS = "select judging from judgings where dossier = $1 order by judging"


async def judgings_of(db: Reader, dossier: UUID) -> Sequence[UUID]:
    return [row["judging"] for row in await db.fetch(JUDGINGS, dossier)]
