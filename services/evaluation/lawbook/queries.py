"""Packs in force: every pack by its digest, those released with this version and those loaded since."""

from typing import Protocol

from kernel.errors import Refused
from kernel.store import Events
from law.generations import Law, law_named
from law.rating.rateable import rateable_by, released_for
from law.wording.packs import RELEASED, Pack, released
from law.wording.sheet import CriteriaSet
from services.evaluation.lawbook.domain.pack import PackLoaded, decider, pack_of
from services.evaluation.lawbook.domain.published import published
from services.evaluation.refusals import NoSuch

# A digest stands for one content for ever, so what was read once need not be read again.
_READ: dict[str, Pack] = {}


class JudgedBy(Protocol):
    """What a judging keeps of the wording that it was opened with; `pack` is its digest."""

    @property
    def rules(self) -> str: ...

    @property
    def pack(self) -> str: ...

    @property
    def criteria_set(self) -> int: ...


class PackNotThere(Refused):
    vi = "Không có gói bộ tiêu chí {pack} mang mã {digest}; không thể chấm hay phân hạng theo nó."
    en = "There is no pack {pack} with the digest {digest}; nothing can be scored or rated by it."


async def pack_for(events: Events, law: Law, number: int) -> Pack:
    """The pack in force, by which judgings that open now are judged.

    Raises SetNotRateable where it has no such set to rate by.
    """
    pack = await in_force(events, released_for(law, number).id)
    rateable_by(pack, law, number)
    return pack


async def criteria_of(events: Events, said: JudgedBy) -> CriteriaSet:
    """The set that this very judging was opened with. Raises PackNotThere."""
    law = law_named(said.rules)
    pack = await with_digest(events, law.pack or said.rules, said.pack)
    return rateable_by(pack, law, said.criteria_set)


async def on_show(events: Events, rules: str, number: int, digest: str | None = None) -> CriteriaSet:
    """The sheet as anybody may read it: of the pack in force, or of the one with that digest.

    Raises NoSuch or SetsNotLoaded.
    """
    pack = published(rules, number).pack
    try:
        found = await in_force(events, pack) if digest is None else await with_digest(events, pack, digest)
    except PackNotThere as unknown:
        raise NoSuch("pack", digest) from unknown
    return found.sets[number]


async def in_force(events: Events, pack: str) -> Pack:
    """The one loaded last, else the released one."""
    state, _ = await events.state(decider, pack)
    return released(pack) if state is None else _kept(state)


async def with_digest(events: Events, pack: str, digest: str) -> Pack:
    """Raises PackNotThere."""
    if pack in RELEASED and released(pack).digest == digest:
        return released(pack)
    if digest in _READ:
        return _READ[digest]
    for recorded in await events.history(decider, pack):
        if recorded.event.digest == digest:
            return _kept(recorded.event)
    raise PackNotThere(pack=pack, digest=digest)


def _kept(loaded: PackLoaded) -> Pack:
    if loaded.digest not in _READ:
        _READ[loaded.digest] = pack_of(loaded)
    return _READ[loaded.digest]
