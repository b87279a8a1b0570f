"""1 July 2025: districts end, communes go under the province, some of them merged; certificates stay."""

import asyncio

from demo.acts import stage
from demo.cast import ADMINISTRATOR
from demo.client import listed, named
from demo.laws.cast import (
    DISTRICT_COUNCILS,
    GONE,
    NEW_OFFICERS,
    PROVINCE_COUNCIL,
    PROVINCE_OFFICER,
    committee,
)
from demo.laws.place import DISTRICTS, MERGED, NEW, PROVINCE, REFORM, TRANSFERRED
from demo.laws.play import Laws, producer_id
from demo.laws.products import PRODUCTS
from demo.words import Words
from law.level import LAST_DAY_OF_DISTRICTS

ON = {"on": REFORM.isoformat()}


async def carry_through(laws: Laws) -> None:
    step = Words(
        f"{len(DISTRICTS)} đơn vị cấp huyện kết thúc, {len(MERGED)} xã sáp nhập thành {len(NEW)},"
        f" {len(TRANSFERRED)} xã về trực thuộc tỉnh",
        f"{len(DISTRICTS)} districts end, {len(MERGED)} communes are merged into {len(NEW)},"
        f" {len(TRANSFERRED)} go under the province",
    )
    with laws.play.screen.step(step):
        await _dissolve_councils(laws)
        await _establish(laws)
        await _move_units(laws)
        await _succeed(laws)
        await _move_producers(laws)
        await _dismiss(laws)
    await _refused(laws)
    await _still_valid(laws)


async def _dissolve_councils(laws: Laws) -> None:
    cast = laws.play.cast
    await asyncio.gather(
        *(
            cast[council.chairman].post(
                "evaluation", f"/councils/{council.id}/dissolution", on=LAST_DAY_OF_DISTRICTS
            )
            for council in DISTRICT_COUNCILS.values()
        )
    )


async def _establish(laws: Laws) -> None:
    cast = laws.play.cast
    for unit in NEW:
        await stage.establish(cast, unit)
    await asyncio.gather(*(stage.set_up(cast, committee(unit.code)) for unit in NEW))
    await asyncio.gather(*(stage.appoint(cast, part) for part in NEW_OFFICERS))


async def _move_units(laws: Laws) -> None:
    moves = [_change(laws, f"/units/{unit.code}/transfer", {"parent": PROVINCE}) for unit in TRANSFERRED]
    mergers = [_change(laws, f"/units/{code}/merge", {"into": [into]}) for code, into in MERGED.items()]
    await asyncio.gather(*moves, *mergers)
    await asyncio.gather(*(_change(laws, f"/units/{unit.code}/dissolve", {}) for unit in DISTRICTS))


async def _succeed(laws: Laws) -> None:
    """The province's committee takes over from the districts', the new communes' from the old ones'."""
    heirs = {unit.code: PROVINCE for unit in DISTRICTS} | dict(MERGED)
    await asyncio.gather(
        *(
            _change(laws, f"/offices/{committee(code).id}/succeed", {"by": str(committee(heir).id)})
            for code, heir in heirs.items()
        )
    )


async def _dismiss(laws: Laws) -> None:
    await asyncio.gather(
        *(_change(laws, f"/appointments/{named('appointment', part.name)}/end", {}) for part in GONE)
    )


async def _move_producers(laws: Laws) -> None:
    """By the province, where a producer's commune is part of another now."""
    officer = laws.play.cast[PROVINCE_OFFICER]
    moved = [(producer_id(p), MERGED[p.commune]) for p in PRODUCTS if p.commune in MERGED]
    await asyncio.gather(
        *(
            officer.once_known("POST", "registry", f"/producers/{producer}/amend", {"unit": into}, on=REFORM)
            for producer, into in moved
        )
    )


async def _refused(laws: Laws) -> None:
    """Whoever acted for a district acts no more."""
    chairman = laws.play.cast[DISTRICT_COUNCILS[DISTRICTS[0].code].chairman]
    await chairman.until(
        "evaluation", "/me", lambda me: not any(held["in_force"] for held in listed(me, "appointments"))
    )
    path = f"/rounds/{named('laws', 'round', 'too-late')}"
    body = {"name": "Đợt 3", "dossiers_due": "2025-09-30", "results_due": "2025-10-31"}
    said = await chairman.ask("PUT", "evaluation", path, body)
    laws.play.refused(said, "not-appointed")


async def _still_valid(laws: Laws) -> None:
    """What districts certified carries its stars on; the province looks after it."""
    chairman = laws.play.cast[PROVINCE_COUNCIL.chairman]
    found = listed(await chairman.get("evaluation", "/certificates?limit=200&standing=live"))
    number = sum(row["level"] == "district" for row in found)
    laws.play.screen.note(
        Words(
            f"{len(found)} giấy chứng nhận còn hiệu lực, trong đó {number} do huyện cấp",
            f"{len(found)} certificates in force, {number} of them issued by districts that are gone",
        )
    )


async def _change(laws: Laws, path: str, body: dict[str, object]) -> None:
    await laws.play.cast[ADMINISTRATOR].once_known("POST", "registry", path, {**ON, **body})
