"""Before anything happens: units, offices, and who is appointed to what."""

import asyncio
from collections.abc import Sequence

from demo.cast import ADMINISTRATOR, OFFICES, PARTS, Cast, Office, Part
from demo.client import named
from demo.place import COUNTRY, UNITS, Unit
from demo.play import Play
from demo.words import Words


async def set_stage(play: Play) -> None:
    """The sample district, its province, and everybody who takes part in its year."""
    await enter(play, [unit for unit in UNITS if unit.code != COUNTRY], OFFICES, PARTS)


async def enter(play: Play, units: Sequence[Unit], offices: Sequence[Office], parts: Sequence[Part]) -> None:
    """The first administrator, appointed from the command line, appoints everybody else."""
    cast = play.cast
    cast.persons[ADMINISTRATOR] = await cast[ADMINISTRATOR].appointed(1)
    with play.screen.step(
        Words(
            f"Lập {len(units)} đơn vị hành chính của một tỉnh mẫu", f"{len(units)} units of a sample province"
        )
    ):
        for unit in units:
            await establish(cast, unit)
    with play.screen.step(Words(f"Lập {len(offices)} cơ quan", f"{len(offices)} offices")):
        await asyncio.gather(*(set_up(cast, office) for office in offices))
    with play.screen.step(
        Words(f"Bổ nhiệm {len(parts)} người vào vị trí", f"{len(parts)} people appointed to their roles")
    ):
        await asyncio.gather(*(appoint(cast, part) for part in parts))


async def establish(cast: Cast, unit: Unit) -> None:
    body = {
        "name": unit.name,
        "kind": unit.kind,
        "type": unit.type,
        "parent": unit.parent,
        "valid_from": unit.since.isoformat(),
    }
    # On a busy machine authority hears of the unit above a moment later.
    await cast[ADMINISTRATOR].once_known("PUT", "registry", f"/units/{unit.code}", body)


async def set_up(cast: Cast, office: Office) -> None:
    body = {"name": office.name, "kind": office.kind, "unit": office.unit, "since": office.since.isoformat()}
    await cast[ADMINISTRATOR].once_known("PUT", "registry", f"/offices/{office.id}", body)


async def appoint(cast: Cast, part: Part) -> None:
    """Returns once every service knows of it, and of the opaque person."""
    body = {
        "subject": part.name,
        "role": part.role,
        "office": str(part.office.id),
        "since": part.office.since.isoformat(),
    }
    appointment = named("appointment", part.name)
    await cast[ADMINISTRATOR].put("registry", f"/appointments/{appointment}", body)
    cast.persons[part.name] = await cast[part].appointed(1)
