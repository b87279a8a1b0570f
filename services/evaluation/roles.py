"""Which role may do what in evaluation; scope by unit, office and council is the routes' to check."""

from collections.abc import Mapping

READ = frozenset({"evaluation.read"})
LATE = frozenset({"evaluation.file-late"})
ARRANGE = frozenset(
    {
        "evaluation.council.establish",
        "evaluation.council.adopt-regulation",
        "evaluation.council.replace-member",
        "evaluation.council.dissolve",
        "evaluation.round.open",
        "evaluation.round.close",
        "evaluation.setting.adopt",
    }
)
ENROL = frozenset({"evaluation.round.enrol"})
# Who belongs to a council's advisory team is the council's to say.
CHECK = frozenset({"evaluation.dossier.check"})
PREPARE = frozenset(
    {
        "evaluation.judging.open",
        "evaluation.judging.prepare",
        "evaluation.session.schedule",
        "evaluation.session.hold",
    }
)
INTEREST = frozenset({"evaluation.interest.declare"})
SCORE = frozenset({"evaluation.sheet.submit", "evaluation.sheet.read-own"})
PRESIDE = frozenset(
    {"evaluation.judging.discuss", "evaluation.judging.close", "evaluation.judging.knock-out"}
)
SIGN = frozenset(
    {
        "evaluation.decision.issue",
        "evaluation.decision.correct",
        "evaluation.approval.sign",
        "evaluation.reevaluation.order",
        "evaluation.revocation.decide",
        "evaluation.complaint.uphold",
    }
)
INSPECT = frozenset(
    {
        "evaluation.inspection.plan",
        "evaluation.inspection.hold",
        "evaluation.inspection.record",
        "evaluation.inspection.find",
        "evaluation.inspection.conclude",
    }
)
LOAD = frozenset({"evaluation.pack.load"})
SHEETS = frozenset({"evaluation.sheets.read"})
# Papers of the years before, by file or one by one.
PAPERS = frozenset({"evaluation.certificate.enter", "evaluation.import"})
OFFICER = READ | LATE | ARRANGE | ENROL | CHECK | SHEETS | PAPERS
ANALYTICS = frozenset({"evaluation.analytics.read"})
MEMBERS = frozenset({"evaluation.analytics.members"})
HEAR = frozenset({"evaluation.complaint.receive", "evaluation.complaint.answer"})
# Districts ended before any certificate could be extended.
EXTEND = frozenset({"evaluation.certificate.extend"})

GRANTS: Mapping[str, frozenset[str]] = {
    "administrator": READ,
    "commune-officer": READ,
    "district-officer": OFFICER,
    "province-officer": OFFICER | EXTEND | HEAR | ANALYTICS,
    "central-officer": OFFICER | EXTEND | HEAR | ANALYTICS | MEMBERS | LOAD,
    "chairman": READ | LATE | ARRANGE | SIGN | SHEETS | HEAR,
    "council-secretary": READ | LATE | ENROL | INTEREST | SHEETS | PREPARE,
    # Who of the members is the chair is the council's to say.
    "council-member": READ | LATE | INTEREST | SCORE | PRESIDE,
    "inspector": READ | LATE | CHECK | INSPECT,
    "auditor": READ | SHEETS | ANALYTICS | MEMBERS | {"evaluation.analytics.unmask"},
}
