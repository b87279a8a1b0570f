"""Which packs were loaded, resting on which paper; of each id the last one is in force."""

from collections.abc import Sequence
from datetime import date

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.lawbook.domain.pack import PackLoaded


@record
class PackRow:
    """`load` names the loading, as stream and version: a pack may come back after another."""

    load: str
    pack: str
    version: int
    digest: str
    replaces: str
    document: str
    document_dated: date
    loaded_on: date


def _row(row: PackRow | None, heard: Heard, load: str) -> PackRow | None:
    match heard.event:
        case PackLoaded() as e:
            return PackRow(
                load=load,
                pack=e.pack,
                version=heard.version,
                digest=e.digest,
                replaces=e.replaces,
                document=e.document,
                document_dated=e.document_dated,
                loaded_on=e.loaded_on,
            )
        case _:
            return row


def _load_of(heard: Heard) -> list[str]:
    return [f"{heard.stream}@{heard.version}"] if isinstance(heard.event, PackLoaded) else []


packs = Table(
    name="packs",
    table="packs",
    row=PackRow,
    key="load",
    listens=(PackLoaded,),
    keys=_load_of,
    evolve=_row,
)


async def loaded(db: Reader) -> Sequence[PackRow]:
    """All of them, those of one id in the order in which they were loaded."""
    return [PackRow(**dict(row)) for row in await db.fetch("select * from packs order by pack, version")]
