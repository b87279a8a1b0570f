"""Why somebody may not: not known, not appointed, not there, not then, or not sure enough."""

from kernel.errors import Refused


class Unauthenticated(Refused):
    vi = "Cần đăng nhập: yêu cầu này không kèm mã truy cập hợp lệ ({why_vi})."
    en = "Sign in first: the request carries no valid access token ({why})."
    field = "header/Authorization"

    def __init__(self, why: str, why_vi: str) -> None:
        super().__init__(why=why, why_vi=why_vi)


class IssuerUnreachable(Refused):
    vi = "Tạm thời không kiểm tra được đăng nhập vì không liên lạc được nơi cấp mã truy cập."
    en = "Sign-in cannot be checked at the moment: the token issuer does not answer."


class NotAppointed(Refused):
    vi = "Người yêu cầu không giữ nhiệm vụ nào đang có hiệu lực cho phép việc này ({action})."
    en = "The person asking holds no appointment in force that allows this ({action})."


class OutOfScope(Refused):
    vi = "Nhiệm vụ của người yêu cầu không bao gồm {where}."
    en = "The appointment of the person asking does not reach {where}."


class NotInForceThen(Refused):
    vi = "Nhiệm vụ {appointment} không có hiệu lực vào ngày {day}."
    en = "Appointment {appointment} was not in force on {day}."


class UnknownUnit(Refused):
    vi = "Không có đơn vị hành chính mang mã {unit}."
    en = "There is no administrative unit with code {unit}."


class UnknownAppointment(Refused):
    vi = "Không có nhiệm vụ {appointment}."
    en = "There is no appointment {appointment}."


class AuthorityStale(Refused):
    vi = "Việc này cần thông tin bổ nhiệm mới nhất, hiện đang được cập nhật; xin thử lại sau ít giây."
    en = "This needs up-to-date appointments, which are lagging right now; try again in a few seconds."
