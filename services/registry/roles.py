"""Which role may do what in registry; scope by unit and by producer is the routes' to check."""

from collections.abc import Mapping

READ = frozenset({"registry.read"})
LATE = frozenset({"registry.file-late"})
EVIDENCE = frozenset({"registry.evidence.read"})
GOVERN = frozenset(
    {
        "registry.unit.change",
        "registry.office.change",
        "registry.officer.appoint",
        "registry.officer.read",
    }
)
# What a producer does for itself, and an office for a producer that comes with paper.
PREPARE = frozenset(
    {
        "registry.producer.amend",
        "registry.producer.contact",
        "registry.product.create",
        "registry.product.rename",
        "registry.product.retire",
        "registry.idea.submit",
        "registry.idea.withdraw",
        "registry.dossier.prepare",
        "registry.dossier.file",
        "registry.dossier.withdraw",
    }
)
REGISTER = frozenset(
    {
        "registry.producer.register",
        "registry.producer.close",
        "registry.representative.name",
        "registry.product.classify",
        "registry.product.code",
    }
)
RECEIVE = frozenset(
    {
        "registry.idea.check",
        "registry.dossier.receive",
        "registry.dossier.report",
        "registry.dossier.return",
        "registry.dossier.forward",
    }
)
SELECT = frozenset({"registry.idea.select"})
OFFICER = READ | LATE | EVIDENCE | PREPARE | REGISTER

GRANTS: Mapping[str, frozenset[str]] = {
    "administrator": READ | LATE | GOVERN,
    "commune-officer": OFFICER | RECEIVE,
    "district-officer": OFFICER | RECEIVE | SELECT,
    "province-officer": OFFICER | RECEIVE | SELECT,
    "central-officer": READ | EVIDENCE,
    "chairman": READ | LATE | EVIDENCE | {"registry.dossier.report"},
    "council-secretary": READ | EVIDENCE,
    "council-member": READ | EVIDENCE,
    "inspector": READ | EVIDENCE,
    # A producer acts today; what lies in the past is entered by its commune.
    "representative": READ | EVIDENCE | PREPARE,
    "auditor": READ | EVIDENCE | {"registry.officer.read"},
}
