"""A honey's dossier: what is asked of it and what happens, in the order of its days."""

from datetime import timedelta

from services.registry.dossiers.domain.commands import (
    AddEvidence,
    AssessSelf,
    FileDossier,
    ForwardDossier,
    NumberSlip,
    OpenDossier,
    ReportOnDossier,
    ReturnDossier,
    SupersedeEvidence,
    WithdrawDossier,
)
from services.registry.dossiers.domain.events import (
    CommuneReported,
    DossierFiled,
    DossierForwarded,
    DossierOpened,
    DossierReturned,
    DossierWithdrawn,
    Event,
    EvidenceAdded,
    EvidenceSuperseded,
    SelfAssessed,
    SlipNumbered,
)
from services.registry.dossiers.domain.evidence import EvidenceKind, EvidenceRef
from services.registry.dossiers.domain.kinds import DossierKind
from services.registry.producers.domain.kind import ProducerKind
from tests.registry.story import (
    COMMUNE,
    COORDINATION,
    DISTRICT,
    HONEY,
    HONEY_COOP,
    HONEY_DOSSIER,
    MAY,
    PROVINCE,
)

FILING = MAY + timedelta(days=7)
RECEIPT = FILING + timedelta(days=1)
REPORT = FILING + timedelta(days=10)
FORWARDING = FILING + timedelta(days=11)


def paper(kind: EvidenceKind, content: str = "a") -> EvidenceRef:
    return EvidenceRef(sha256=content * 64, kind=kind.value, media_type="application/pdf", size=1000)


def added(evidence: EvidenceRef) -> EvidenceAdded:
    return EvidenceAdded(dossier=HONEY_DOSSIER, evidence=evidence, added_on=MAY)


SLIP = paper(EvidenceKind.REGISTRATION_SLIP)
PLAN = paper(EvidenceKind.BUSINESS_PLAN, "b")
ORGANISATION = paper(EvidenceKind.ORGANISATION, "c")
REGISTRATION = paper(EvidenceKind.BUSINESS_REGISTRATION, "d")
SELF_ASSESSMENT = paper(EvidenceKind.SELF_ASSESSMENT, "e")
TEST_SLIP = paper(EvidenceKind.TEST_SLIPS, "f")
NEW_TEST_SLIP = paper(EvidenceKind.TEST_SLIPS, "0")
OTHER_TEST_SLIP = paper(EvidenceKind.TEST_SLIPS, "1")

open_it = OpenDossier(
    dossier=HONEY_DOSSIER,
    product=HONEY,
    producer=HONEY_COOP,
    unit=COMMUNE,
    kind=DossierKind.FIRST,
    on=MAY,
)
opened = DossierOpened(
    dossier=HONEY_DOSSIER,
    product=HONEY,
    producer=HONEY_COOP,
    unit=COMMUNE,
    kind=DossierKind.FIRST,
    opened_on=MAY,
)
assess = AssessSelf(dossier=HONEY_DOSSIER, scores={"1.1": 3, "1.2": 2}, remarks="", on=MAY)
assessed = SelfAssessed(dossier=HONEY_DOSSIER, scores={"1.1": 3, "1.2": 2}, remarks="", assessed_on=MAY)
add = AddEvidence(dossier=HONEY_DOSSIER, evidence=TEST_SLIP, on=MAY)
supersede = SupersedeEvidence(dossier=HONEY_DOSSIER, sha256=TEST_SLIP.sha256, evidence=NEW_TEST_SLIP, on=MAY)
superseded = EvidenceSuperseded(
    dossier=HONEY_DOSSIER,
    sha256=TEST_SLIP.sha256,
    kind="test-slips",
    by=NEW_TEST_SLIP.sha256,
    superseded_on=MAY,
)
file_it = FileDossier(
    dossier=HONEY_DOSSIER, producer_kind=ProducerKind.COOPERATIVE, criteria_set=4, on=FILING
)
filed = DossierFiled(dossier=HONEY_DOSSIER, filed_on=FILING, generation="R4", criteria_set=4)
number = NumberSlip(dossier=HONEY_DOSSIER, place=(PROVINCE, DISTRICT), serial=3, on=RECEIPT)
numbered = SlipNumbered(dossier=HONEY_DOSSIER, slip="3/PĐK-98-981-2024", numbered_on=RECEIPT)
report = ReportOnDossier(
    dossier=HONEY_DOSSIER,
    number="15/BC-UBND",
    local_material="Mật của rừng trong xã",
    local_labour="12 lao động trong xã",
    idea_origin="Sản phẩm truyền thống",
    local_identity="Nghề nuôi ong lâu đời",
    on=REPORT,
)
reported = CommuneReported(
    dossier=HONEY_DOSSIER,
    number="15/BC-UBND",
    local_material="Mật của rừng trong xã",
    local_labour="12 lao động trong xã",
    idea_origin="Sản phẩm truyền thống",
    local_identity="Nghề nuôi ong lâu đời",
    reported_on=REPORT,
)
return_it = ReturnDossier(dossier=HONEY_DOSSIER, reasons="thiếu phiếu kiểm nghiệm", on=RECEIPT)
returned = DossierReturned(dossier=HONEY_DOSSIER, reasons="thiếu phiếu kiểm nghiệm", returned_on=RECEIPT)
forward = ForwardDossier(dossier=HONEY_DOSSIER, to_office=COORDINATION, on=FORWARDING)
withdraw = WithdrawDossier(dossier=HONEY_DOSSIER, reason="chưa sẵn sàng", on=FORWARDING)
withdrawn = DossierWithdrawn(dossier=HONEY_DOSSIER, reason="chưa sẵn sàng", withdrawn_on=FORWARDING)

COMPLETE: list[Event] = [opened, added(SLIP), added(PLAN), added(ORGANISATION), added(REGISTRATION)]
FILED: list[Event] = [*COMPLETE, filed]
READY: list[Event] = [*FILED, numbered, reported]
forwarded = DossierForwarded(
    dossier=HONEY_DOSSIER,
    product=HONEY,
    producer=HONEY_COOP,
    kind=DossierKind.FIRST,
    filed_on=FILING,
    generation="R4",
    criteria_set=4,
    unit=COMMUNE,
    to_office=COORDINATION,
    evidence=(SLIP, PLAN, ORGANISATION, REGISTRATION),
    forwarded_on=FORWARDING,
)
