"""Before the year begins: units, offices, and who is appointed to what."""

import asyncio

from deploy.demo.cast import ADMINISTRATOR, OFFICES, PARTS, Office, Part
from deploy.demo.client import named
from deploy.demo.place import COUNTRY, SINCE, UNITS, Unit
from deploy.demo.play import Play
from deploy.demo.words import Words


async def set_stage(play: Play) -> None:
    """The first administrator, appointed from the command line, appoints everybody else."""
    cast = play.cast
    administrator = cast[ADMINISTRATOR]
    cast.persons[ADMINISTRATOR] = await administrator.appointed(1)
    units = [unit for unit in UNITS if unit.code != COUNTRY]
    with play.screen.step(
        Words(
            f"Lập {len(units)} đơn vị hành chính của một tỉnh mẫu", f"{len(units)} units of a sample province"
        )
    ):
        for unit in units:
            await _establish(play, unit)
    with play.screen.step(Words(f"Lập {len(OFFICES)} cơ quan", f"{len(OFFICES)} offices")):
        await asyncio.gather(*(_open(play, office) for office in OFFICES))
    with play.screen.step(
        Words(f"Bổ nhiệm {len(PARTS)} người vào vị trí", f"{len(PARTS)} people appointed to their roles")
    ):
        await asyncio.gather(*(_appoint(play, part) for part in PARTS))
        for part in PARTS:
            cast.persons[part.name] = await cast[part].appointed(1)


async def _establish(play: Play, unit: Unit) -> None:
    body = {"name": unit.name, "kind": unit.kind, "parent": unit.parent, "valid_from": SINCE.isoformat()}
    # On a busy machine authority hears of the unit above a moment later.
    await play.cast[ADMINISTRATOR].once_known("PUT", "registry", f"/units/{unit.code}", body)


async def _open(play: Play, office: Office) -> None:
    body = {"name": office.name, "kind": office.kind, "unit": office.unit, "since": SINCE.isoformat()}
    await play.cast[ADMINISTRATOR].once_known("PUT", "registry", f"/offices/{office.id}", body)


async def _appoint(play: Play, part: Part) -> None:
    body = {
        "subject": part.name,
        "role": part.role,
        "office": str(part.office.id),
        "since": SINCE.isoformat(),
    }
    appointment = named("appointment", part.name)
    await play.cast[ADMINISTRATOR].put("registry", f"/appointments/{appointment}", body)
