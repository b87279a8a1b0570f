"""The columns of both kinds of file, with their headings in Vietnamese and English."""

from kernel.record import record


@record
class Column:
    """`name` is what the rest of the import calls it; `says` is for whoever fills the file in."""

    name: str
    vi: str
    en: str
    says_vi: str
    says_en: str
    needed: bool = True


def _optional(name: str, vi: str, en: str, says_vi: str, says_en: str) -> Column:
    return Column(name=name, vi=vi, en=en, says_vi=says_vi, says_en=says_en, needed=False)


def _needed(name: str, vi: str, en: str, says_vi: str, says_en: str) -> Column:
    return Column(name=name, vi=vi, en=en, says_vi=says_vi, says_en=says_en)


PRODUCT = _needed(
    "product",
    "Sản phẩm",
    "Product",
    "Mã, hoặc tên nếu không trùng",
    "Its id, or its name where it is the only one",
)
RATINGS = (
    _needed(
        "reference", "Số hồ sơ", "Dossier", "Số của cơ quan; mỗi hồ sơ một số", "The office's own number"
    ),
    PRODUCT,
    _needed("filed_on", "Ngày nộp", "Filed on", "Quyết định quy định áp dụng", "Decides which law holds"),
    _needed(
        "kind",
        "Loại hồ sơ",
        "Kind",
        "lần đầu, nâng hạng, đánh giá lại",
        "first, upgrade, re-evaluation",
    ),
    _needed("set", "Bộ tiêu chí", "Criteria set", "Số của bộ, 1 đến 26", "Its number, 1 to 26"),
    _optional(
        "level",
        "Cấp",
        "Level",
        "Cấp của cơ quan đang nhập; tỉnh nhập cả hồ sơ của huyện cũ",
        "That of the office that brings it in; a province also brings in its districts'",
    ),
    _needed(
        "council",
        "Quyết định thành lập Hội đồng",
        "Council decision",
        "Số quyết định",
        "The number of the decision that established the council",
    ),
    _needed("council_on", "Ngày thành lập Hội đồng", "Council since", "Ngày quyết định", "Its day"),
    _needed("council_name", "Tên Hội đồng", "Council name", "Như trong quyết định", "As the decision has it"),
    _needed(
        "member",
        "Thành viên",
        "Member",
        "Tên hoặc ký hiệu; không được lưu lại",
        "A name or a sign, which is never stored",
    ),
    _optional("chair", "Chủ tịch", "Chair", "Đánh x ở dòng của Chủ tịch Hội đồng", "A cross for the chair"),
    _optional("department", "Đơn vị công tác", "Department", "Của thành viên", "The member's"),
    _needed("rated_on", "Ngày chấm", "Rated on", "Ngày họp chấm điểm", "The day of the sitting"),
    _optional(
        "sitting",
        "Lần họp",
        "Sitting",
        "1 hoặc 2 (QĐ 1048, QĐ 781); bỏ trống nếu chỉ còn phiếu lần quyết định",
        "1 or 2 (QĐ 1048, QĐ 781); empty where only the deciding one is left",
    ),
    _optional("visited_on", "Ngày kiểm tra thực địa", "Visited on", "Dịch vụ du lịch", "Tourism services"),
    _optional(
        "test", "Số phiếu kiểm nghiệm", "Test slip", "Trước lần họp thứ hai", "Before the second sitting"
    ),
    _optional("laboratory", "Đơn vị kiểm nghiệm", "Laboratory", "", ""),
    _optional("tested_on", "Ngày kiểm nghiệm", "Tested on", "", ""),
    _optional("conforms", "Kiểm nghiệm đạt", "Conforms", "Đánh x nếu đạt", "A cross where it does"),
    _optional(
        "sent_up_by",
        "Hồ sơ cấp dưới",
        "Dossier below",
        "Số hồ sơ mà cấp dưới đã nhập và chuyển lên",
        "The number under which the level below brought it in",
    ),
    _optional(
        "stars", "Số sao", "Stars", "Như trong giấy tờ; để đối chiếu", "As the paper has it; to compare"
    ),
    _optional("decision", "Quyết định công nhận", "Decision", "Số quyết định", "Its number"),
    _optional("signed_on", "Ngày ký", "Signed on", "Của quyết định công nhận", "Of the decision"),
    _optional(
        "legal_bases",
        "Căn cứ pháp lý",
        "Legal bases",
        "Nhiều căn cứ cách nhau bằng dấu chấm phẩy",
        "Several are separated by semicolons",
    ),
)
CERTIFICATES = (
    PRODUCT,
    _needed("stars", "Số sao", "Stars", "3 đến 5", "3 to 5"),
    _needed("decision", "Quyết định công nhận", "Decision", "Số quyết định", "Its number"),
    _needed("valid_from", "Ngày cấp", "Valid from", "Có hiệu lực 36 tháng", "It runs 36 months"),
    _needed(
        "level", "Cấp", "Level", "Cấp của nơi cấp: huyện, tỉnh, trung ương", "Of the body that issued it"
    ),
)
