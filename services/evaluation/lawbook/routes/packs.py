"""Packs of criteria sets: what is in force since when, and the official wording loaded from files."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel, Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name
from kernel.http.depends import DbDep, EventsDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.postgres import Reader
from kernel.store import Events
from law.cases.law_id import AnyLawId
from law.generations import LAWS
from law.wording.packs import RELEASED, Pack, released
from law.wording.successor import MOST_LETTERS
from services.evaluation.lawbook import tables as packs
from services.evaluation.lawbook.domain.pack import LoadPack, decider
from services.evaluation.lawbook.queries import with_digest
from services.evaluation.lawbook.tables import PackRow

router = APIRouter(prefix="/packs", tags=["law"])

# What holds for everybody is loaded by whoever acts for the country, by registry's code of it.
COUNTRY = "VN"
LOAD = "evaluation.pack.load"

type FileName = Annotated[str, Field(pattern=r"^[\w./-]{1,100}\.txt$", examples=["sets/03.txt"])]
type FileText = Annotated[str, Field(max_length=MOST_LETTERS, examples=["set 3 Gạo | Rice"])]


class NewPack(Body):
    """`files` are its texts by name, written as those of the released packs are."""

    files: Annotated[dict[FileName, FileText], Field(min_length=1, max_length=200)]
    document: Annotated[Name, Field(examples=["15/CV-VPĐP"])]
    document_dated: Annotated[date, Field(examples=["2026-06-01"])]


class PackView(BaseModel):
    """`loaded_on` and the paper are null for the pack that was released with the software.

    `standings` tell by set how far it can be relied on.
    """

    pack: str
    digest: str
    laws: list[str]
    source: str
    in_force: bool
    loaded_on: date | None
    document: str | None
    document_dated: date | None
    standings: dict[int, str]


@router.put("/{pack}", status_code=201)
async def load_pack(
    pack: Annotated[AnyLawId, Path()],
    new: NewPack,
    ask: Annotated[Ask, Depends(may(LOAD))],
    events: EventsDep,
) -> Response:
    """Loads a pack, in force for what opens from then on, once its sums, order and gates are found right.

    To bring back an earlier pack, name the version that was read in If-Match, or send a new Idempotency-
    Key: the same request as then is answered as then.
    """
    ask = await ask.within(COUNTRY)
    context = ask.context()
    command = LoadPack(
        pack=pack,
        sources=new.files,
        document=new.document,
        document_dated=new.document_dated,
        loaded_on=local_date(context.occurred_at),
    )
    return ask.answered(await execute(events, decider, pack, command, context))


@router.get("", dependencies=[fresh("packs")])
async def list_packs(db: DbDep, events: EventsDep) -> list[PackView]:
    """Lists the packs, the released ones and those loaded since: each id's last one in force."""
    return await shown(db, events)


async def shown(db: Reader, events: Events) -> list[PackView]:
    loaded = await packs.loaded(db)
    found: list[PackView] = []
    for identity in RELEASED:
        these = [row for row in loaded if row.pack == identity]
        found.append(_view(released(identity), None, in_force=not these))
        for row in these:
            pack = await with_digest(events, identity, row.digest)
            found.append(_view(pack, row, in_force=row is these[-1]))
    return found


def _view(pack: Pack, row: PackRow | None, *, in_force: bool) -> PackView:
    return PackView(
        pack=pack.id,
        digest=pack.digest,
        laws=[law.id for law in LAWS if law.pack == pack.id],
        source=pack.source,
        in_force=in_force,
        loaded_on=None if row is None else row.loaded_on,
        document=None if row is None else row.document,
        document_dated=None if row is None else row.document_dated,
        standings={number: found.standing.value for number, found in pack.sets.items()},
    )
