"""What practice refuses; each names the part of the request at fault."""

from kernel.errors import Refused


class NotOnTheSheet(Refused):
    vi = "Bộ {number} không có tiêu chí {criterion}."
    en = "Set {number} has no criterion {criterion}."


class NoSuchOption(Refused):
    vi = "Tiêu chí {criterion} không nhận {given}; chỉ có thể là {options}."
    en = "Criterion {criterion} does not take {given}; it can only be {options}."


class ScoredTwice(Refused):
    vi = "Tiêu chí {criterion} được chấm hai lần; chỉ chấm một lần."
    en = "Criterion {criterion} is scored twice; it can be scored only once."


class NotScored(Refused):
    vi = "Thiếu tiêu chí {criterion}; không chọn mục nào thì ghi 0."
    en = "Criterion {criterion} is missing; where none of the options fits it says 0."


class AlreadyReached(Refused):
    vi = "Phiếu này đã đạt {stars} sao; hãy chọn mục tiêu cao hơn."
    en = "This sheet already has {stars} stars; choose a higher target."
    field = "/target"
