"""Where evaluation's parts meet."""

from pathlib import Path

from kernel.authority.projection import AuthorityProjection
from kernel.service import Service
from services.evaluation.contracts import AUTHORITY, codec
from services.evaluation.pages import difference as difference_page
from services.evaluation.pages import practice as practice_page
from services.evaluation.pages import vocabulary as vocabulary_pages
from services.evaluation.projections.certificates import certificates as certificate_rows
from services.evaluation.projections.councils import councils as council_rows
from services.evaluation.projections.decisions import decisions as decision_rows
from services.evaluation.projections.dossiers import dossiers
from services.evaluation.projections.endings import EndingCheck
from services.evaluation.projections.expiry import Expiry
from services.evaluation.projections.inspections import inspections as inspection_rows
from services.evaluation.projections.judgings import judgings as judging_rows
from services.evaluation.projections.levels import levels
from services.evaluation.projections.products import producers, products
from services.evaluation.projections.rounds import rounds as round_rows
from services.evaluation.reactions.certify import certify
from services.evaluation.reactions.expiry import expire_certificate
from services.evaluation.roles import GRANTS
from services.evaluation.routes import (
    certificates,
    closing,
    councils,
    decisions,
    difference,
    grounds,
    inspections,
    judgings,
    laws,
    practice,
    ratings,
    revocations,
    rounds,
    sheets,
    vocabulary,
    worklists,
)


def service() -> Service:
    """Raises Incomplete where an event and its message differ."""
    return Service(
        name="evaluation",
        codec=codec(),
        routers=(
            councils.router,
            rounds.router,
            judgings.router,
            sheets.router,
            closing.router,
            decisions.router,
            certificates.router,
            inspections.router,
            revocations.router,
            worklists.router,
            ratings.router,
            laws.router,
            difference.router,
            vocabulary.router,
            grounds.router,
            practice.router,
        ),
        projections=(
            AuthorityProjection(AUTHORITY),
            levels,
            products,
            producers,
            dossiers,
            council_rows,
            round_rows,
            judging_rows,
            decision_rows,
            certificate_rows,
            inspection_rows,
            Expiry(),
        ),
        reactions=(certify,),
        timers=(expire_certificate,),
        migrations=Path(__file__).parent / "migrations",
        grants=GRANTS,
        topics=("ocop.registry.v1", "ocop.evaluation.v1"),
        checks=(EndingCheck(),),
        pages=(difference_page.router, vocabulary_pages.router, practice_page.router),
    )
