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
    }
)
ENROL = frozenset({"evaluation.round.enrol"})
INTEREST = frozenset({"evaluation.interest.declare"})
SCORE = frozenset({"evaluation.sheet.submit", "evaluation.sheet.read-own"})
PRESIDE = frozenset(
    {"evaluation.judging.discuss", "evaluation.judging.close", "evaluation.judging.knock-out"}
)
SIGN = frozenset({"evaluation.decision.issue", "evaluation.revocation.decide", "evaluation.complaint.uphold"})
INSPECT = frozenset(
    {
        "evaluation.inspection.plan",
        "evaluation.inspection.hold",
        "evaluation.inspection.record",
        "evaluation.inspection.find",
        "evaluation.inspection.conclude",
    }
)
SHEETS = frozenset({"evaluation.sheets.read"})
HEAR = frozenset({"evaluation.complaint.receive", "evaluation.complaint.answer"})
# Districts ended before any certificate could be extended.
EXTEND = frozenset({"evaluation.certificate.extend"})
OFFICER = READ | LATE | ARRANGE | ENROL | SHEETS | {"evaluation.certificate.enter"}

GRANTS: Mapping[str, frozenset[str]] = {
    "administrator": READ,
    "commune-officer": READ,
    "district-officer": OFFICER,
    "province-officer": OFFICER | EXTEND | HEAR,
    "central-officer": OFFICER | EXTEND | HEAR,
    "chairman": READ | LATE | ARRANGE | SIGN | SHEETS | HEAR,
    "council-secretary": READ | LATE | ENROL | INTEREST | SHEETS | {"evaluation.judging.open"},
    # Who of the members is the chair is the council's to say.
    "council-member": READ | LATE | INTEREST | SCORE | PRESIDE,
    "inspector": READ | LATE | INSPECT,
    "auditor": READ | SHEETS,
}
