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


class AlreadyWrittenOtherwise(Refused):
    """The same id was used before for something that says other things."""

    vi = "Mã {id} đã được dùng cho {what_vi} có nội dung khác."
    en = "The {what} {id} was already recorded and says something else."

    def __init__(self, *, what: str, id: object) -> None:  # noqa: A002  the sentence's own word
        super().__init__(what=what, what_vi=IN_VIETNAMESE[what], id=id)
