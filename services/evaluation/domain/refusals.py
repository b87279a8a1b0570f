"""Refusals that more than one aggregate gives."""

from kernel.errors import Refused


class AlreadyWrittenOtherwise(Refused):
    """The same id was used before for something that says other things."""

    vi = "{what} {id} đã được ghi với nội dung khác."
    en = "The {what} {id} was already recorded and says something else."


class NotTheChair(Refused):
    vi = "Chỉ Chủ tịch Hội đồng được làm việc này."
    en = "Only the council's chair may do this."


class NotTheSecretary(Refused):
    vi = "Chỉ Thư ký Hội đồng được làm việc này."
    en = "Only the council's secretary may do this."


class UnknownDossier(Refused):
    vi = "Chưa có hồ sơ {dossier} nào được chuyển đến."
    en = "No dossier {dossier} has been forwarded."
    field = "dossier"
