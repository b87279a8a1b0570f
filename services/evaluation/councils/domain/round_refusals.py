"""Why a round does not do what it is asked."""

from kernel.errors import Refused


class DueDatesReversed(Refused):
    vi = "Hạn nộp hồ sơ không thể sau hạn có kết quả, và không thể trước ngày mở đợt."
    en = "Dossiers cannot fall due after the results, nor before the round opens."
    field = "dossiers_due"


class LaterThanTheLaw(Refused):
    vi = "Đợt {number} theo quy định nhận đề nghị đến ngày {dossiers} và có kết quả đến ngày {results}."
    en = "The law's round {number} takes proposals until {dossiers} and has results by {results}."
    source = "QĐ 26/2026/QĐ-TTg, Điều 5"
    field = "results_due"


class ExtraRoundUnfounded(Refused):
    vi = "Đợt ngoài hai đợt trong năm phải được quy định trong quy chế của Hội đồng và có kế hoạch."
    en = "A round beside the year's two must rest on the council's regulation and on a plan."
    source = "QĐ 26/2026/QĐ-TTg, Điều 5"
    field = "plan"


class RoundHasClosed(Refused):
    vi = "Đợt đánh giá đã kết thúc."
    en = "The round has closed."


class TooLateForTheRound(Refused):
    vi = "Hồ sơ đến ngày {received}, sau hạn {due} của đợt này."
    en = "The dossier arrived on {received}, after this round's due date {due}."
    field = "dossier"


class NotEnrolled(Refused):
    vi = "Hồ sơ {dossier} chưa được đưa vào đợt đánh giá này."
    en = "Dossier {dossier} is not enrolled in this round."
    field = "dossier"


class SessionBeforeRound(Refused):
    vi = "Phiên họp không thể trước ngày mở đợt {opened}."
    en = "A session cannot precede the round's opening on {opened}."
    field = "planned_on"


class SessionWasHeld(Refused):
    vi = "Phiên họp đã diễn ra nên không thể đổi lịch."
    en = "The session has been held, so it cannot be moved."
