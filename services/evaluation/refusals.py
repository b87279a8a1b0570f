"""Refusals that more than one aggregate gives."""

from kernel.errors import NotFound, Refused

IN_VIETNAMESE = {
    "certificate": "giấy chứng nhận",
    "complaint": "đơn khiếu nại",
    "council": "hội đồng",
    "criteria set": "bộ tiêu chí",
    "inspection": "cuộc kiểm tra",
    "judging": "lần đánh giá",
    "law": "văn bản quy định",
    "local setting": "quy định riêng của địa phương",
    "approval": "quyết định phê duyệt kết quả",
    "session": "phiên họp",
    "pack": "gói bộ tiêu chí",
    "rating": "kết quả phân hạng",
    "recognition decision": "quyết định công nhận",
    "remedy": "kết quả khắc phục",
    "revocation decision": "quyết định thu hồi",
    "round": "đợt đánh giá",
    "sample": "mẫu",
    "sanction": "quyết định xử phạt",
    "sheet": "phiếu đánh giá",
    "test": "phiếu kiểm nghiệm",
    "violation": "vi phạm",
}


class NoSuch(NotFound):
    """Raises KeyError for a thing that has no Vietnamese word here."""

    vi = "Không tìm thấy {what_vi} {id}."

    def __init__(self, what: str, identity: object) -> None:
        super(NotFound, self).__init__(what=what, what_vi=IN_VIETNAMESE[what], id=identity)

    @classmethod
    def rule(cls) -> str:
        return NotFound.rule()


class SetsNotLoaded(NotFound):
    """The law has national sets, but they do not ship with this version."""

    vi = "Phiên bản này chưa nạp các bộ tiêu chí của {rules} ({source})."
    en = "The criteria sets of {rules} ({source}) are not loaded in this version."

    def __init__(self, rules: str, source: str) -> None:
        super(NotFound, self).__init__(rules=rules, source=source)


class AlreadyWrittenOtherwise(Refused):
    """The same id was used before for something that says other things."""

    vi = "Mã {id} đã được dùng cho {what_vi} có nội dung khác."
    en = "The {what} {id} was already recorded and says something else."

    def __init__(self, *, what: str, id: object) -> None:  # noqa: A002  the sentence's own word
        super().__init__(what=what, what_vi=IN_VIETNAMESE[what], id=id)


class NotTheChair(Refused):
    vi = "Chỉ Chủ tịch Hội đồng được làm việc này."
    en = "Only the council's chair may do this."


class NotTheSecretary(Refused):
    vi = "Chỉ Thư ký Hội đồng được làm việc này."
    en = "Only the council's secretary may do this."


class NotAnAdviser(Refused):
    vi = "Chỉ thành viên Tổ tư vấn giúp việc Hội đồng được làm việc này."
    en = "Only the council's advisory team may do this."


class UnknownDossier(Refused):
    vi = "Chưa có hồ sơ {dossier} nào được chuyển đến."
    en = "No dossier {dossier} has been forwarded."
    field = "dossier"
