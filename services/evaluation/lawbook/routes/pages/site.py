"""What all pages of evaluation share: their templates, and words for what the rules only name."""

from pathlib import Path

from kernel.http.pages import Pages
from law.generations import Kind
from law.level import Level
from law.wording.difference import Change
from law.wording.sheet import Effect, Standing

PAGES = Pages(Path(__file__).parent / "templates")

type Pair = tuple[str, str]

STANDINGS: dict[Standing, Pair] = {
    Standing.COMPLETE: ("đầy đủ", "complete"),
    Standing.NOTED: ("đầy đủ, có ghi chú", "complete with a note"),
    Standing.PROVISIONAL: ("tạm thời", "provisional"),
    Standing.UNUSABLE: ("chưa dùng được", "unusable"),
}
LEVELS: dict[Level, Pair] = {
    Level.COMMUNE: ("Xã", "Commune"),
    Level.DISTRICT: ("Huyện", "District"),
    Level.PROVINCE: ("Tỉnh", "Province"),
    Level.CENTRAL: ("Trung ương", "Centre"),
}
KINDS: dict[Kind, Pair] = {
    Kind.FIRST: ("lần đầu", "first"),
    Kind.UPGRADE: ("nâng hạng", "upgrade"),
    Kind.REEVALUATION: ("đánh giá lại", "re-evaluation"),
}
CHANGES: dict[Change, Pair] = {
    Change.CODE: ("số thứ tự", "number"),
    Change.LABEL: ("tên gọi", "name"),
    Change.OPTIONS: ("nội dung lựa chọn", "words of the options"),
    Change.POINTS: ("điểm", "points"),
    Change.GATES: ("mức tối thiểu", "gates"),
    Change.CONDITION: ("điều kiện tính điểm", "condition"),
}
EFFECTS: dict[Effect, Pair] = {
    Effect.REJECTED: ("loại hồ sơ", "the dossier is rejected"),
    Effect.STOPS: ("dừng đánh giá", "judging stops"),
}
