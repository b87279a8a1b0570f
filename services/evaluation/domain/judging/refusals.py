"""Why a judging does not do what it is asked."""

from kernel.errors import Refused


class NotSentUp(Refused):
    vi = "Hội đồng cấp này chỉ chấm hồ sơ do cấp dưới chuyển lên."
    en = "A council of this level judges what the level below has sent up."
    field = "sent_up_by"


class LevelDoesNotJudge(Refused):
    vi = "Theo {rules}, cấp này không đánh giá sản phẩm."
    en = "Under {rules} this level does not judge products."
    field = "council"


class NoRegulation(Refused):
    vi = "Hội đồng chưa ban hành quy chế (số thành viên tối thiểu, mức chênh lệch, cách xét tiêu chí)."
    en = "The council has not adopted its regulation (quorum, spread, reading of gates)."
    field = "council"


class SheetAlreadySubmitted(Refused):
    vi = "Thành viên đã nộp phiếu; muốn đổi điểm xin sửa phiếu."
    en = "The member has already submitted a sheet; to change the points, revise it."


class NothingToRevise(Refused):
    vi = "Thành viên chưa nộp phiếu nào để sửa."
    en = "The member has submitted no sheet that could be revised."


class ScoringHasClosed(Refused):
    vi = "Việc chấm điểm đã kết thúc."
    en = "Scoring has closed."


class JudgingHasStopped(Refused):
    vi = "Việc đánh giá đã dừng: {ground}."
    en = "The judging has stopped: {ground}."


class SheetsDoNotMatch(Refused):
    vi = "Phiếu mở ra không khớp với phiếu đã nộp; có thể vừa có phiếu được nộp hoặc sửa, xin thử lại."
    en = "The opened sheets are not those submitted; one may just have come in, try again."


class NoQuorum(Refused):
    vi = "Mới có {scored} phiếu hợp lệ, quy chế cần ít nhất {quorum}."
    en = "Only {scored} sheets count, the regulation asks for at least {quorum}."
    source = "Quy chế hoạt động của Hội đồng"


class ChairHasNotScored(Refused):
    vi = "Theo quy chế, Chủ tịch Hội đồng phải chấm điểm."
    en = "By the regulation the chair must have scored."
    source = "Quy chế hoạt động của Hội đồng"


class DiscussionNeeded(Refused):
    vi = "Điểm chênh lệch quá mức cho phép: Hội đồng thảo luận và chấm lại trước khi kết thúc."
    en = "The totals differ by more than is allowed: the council discusses and scores again first."
    source = "Quy chế hoạt động của Hội đồng"


class NothingToDiscuss(Refused):
    vi = "Không có chênh lệch điểm nào cần thảo luận."
    en = "No totals are so far apart that they must be discussed."


class UnknownKnockOut(Refused):
    vi = "Bộ tiêu chí không có lý do loại “{ground}” ở chỗ này."
    en = "The criteria set has no knock-out “{ground}” there."
    field = "ground"


class NotYetRated(Refused):
    vi = "Sản phẩm chưa được Hội đồng chấm xong."
    en = "The council has not rated the product yet."
    field = "judging"


class OtherResult(Refused):
    vi = "Kết quả của Hội đồng là {stars} sao cho sản phẩm {product}."
    en = "The council's result is {stars} stars for product {product}."
    field = "recognised"


class NotThisLevelsToCertify(Refused):
    vi = "Theo {rules}, {stars} sao không do cấp này công nhận trên kết quả này."
    en = "Under {rules}, {stars} stars are not this level's to recognise on this result."
    field = "recognised"


class AlreadyRecognised(Refused):
    vi = "Kết quả này đã có quyết định công nhận khác."
    en = "Another decision already rests on this result."
    field = "recognised"


class DecidedBeforeRated(Refused):
    vi = "Quyết định không thể ký trước ngày chấm xong {rated}."
    en = "The decision can not be signed before the rating of {rated}."
    field = "signed_on"
