"""A resolution that changes many units at once, entered by the Ministry on the day that it is known."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kernel.errors import Refused
from kernel.execute import execute_steps
from kernel.http.ask import Ask
from kernel.http.body import Body, Name
from kernel.http.depends import EventsDep
from kernel.http.may import may
from kernel.store import Part, Step
from services.registry.places.domain.place import COUNTRY_CODE, UnitType, level_of
from services.registry.places.domain.unit import CodeDoesNotFit, decider
from services.registry.places.domain.unit_changes import (
    Command,
    DissolveUnit,
    EstablishUnit,
    MergeUnit,
    PartUnit,
    RenameUnit,
    RetypeUnit,
    TransferUnit,
)
from services.registry.places.routes.dates import Day
from services.registry.places.usecases import UnitCode, find_around, play


class UnitChange(Body):
    """What is said of one unit, from the resolution's day on; `new` says all of a unit that begins."""

    code: UnitCode
    name: Name | None = None
    type: UnitType | None = None
    parent: UnitCode | None = None
    new: bool = False
    ends: Annotated[bool, Field(description="The day is the first one without it")] = False
    into: Annotated[
        tuple[UnitCode, ...],
        Field(
            max_length=20,
            description="The units that have now what it had",
        ),
    ] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "UnitChange":
        says = (self.name, self.type, self.parent)
        if self.ends and (self.new or any(says)):
            raise PydanticCustomError("ends_and_changes", "A unit that ends does not change that day")
        if self.into and self.new:
            raise PydanticCustomError("heirs_of_none", "A new unit has no heirs")
        if self.new and not all(says):
            raise PydanticCustomError("new_unit", "A new unit has a name, a type and a unit above it")
        if not self.ends and not self.into and not any(says):
            raise PydanticCustomError("nothing_changes", "A change names what changes")
        return self


class Resolution(Body):
    """The changes take place in their order; `since_known` is about those units that it says are new."""

    resolution: Annotated[Name, Field(examples=["388/NQ-UBTVQH16"])]
    signed_on: Annotated[Day | None, Field(examples=["2026-08-04"])] = None
    on: Annotated[Day, Field(description="The day on which it came into force", examples=["2026-09-20"])]
    since_known: bool = True
    changes: Annotated[tuple[UnitChange, ...], Field(min_length=1, max_length=500)]

    @property
    def cited(self) -> str:
        """As papers cite it: its number, and the day on which it was signed where that is said."""
        day = self.signed_on
        return self.resolution if day is None else f"{self.resolution} ngày {day.day}/{day.month}/{day.year}"

    def commands(self) -> Iterator[tuple[int, Command]]:
        """Each with the place of its change; raises CodeDoesNotFit."""
        for place, change in enumerate(self.changes):
            for command in self._of(change):
                yield place, command

    def _of(self, c: UnitChange) -> Iterator[Command]:
        on, by = self.on, self.cited
        if c.new:
            kind = level_of(c.code)
            if kind is None or c.name is None or c.type is None:
                raise CodeDoesNotFit(code=c.code)
            yield EstablishUnit(
                code=c.code,
                name=c.name,
                kind=kind,
                type=c.type,
                parent=c.parent,
                valid_from=on,
                since_known=self.since_known,
                resolution=by,
            )
        elif c.ends and c.into:
            yield MergeUnit(code=c.code, into=c.into, on=on, resolution=by)
        elif c.ends:
            yield DissolveUnit(code=c.code, on=on, resolution=by)
        else:
            if c.name is not None:
                yield RenameUnit(code=c.code, name=c.name, on=on, resolution=by)
            if c.type is not None:
                yield RetypeUnit(code=c.code, type=c.type, on=on, resolution=by)
            if c.parent is not None:
                yield TransferUnit(code=c.code, parent=c.parent, on=on, resolution=by)
            if c.into:
                yield PartUnit(code=c.code, into=c.into, on=on, resolution=by)


router = APIRouter(prefix="/units", tags=["units"])


@router.post("/resolutions")
async def enter_resolution(
    resolution: Resolution, ask: Annotated[Ask, Depends(may("registry.unit.change"))], events: EventsDep
) -> Response:
    """Enters a resolution: all of its changes or none. What is on record already stays as it is."""
    ask = await ask.within(COUNTRY_CODE)
    commands = list(resolution.commands())
    known = await find_around(events, [command for _, command in commands])
    for place, command in commands:
        try:
            play(command, known)
        except Refused as refused:
            refused.field = f"/changes/{place}{refused.field or '/code'}"
            raise
    steps: list[Part] = [Step(decider=decider, id=c.code, command=c) for _, c in commands]
    return ask.answered(await execute_steps(events, steps, ask.context()), resolution.changes[0].code)
