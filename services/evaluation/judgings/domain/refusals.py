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
    en = "The decision cannot be signed before the rating of {rated}."
    field = "signed_on"


class TransitionOver(Refused):
    vi = "Hồ sơ nộp theo {rules} phải hoàn thành đánh giá đến hết ngày {finish}; nay phải nộp lại hồ sơ mới."
    en = "Dossiers filed under {rules} had to be rated by {finish}; a new dossier must be filed now."
    source = "QĐ 26/2026/QĐ-TTg, Điều 12.2"


class NotApprovedBelow(Refused):
    vi = "Chủ tịch UBND cấp tỉnh chưa ký phê duyệt kết quả và đề nghị cấp trung ương."
    en = "The province's chairman has not approved the result and proposed it to the centre."
    source = "QĐ 26/2026/QĐ-TTg, Điều 7.3e"
    field = "sent_up_by"


class RoundNeeded(Refused):
    vi = "Hồ sơ được đánh giá trong một đợt có phiên họp; chỉ hồ sơ giấy nhập sau mới không có đợt."
    en = "A dossier is judged in a round with its sessions; only papers filed late have none."
    field = "round"


class NoSessionScheduled(Refused):
    vi = "Hồ sơ chưa được xếp vào phiên họp nào cho lần họp thứ {sitting}."
    en = "The dossier is not on the list of any session for sitting {sitting}."


class NotHandedOut(Refused):
    vi = "Hồ sơ và mẫu sản phẩm chưa được gửi cho các thành viên."
    en = "Dossier and sample have not been handed out to the members."


class HandedOutTooLate(Refused):
    vi = "Hồ sơ phải đến thành viên ít nhất {days} ngày làm việc trước phiên họp {session}: hạn {latest}."
    en = "Members get the dossier by {latest}, {days} working day(s) before the session of {session}."
    source = "QĐ 1048/QĐ-TTg, Phụ lục II, khoản 4; QĐ 148/QĐ-TTg; quy chế của Hội đồng"


class NotVisitedYet(Refused):
    vi = "Dịch vụ du lịch phải được kiểm tra thực địa trước khi chấm điểm."
    en = "A tourism service is visited before it is scored."
    source = "QĐ 1048/QĐ-TTg, Phụ lục II, khoản 4"


class TestsAwaited(Refused):
    __test__ = False

    vi = "Lần họp thứ hai chấm điểm khi đã có kết quả kiểm nghiệm, kiểm tra."
    en = "The second sitting scores once there are test results."
    source = "QĐ 1048/QĐ-TTg, Phụ lục II, khoản 4"


class NoSecondSitting(Refused):
    vi = "Hồ sơ này chưa đến hoặc không có lần họp thứ hai."
    en = "This judging has not reached a second sitting, or has none."


class NotInWriting(Refused):
    vi = "Hội đồng đã họp trực tiếp về hồ sơ này."
    en = "The council already meets on this dossier."


class MeetingNeeded(Refused):
    vi = "Các ý kiến khác nhau: Chủ tịch Hội đồng triệu tập họp trước khi thảo luận."
    en = "Opinions differ: the chair calls a meeting before it is discussed."
    source = "QĐ 26/2026/QĐ-TTg, Điều 7.6d"


class ChairIsAbsent(Refused):
    vi = "Theo quy chế, phiên họp phải có Chủ tịch Hội đồng."
    en = "By the regulation the chair must be at the session."
    source = "Quy chế hoạt động của Hội đồng"


class AdvisoryOnly(Refused):
    vi = "Kết quả xếp hạng của cấp xã chỉ để tham khảo, không được công nhận."
    en = "A commune's ranking only advises; nothing is recognised on it."
    field = "judging"


class JudgedAgain(Refused):
    vi = "Kết quả này không còn giá trị: đã có yêu cầu đánh giá lại."
    en = "This result no longer counts: it was ordered to be judged again."
    field = "judging"


class NothingToApprove(Refused):
    vi = "Kết quả này không được đề nghị lên cấp trên."
    en = "This result does not go to the level above."
    field = "approved"


class NoCauseToJudgeAgain(Refused):
    vi = "Đánh giá lại cần yêu cầu của Bộ, khiếu nại được chấp nhận, hoặc kết quả cấp trên dưới 90 điểm."
    en = "It needs an order of the Ministry, an upheld complaint, or a result above of less than 90 points."
    source = "QĐ 26/2026/QĐ-TTg, Điều 7.4g và Điều 10.1b"
    field = "above"


class OrderedBeforeRated(Refused):
    vi = "Không thể yêu cầu đánh giá lại trước ngày chấm xong {rated}."
    en = "It cannot be ordered again before the rating of {rated}."
    field = "signed_on"


class JudgedAlready(Refused):
    vi = "Hồ sơ {dossier} đã được mở đánh giá ở cấp này."
    en = "Dossier {dossier} already has a judging at this level."
    field = "dossier"
