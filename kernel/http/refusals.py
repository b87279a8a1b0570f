"""What HTTP itself refuses: what is malformed, too large, of the wrong kind or about another version."""

from kernel.authority.refusals import OutOfScope
from kernel.errors import Malformed as Malformed
from kernel.errors import Refused


class TooLarge(Refused):
    """A route or service may say how large `limit` is, in bytes."""

    vi = "Nội dung gửi lên vượt quá giới hạn {limit} byte."
    en = "What was sent is larger than the limit of {limit} bytes."


class WrongMediaType(Refused):
    vi = "Loại nội dung {media} không được chấp nhận ở đây."
    en = "Content of type {media} is not accepted here."


class NotAcceptable(Refused):
    vi = "Không có cách trình bày nào phù hợp với Accept của yêu cầu."
    en = "There is no representation that fits the request's Accept."


class StaleVersion(Refused):
    vi = "{stream} đã thay đổi so với phiên bản {expected} mà người yêu cầu đã xem; xin xem lại rồi gửi lại."
    en = "{stream} has changed since version {expected} that you saw; look again and then ask again."
    field = "header/If-Match"


class WrittenMeanwhile(Refused):
    vi = "{stream} vừa được người khác thay đổi; xin gửi lại yêu cầu."
    en = "Someone else has just changed {stream}; please send the request again."


class InTheFuture(Refused):
    vi = "Thời điểm xảy ra {at} nằm trong tương lai."
    en = "The time of the occurrence, {at}, lies in the future."
    field = "header/Occurred-At"


class NotOfThisAppointment(OutOfScope):
    vi = "Nhiệm vụ được nêu không cho phép việc này."
    en = "The appointment named does not allow this ({action})."

    @classmethod
    def rule(cls) -> str:
        return OutOfScope.rule()


class MayNotFileLate(Refused):
    vi = "Nhiệm vụ của người yêu cầu không cho phép ghi nhận việc đã xảy ra trước đây ({action})."
    en = "The appointment of the person asking does not allow filing what happened earlier ({action})."
    field = "header/Occurred-At"


class ForeignCursor(Refused):
    vi = "Con trỏ trang này không thuộc danh sách đang xem."
    en = "This cursor does not belong to the list that is asked for."
    field = "query/cursor"


class NoSuchAddress(Refused):
    vi = "Không có địa chỉ này."
    en = "There is no such address."


class MethodNotAllowed(Refused):
    vi = "Địa chỉ này không nhận phương thức {method}."
    en = "This address does not take {method}."


class Broken(Refused):
    vi = "Hệ thống gặp lỗi ngoài dự kiến; lỗi đã được ghi lại với mã {trace}."
    en = "Something unexpected went wrong; it was recorded as {trace}."


class Unavailable(Refused):
    vi = "Hệ thống tạm thời chưa phục vụ được; xin thử lại sau ít giây."
    en = "The system cannot serve this at the moment; try again in a few seconds."
