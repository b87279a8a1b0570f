"""Why something can not be done with an idea."""

from kernel.errors import NotFound, Refused


class NoSuchIdea(NotFound):
    vi = "Không có ý tưởng {id}."
    en = "There is no idea {id}."


class IdeaExists(Refused):
    vi = "Mã ý tưởng {idea} đã được dùng cho một ý tưởng khác."
    en = "Another idea is on record as {idea}."


class NotSelectedYet(Refused):
    vi = "Đây không phải là ý tưởng đã được chọn của chủ thể này."
    en = "This is no idea of the producer's that was selected."
    field = "/idea"


class TooSoonAgain(Refused):
    vi = "Ý tưởng không được chọn chỉ được nộp lại sau một tuần, từ ngày {day}."
    en = "An idea that was not selected may be submitted again after one week, from {day} on."
    source = "Khánh Hòa 2020, II.2a"
    field = "/occurred_at"


class NotWaiting(Refused):
    vi = "Ý tưởng {phase_vi} nên không làm được việc này."
    en = "The idea is {phase}, so this can not be done."


class NotTheSelectingLevel(Refused):
    vi = "Vào ngày {on} việc chọn ý tưởng thuộc {level_vi}."
    en = "On {on} ideas are selected at the level of the {level}."
