"""A dossier goes from its producer to the office that judges it: opened, filed, numbered, forwarded."""

from datetime import date
from uuid import UUID

from kernel.errors import Refused
from kernel.execute import execute, execute_steps
from kernel.series import take_number
from kernel.store import Answer, Context, Events
from law.generations import first_judge
from services.registry.dossiers.domain.commands import (
    Command,
    FileDossier,
    ForwardDossier,
    NumberSlip,
    OpenDossier,
)
from services.registry.dossiers.domain.kinds import DossierKind
from services.registry.dossiers.domain.refusals import NoSuchDossier
from services.registry.dossiers.domain.rules import decider, law_of_filing
from services.registry.dossiers.domain.state import State
from services.registry.places.domain import office as offices
from services.registry.places.domain.place import UnitKind
from services.registry.places.usecases import find_lineage
from services.registry.producers.usecases.acting import find_open_producer
from services.registry.products.domain import criteria_set, require_made
from services.registry.products.usecases.coding import find_product
from services.registry.products.usecases.commune import find_commune


class NotTheJudgingOffice(Refused):
    vi = "Vào ngày {on} hồ sơ được chuyển tới một cơ quan đang hoạt động ở {level_vi} quản lý xã."
    en = "On {on} a dossier goes to an office at work in the commune's {level}."
    field = "/to_office"


async def find_dossier(events: Events, identity: UUID) -> State:
    """Raises NoSuchDossier."""
    state, _ = await events.state(decider, identity)
    if state is None:
        raise NoSuchDossier("dossier", identity)
    return state


async def open_dossier(
    events: Events, identity: UUID, product: UUID, kind: DossierKind, on: date, context: Context
) -> Answer:
    """Raises NoSuchProduct, ProductIsRetired, ProducerIsClosed."""
    about = await find_product(events, product)
    require_made(about)
    await find_open_producer(events, about.created.producer)
    command = OpenDossier(
        dossier=identity,
        product=product,
        producer=about.created.producer,
        unit=await find_commune(events, about.created, on),
        kind=kind,
        on=on,
    )
    return await execute(events, decider, identity, command, context)


async def file_dossier(events: Events, identity: UUID, on: date, context: Context) -> Answer:
    """As the set of its product under the law of the day; raises NotClassified, ProducerIsClosed."""
    opened = (await find_dossier(events, identity)).opened
    producer = await find_open_producer(events, opened.producer)
    product = await find_product(events, opened.product)
    require_made(product)
    command = FileDossier(
        dossier=identity,
        producer_kind=producer.now.kind,
        criteria_set=criteria_set(product, law_of_filing(on)),
        on=on,
    )
    return await execute(events, decider, identity, command, context)


async def number_slip(events: Events, identity: UUID, on: date, context: Context) -> Answer:
    """The next number of the district and year, since July 2025 of the commune and year."""
    above = await find_lineage(events, (await find_dossier(events, identity)).opened.unit, on)
    place = (above.province, above.district or above.commune or "")

    def make(number: int | None) -> Command:
        return NumberSlip(dossier=identity, place=place, serial=number, on=on)

    steps = take_number(decider, identity, f"slip-{place[0]}-{place[1]}-{on.year}", make)
    return await execute_steps(events, steps, context)


async def forward_dossier(
    events: Events, identity: UUID, to_office: UUID, on: date, context: Context
) -> Answer:
    """Raises NotTheJudgingOffice."""
    await _require_judge(events, to_office, (await find_dossier(events, identity)).opened.unit, on)
    command = ForwardDossier(dossier=identity, to_office=to_office, on=on)
    return await execute(events, decider, identity, command, context)


async def _require_judge(events: Events, identity: UUID, unit: str, on: date) -> None:
    office, _ = await events.state(offices.decider, identity)
    above = await find_lineage(events, unit, on)
    level = UnitKind(first_judge(on))
    where = above.district if level is UnitKind.DISTRICT else above.province
    if office is None or not office.stands(on) or office.established.unit != where:
        level_vi = "cấp huyện" if level is UnitKind.DISTRICT else "cấp tỉnh"
        raise NotTheJudgingOffice(on=on.isoformat(), level=level.value, level_vi=level_vi)
