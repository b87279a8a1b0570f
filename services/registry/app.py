"""Where registry's parts meet."""

from pathlib import Path

from fastapi import APIRouter, Depends

from kernel.authority.facts import Facts
from kernel.authority.person import person_key
from kernel.authority.projection import AuthorityProjection
from kernel.service import Service
from services.registry.contracts import codec
from services.registry.dossiers.routes import dossier_lists, dossiers, evidence
from services.registry.dossiers.routes.files import provide_files
from services.registry.dossiers.tables import dossiers as dossiers_table
from services.registry.dossiers.usecases.files import Files
from services.registry.examples import EXAMPLES
from services.registry.ideas import routes as ideas
from services.registry.ideas.tables import ideas as ideas_table
from services.registry.keyed import Keyed, provide_keyed
from services.registry.places.domain.appointment import AppointmentEnded, OfficerAppointed
from services.registry.places.domain.office import OfficeEstablished
from services.registry.places.domain.unit_changes import UnitEstablished, UnitMerged, UnitTransferred
from services.registry.places.routes import appointments, offices, resolutions, units, villages
from services.registry.places.tables.offices import offices as offices_table
from services.registry.places.tables.units import units as units_table
from services.registry.places.tables.villages import villages as villages_table
from services.registry.producers.routes import producers, representatives
from services.registry.producers.tables.producers import producers as producers_table
from services.registry.producers.tables.representatives import representatives as representatives_table
from services.registry.products import routes as products
from services.registry.products.tables import products as products_table
from services.registry.roles import GRANTS
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
    resolutions.router,
    units.router,
    villages.router,
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
    return Service(
        name="registry",
        codec=codec(),
        routers=(_routes(settings),),
        projections=(
            AuthorityProjection(FACTS),
            units_table,
            villages_table,
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
        examples=EXAMPLES,
        topics=("ocop.registry.v1",),
    )


def _routes(settings: Settings) -> APIRouter:
    files = Files.at(settings.evidence_url)
    provided = [Depends(provide_keyed(keyed(settings))), Depends(provide_files(files))]
    made = APIRouter(dependencies=provided)
    for router in ROUTERS:
        made.include_router(router)
    made.include_router(evidence.router, max_body_size=settings.evidence_max_bytes)
    return made
