"""Where registry's parts meet."""

from pathlib import Path

from fastapi import APIRouter, Depends

from kernel.authority.facts import Facts
from kernel.authority.person import person_key
from kernel.authority.projection import AuthorityProjection
from kernel.service import Service
from services.registry.contracts import codec
from services.registry.domain.appointment import AppointmentEnded, OfficerAppointed
from services.registry.domain.office import OfficeEstablished
from services.registry.domain.unit import UnitEstablished, UnitMerged, UnitTransferred
from services.registry.projections.dossiers import dossiers as dossiers_table
from services.registry.projections.ideas import ideas as ideas_table
from services.registry.projections.offices import offices as offices_table
from services.registry.projections.producers import producers as producers_table
from services.registry.projections.products import products as products_table
from services.registry.projections.representatives import representatives as representatives_table
from services.registry.projections.units import units as units_table
from services.registry.roles import GRANTS
from services.registry.routes import (
    appointments,
    dossier_lists,
    dossiers,
    evidence,
    ideas,
    offices,
    producers,
    products,
    representatives,
    units,
)
from services.registry.routes.files import Files
from services.registry.routes.parts import Keyed, Parts, Provide
from services.registry.settings import Settings

FACTS = Facts(
    unit=UnitEstablished,
    transferred=UnitTransferred,
    merged=UnitMerged,
    office=OfficeEstablished,
    appointed=OfficerAppointed,
    ended=AppointmentEnded,
)
ROUTERS = (
    units.router,
    offices.router,
    appointments.router,
    producers.router,
    representatives.router,
    products.router,
    ideas.router,
    dossiers.router,
    dossier_lists.router,
)


def keyed(settings: Settings) -> Keyed:
    """Raises OSError or ValueError where the key of persons is missing or too short."""
    return Keyed(issuer=settings.issuer, key=person_key(settings.person_key_file))


def service(settings: Settings) -> Service:
    """Raises Incomplete where an event and its message differ."""
    parts = Parts(keyed=keyed(settings), files=Files.at(settings.evidence_url))
    return Service(
        name="registry",
        codec=codec(),
        routers=(_routes(parts, settings.evidence_max_bytes),),
        projections=(
            AuthorityProjection(FACTS),
            units_table,
            offices_table,
            producers_table,
            representatives_table,
            products_table,
            ideas_table,
            dossiers_table,
        ),
        reactions=(),
        timers=(),
        migrations=Path(__file__).parent / "migrations",
        grants=GRANTS,
        topics=("ocop.registry.v1",),
    )


def _routes(parts: Parts, largest_file: int) -> APIRouter:
    made = APIRouter(dependencies=[Depends(Provide(parts))])
    for router in ROUTERS:
        made.include_router(router)
    made.include_router(evidence.router, max_body_size=largest_file)
    return made
