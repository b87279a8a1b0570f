"""Why a council does not do what it is asked."""

from kernel.errors import Refused


class ChairWithoutSeat(Refused):
    vi = "Chủ tịch Hội đồng phải là một thành viên có tên trong danh sách."
    en = "The chair must be one of the seated members."
    field = "chair"


class SeatedTwice(Refused):
    vi = "{member} có tên hai lần trong Hội đồng."
    en = "{member} is named twice in the council."
    field = "seats"


class AdviserIsSeated(Refused):
    vi = "Tổ tư vấn tách khỏi Hội đồng: {member} không thể ở cả hai."
    en = "The advisory team is apart from the council: {member} cannot be in both."
    field = "advisers"


class SizeNotLawful(Refused):
    vi = "Hội đồng cấp này có từ {least} đến {most} thành viên, ở đây có {seats}."
    en = "A council of this level has {least} to {most} members, this one has {seats}."
    source = "QĐ 1048/QĐ-TTg, Phụ lục II, khoản 2"
    field = "seats"


class NotOfTheCouncil(Refused):
    vi = "{member} không phải là thành viên Hội đồng này."
    en = "{member} is not a member of this council."


class InterestInOneThing(Refused):
    vi = "Mỗi lần khai báo lợi ích liên quan nêu đúng một sản phẩm hoặc một chủ thể."
    en = "A declared interest names either one product or one producer."


class CouncilNoLongerSits(Refused):
    vi = "Hội đồng đã giải thể."
    en = "The council has been dissolved."
