"""Where evaluation's parts meet."""

from pathlib import Path

from kernel.authority.projection import AuthorityProjection
from kernel.service import Service
from services.evaluation.contracts import AUTHORITY, codec
from services.evaluation.pages import difference as difference_page
from services.evaluation.pages import practice as practice_page
from services.evaluation.pages import vocabulary as vocabulary_pages
from services.evaluation.projections.certificates import certificates as certificate_rows
from services.evaluation.projections.complaints import complaints as complaint_rows
from services.evaluation.projections.councils import councils as council_rows
from services.evaluation.projections.decisions import decisions as decision_rows
from services.evaluation.projections.dossiers import dossiers
from services.evaluation.projections.endings import EndingCheck
from services.evaluation.projections.expiry import Expiry
from services.evaluation.projections.inspections import inspections as inspection_rows
from services.evaluation.projections.judgings import judgings as judging_rows
from services.evaluation.projections.levels import levels
from services.evaluation.projections.packs import packs as pack_rows
from services.evaluation.projections.products import producers, products
from services.evaluation.projections.ratings import ratings as rating_rows
from services.evaluation.projections.rounds import rounds as round_rows
from services.evaluation.projections.scorings import scorings
from services.evaluation.projections.sessions import sessions as session_rows
from services.evaluation.projections.settings import SettingEnds
from services.evaluation.projections.settings import settings as setting_rows
from services.evaluation.reactions.certify import certify
from services.evaluation.reactions.expiry import expire_certificate, warn_of_expiry
from services.evaluation.reactions.extension import end_extension
from services.evaluation.reactions.settings import end_setting
from services.evaluation.roles import GRANTS
from services.evaluation.routes import (
    afterwards,
    analytics,
    approvals,
    certificates,
    closing,
    complainants,
    complaints,
    councils,
    criteria_analytics,
    decisions,
    difference,
    drafts,
    extensions,
    findings,
    grounds,
    imports,
    inspected,
    inspections,
    judgings,
    laws,
    member_analytics,
    packs,
    practice,
    preparations,
    ratings,
    reevaluations,
    revocations,
    rounds,
    sessions,
    settings,
    sheets,
    statistics,
    vocabulary,
    worklists,
)


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
        topics=("ocop.registry.v1", "ocop.evaluation.v1"),
        checks=(EndingCheck(),),
        pages=(difference_page.router, vocabulary_pages.router, practice_page.router),
    )
