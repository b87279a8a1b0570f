"""What may be asked of an administrative unit, and what may happen to it, each by its resolution."""

from datetime import date

from kernel.record import record
from services.registry.places.domain.place import UnitKind, UnitType


@record
class EstablishUnit:
    """`valid_until` is the last day of a unit that ended; `since_known` is false where
    `valid_from` is only the earliest day that the source can speak for."""

    code: str
    name: str
    kind: UnitKind
    type: UnitType
    parent: str | None
    valid_from: date
    valid_until: date | None = None
    since_known: bool = True
    resolution: str | None = None


@record
class RenameUnit:
    code: str
    name: str
    on: date
    resolution: str | None = None


@record
class RetypeUnit:
    code: str
    type: UnitType
    on: date
    resolution: str | None = None


@record
class TransferUnit:
    code: str
    parent: str
    on: date
    resolution: str | None = None


@record
class MergeUnit:
    """`into` are all the units that got a part of it; `on` is the first day without it."""

    code: str
    into: tuple[str, ...]
    on: date
    resolution: str | None = None


@record
class PartUnit:
    """It goes on under its code, while the land that it had until `on` lies in `into`, perhaps itself."""

    code: str
    into: tuple[str, ...]
    on: date
    resolution: str | None = None


@record
class DissolveUnit:
    code: str
    on: date
    resolution: str | None = None


@record
class UnitEstablished:
    code: str
    name: str
    kind: UnitKind
    type: UnitType
    parent: str | None
    valid_from: date
    valid_until: date | None
    since_known: bool
    resolution: str | None = None


@record
class UnitRenamed:
    code: str
    name: str
    on: date
    resolution: str | None = None


@record
class UnitRetyped:
    code: str
    type: UnitType
    on: date
    resolution: str | None = None


@record
class UnitTransferred:
    code: str
    parent: str
    on: date
    resolution: str | None = None


@record
class UnitMerged:
    code: str
    into: tuple[str, ...]
    on: date
    resolution: str | None = None


@record
class UnitParted:
    code: str
    into: tuple[str, ...]
    on: date
    resolution: str | None = None


@record
class UnitDissolved:
    code: str
    on: date
    resolution: str | None = None


type Change = RenameUnit | RetypeUnit | TransferUnit | MergeUnit | PartUnit | DissolveUnit
type Command = EstablishUnit | Change
type Event = (
    UnitEstablished | UnitRenamed | UnitRetyped | UnitTransferred | UnitMerged | UnitParted | UnitDissolved
)
