"""Evidence is a file under its hash: of one kind, never replaced, only superseded."""

from enum import StrEnum

from kernel.record import record
from law.provisions import Law
from services.registry.producers.domain.kind import ProducerKind


class EvidenceKind(StrEnum):
    """The forms, the fifteen rows of evidence of R6 (Mẫu 02), and what only R2 asked for."""

    REGISTRATION_SLIP = "registration-slip"
    SELF_ASSESSMENT = "self-assessment"
    BUSINESS_PLAN = "business-plan"
    ORGANISATION = "organisation"
    BUSINESS_REGISTRATION = "business-registration"
    PRODUCTION_CERTIFICATE = "production-certificate"
    MATERIAL_ORIGIN = "material-origin"
    ENVIRONMENT = "environment"
    LOCAL_LABOUR = "local-labour"
    GROWTH = "growth"
    INTELLECTUAL_PROPERTY = "intellectual-property"
    MARKET = "market"
    ADVERTISING = "advertising"
    STORY = "story"
    QUALITY_DECLARATION = "quality-declaration"
    TEST_SLIPS = "test-slips"
    BARCODE_AND_STAMP = "barcode-and-stamp"
    QUALITY_SYSTEM = "quality-system"
    AWARDS = "awards"
    PRODUCT_STANDARD = "product-standard"
    ACCOUNTING = "accounting"
    QUALITY_CONTROL = "quality-control"
    OTHER = "other"


@record
class EvidenceRef:
    """`sha256` in hex names the content, `size` is in bytes, `kind` one of EvidenceKind."""

    sha256: str
    kind: str
    media_type: str
    size: int


IN_VIETNAMESE = {
    EvidenceKind.REGISTRATION_SLIP: "phiếu đăng ký",
    EvidenceKind.SELF_ASSESSMENT: "báo cáo tự đánh giá",
    EvidenceKind.BUSINESS_PLAN: "phương án sản xuất kinh doanh",
    EvidenceKind.ORGANISATION: "giới thiệu bộ máy tổ chức",
    EvidenceKind.BUSINESS_REGISTRATION: "giấy đăng ký kinh doanh",
}

# Under QĐ 1048/QĐ-TTg part III.3a, row 1.
REGISTERED = frozenset(
    {ProducerKind.COOPERATIVE, ProducerKind.ENTERPRISE, ProducerKind.FARM, ProducerKind.HOUSEHOLD}
)


def required(under: Law, producer: ProducerKind) -> frozenset[EvidenceKind]:
    """What a dossier must hold before it can be filed."""
    forms = under.forms
    wanted = forms.of_all | forms.of_registered if producer in REGISTERED else forms.of_all
    return frozenset(EvidenceKind(form) for form in wanted)
