"""Why an inspection is not planned, held or concluded so, and what an office may not record in it."""

from kernel.errors import Refused


class NoDuties(Refused):
    vi = "Cuộc kiểm tra phải nêu ít nhất một cơ quan với nội dung kiểm tra."
    en = "An inspection names at least one office and what it looks at."
    field = "duties"


class NotPlanned(Refused):
    vi = "Kiểm tra định kỳ phải có kế hoạch trước; chỉ kiểm tra đột xuất không cần kế hoạch."
    en = "A periodic inspection is planned first; only an unannounced one needs no plan."
    source = "QĐ 26/2026/QĐ-TTg, Điều 9.2"
    field = "kind"


class OtherThanPlanned(Refused):
    vi = "Kế hoạch kiểm tra này dành cho cơ quan, sản phẩm hoặc hình thức kiểm tra khác."
    en = "The plan of this inspection is for another office, product or kind."


class NotYetHeld(Refused):
    vi = "Cuộc kiểm tra mới có kế hoạch, chưa tiến hành."
    en = "The inspection is planned and has not been held yet."


class AlreadyHeld(Refused):
    vi = "Cuộc kiểm tra đã tiến hành, không lập kế hoạch nữa."
    en = "The inspection has been held; it is not planned any more."


class NotOfThisInspection(Refused):
    vi = "Cơ quan này không kiểm tra nội dung đó ({subject})."
    en = "That office did not inspect that subject here ({subject})."
    field = "office"


class BeforeTheInspection(Refused):
    vi = "Việc này không thể xảy ra trước ngày kiểm tra {held}."
    en = "It cannot have happened before the inspection of {held}."


class SampleTestedEarlier(Refused):
    vi = "Mẫu lấy ngày {taken} không thể có kết quả kiểm nghiệm trước ngày đó."
    en = "A sample of {taken} was not tested before that day."
    field = "tested_on"


class FoundByAnotherOffice(Refused):
    vi = "Vi phạm {violation} do cơ quan khác phát hiện."
    en = "Violation {violation} was found by another office."
    field = "office"


class AmountNotPositive(Refused):
    vi = "Số tiền phạt phải lớn hơn 0 đồng; hình thức không phạt tiền thì để trống."
    en = "A fine is more than 0 VND; where there is none, leave it out."
    field = "amount"


class AlreadyConcluded(Refused):
    vi = "Cuộc kiểm tra đã có kết luận."
    en = "The inspection has already come to its conclusion."


class ConclusionAgainstFindings(Refused):
    vi = "Còn {violations} vi phạm chưa khắc phục nên không thể kết luận là đạt."
    en = "Violations that are not put right: {violations}; it cannot conclude that all conforms."
    field = "conforms"


class ConclusionAgainstTests(Refused):
    vi = "Mẫu {code} không đạt mà chưa ghi nhận vi phạm nào, nên không thể kết luận là đạt."
    en = "Sample {code} did not conform and no violation was recorded for it, so it cannot conclude \
that all conforms."
    field = "conforms"


class ConcludedBeforeHeld(Refused):
    vi = "Kết luận không thể trước ngày kiểm tra {held}."
    en = "The conclusion cannot precede the inspection of {held}."
    field = "concluded_on"


class NoAdverseConclusion(Refused):
    vi = "Cuộc kiểm tra {inspection} không có kết luận bất lợi về sản phẩm {product} vào ngày ký."
    en = "Inspection {inspection} had no adverse conclusion on product {product} on the day of signing."
    field = "inspection"
