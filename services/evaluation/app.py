"""Where evaluation's parts meet."""

from pathlib import Path

from kernel.authority.projection import AuthorityProjection
from kernel.service import Service
from services.evaluation.contracts import AUTHORITY, codec
from services.evaluation.councils.reactions import end_setting
from services.evaluation.councils.routes import councils, rounds, sessions, settings
from services.evaluation.councils.tables.councils import councils as council_rows
from services.evaluation.councils.tables.rounds import rounds as round_rows
from services.evaluation.councils.tables.sessions import sessions as session_rows
from services.evaluation.councils.tables.settings import SettingEnds
from services.evaluation.councils.tables.settings import settings as setting_rows
from services.evaluation.dossiers.tables.dossiers import dossiers
from services.evaluation.dossiers.tables.levels import levels
from services.evaluation.dossiers.tables.products import producers, products
from services.evaluation.examples import EXAMPLES
from services.evaluation.figures.routes import analytics, criteria_analytics, member_analytics, statistics
from services.evaluation.figures.tables.ratings import ratings as rating_rows
from services.evaluation.figures.tables.scorings import scorings
from services.evaluation.inspection.routes import (
    afterwards,
    complainants,
    complaints,
    findings,
    inspected,
    inspections,
    reevaluations,
    revocations,
)
from services.evaluation.inspection.tables.complaints import complaints as complaint_rows
from services.evaluation.inspection.tables.inspections import inspections as inspection_rows
from services.evaluation.judgings.routes import (
    closing,
    drafts,
    judgings,
    preparations,
    ratings,
    sheets,
    worklists,
)
from services.evaluation.judgings.tables.judgings import judgings as judging_rows
from services.evaluation.lawbook.routes import difference, grounds, laws, packs, practice, vocabulary
from services.evaluation.lawbook.routes.pages import difference as difference_page
from services.evaluation.lawbook.routes.pages import practice as practice_page
from services.evaluation.lawbook.routes.pages import vocabulary as vocabulary_pages
from services.evaluation.lawbook.tables import packs as pack_rows
from services.evaluation.papers import routes as imports
from services.evaluation.recognition.queries.endings import EndingCheck
from services.evaluation.recognition.reactions.certify import certify
from services.evaluation.recognition.reactions.expiry import expire_certificate, warn_of_expiry
from services.evaluation.recognition.reactions.extension import end_extension
from services.evaluation.recognition.routes import approvals, certificates, decisions, extensions
from services.evaluation.recognition.tables.certificates import certificates as certificate_rows
from services.evaluation.recognition.tables.decisions import decisions as decision_rows
from services.evaluation.recognition.tables.expiry import Expiry
from services.evaluation.roles import GRANTS


def service() -> Service:
    """Raises Incomplete where an event and its message differ."""
    return Service(
        name="evaluation",
        codec=codec(),
        routers=(
            settings.router,
            councils.router,
            rounds.router,
            sessions.router,
            judgings.router,
            preparations.router,
            sheets.router,
            drafts.router,
            closing.router,
            reevaluations.router,
            approvals.router,
            decisions.router,
            certificates.router,
            extensions.router,
            imports.router,
            inspections.router,
            findings.router,
            inspected.router,
            revocations.router,
            complaints.router,
            complainants.router,
            worklists.router,
            afterwards.router,
            ratings.router,
            laws.router,
            difference.router,
            vocabulary.router,
            statistics.router,
            analytics.router,
            criteria_analytics.router,
            member_analytics.router,
            packs.router,
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
            session_rows,
            setting_rows,
            SettingEnds(),
            judging_rows,
            decision_rows,
            certificate_rows,
            inspection_rows,
            rating_rows,
            scorings,
            pack_rows,
            complaint_rows,
            Expiry(),
        ),
        reactions=(certify, end_extension),
        timers=(expire_certificate, warn_of_expiry, end_setting),
        migrations=Path(__file__).parent / "migrations",
        grants=GRANTS,
        examples=EXAMPLES,
        topics=("ocop.registry.v1", "ocop.evaluation.v1"),
        checks=(EndingCheck(),),
        pages=(difference_page.router, vocabulary_pages.router, practice_page.router),
    )
