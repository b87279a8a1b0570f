"""What a rating refuses; the names are stable, people and scripts rely on them."""

from kernel.errors import Refused


class SetNotRateable(Refused):
    vi = "Không thể phân hạng theo bộ {number} của {rules}: {reason_vi}."
    en = "Set {number} of {rules} cannot be rated: {reason_en}."
    field = "set"


class NoSheets(Refused):
    vi = "Không có phiếu đánh giá nào."
    en = "There are no score sheets."
    field = "sheets"


class SecondSheet(Refused):
    vi = "Thành viên {member} có hai phiếu cho cùng một hồ sơ."
    en = "Member {member} has two sheets for the same dossier."
    field = "sheets"


class UnknownCriterion(Refused):
    vi = "Phiếu của {member} chấm {criterion}, bộ {number} không có tiêu chí này."
    en = "{member}'s sheet scores {criterion}, which is no criterion of set {number}."
    field = "sheets"


class NotAnOption(Refused):
    vi = "Phiếu của {member} cho {score} điểm ở tiêu chí {criterion}; chỉ có thể là {options}."
    en = "{member}'s sheet gives {score} in criterion {criterion}; it can only be {options}."
    field = "sheets"


class OneCaseOnly(NotAnOption):
    vi = "Phiếu của {member} cho điểm {criterion}, vốn là một tiêu chí; chỉ chấm một."
    en = "{member}'s sheet gives points in {criterion}, which are one criterion; only one may have points."

    @classmethod
    def rule(cls) -> str:
        return NotAnOption.rule()


class MissingCriterion(Refused):
    vi = "Phiếu của {member} thiếu tiêu chí {criterion}; không chọn mục nào thì ghi 0."
    en = "{member}'s sheet lacks criterion {criterion}; where none of the options fits it says 0."
    field = "sheets"


class KnockedOut(Refused):
    vi = "Hồ sơ bị loại hoặc dừng đánh giá: {ground_vi}{where_vi}."
    en = "The dossier is knocked out: {ground_en}{where_en}."
    field = "knock_out"
