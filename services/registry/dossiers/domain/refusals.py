"""Why something cannot be done with a dossier."""

from kernel.errors import NotFound, Refused


class NoSuchDossier(NotFound):
    vi = "Không có hồ sơ {id}."
    en = "There is no dossier {id}."


class DossierExists(Refused):
    vi = "Mã hồ sơ {dossier} đã được dùng cho một hồ sơ khác."
    en = "Another dossier is on record as {dossier}."


class NoRulesInForce(Refused):
    vi = "Vào ngày {on} không có bộ tiêu chí đánh giá OCOP nào có hiệu lực."
    en = "On {on} no rules for judging OCOP products were in force."
    field = "/occurred_at"


class NotInThisPhase(Refused):
    vi = "Hồ sơ {phase_vi} nên không làm được việc này."
    en = "The dossier is {phase}, so this cannot be done."


class EvidenceMissing(Refused):
    vi = "Hồ sơ nộp theo {text} còn thiếu: {missing_vi}."
    en = "A dossier filed under {text} still lacks: {missing}."
    source = "QĐ 26/2026/QĐ-TTg Điều 6; QĐ 1048/QĐ-TTg phần III.3a"
    field = "/evidence"


class SelfAssessmentMissing(Refused):
    vi = "Chủ thể chưa tự chấm điểm theo bộ tiêu chí."
    en = "The producer has not assessed the product by the criteria yet."
    source = "QĐ 26/2026/QĐ-TTg Điều 6.1, Mẫu số 02"


class NoSuchEvidence(NotFound):
    vi = "Hồ sơ không có tệp minh chứng {id}."
    en = "The dossier holds no evidence {id}."
    field = "path/sha256"


class EvidenceWasSuperseded(Refused):
    vi = "Tệp minh chứng {sha256} đã được thay thế trước đây nên không thêm lại được."
    en = "Evidence {sha256} was superseded before, so it cannot be added again."
    field = "/sha256"


class SlipMissing(Refused):
    vi = "Phiếu đăng ký chưa được tiếp nhận và cấp số."
    en = "The registration slip has not been received and numbered yet."


class AlreadyNumbered(Refused):
    vi = "Phiếu đăng ký đã được tiếp nhận với số {slip}."
    en = "The registration slip has been received under the number {slip} already."


class NotReported(Refused):
    vi = "UBND cấp xã chưa có báo cáo đánh giá bốn nội dung của hồ sơ."
    en = "The commune has not reported on the four contents of the dossier yet."
    source = "QĐ 148/QĐ-TTg; QĐ 26/2026/QĐ-TTg Điều 7.2"


class AlreadyReported(Refused):
    vi = "UBND cấp xã đã có báo cáo khác về hồ sơ này."
    en = "The commune has already reported otherwise on this dossier."
