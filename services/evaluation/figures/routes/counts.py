"""Counts as they are answered: lines of JSON, or the same lines as a table for a spreadsheet."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from fastapi import Response
from pydantic import BaseModel, Field

from kernel.http.refusals import Malformed
from kernel.http.spreadsheet import spreadsheet
from law.generations import Kind
from law.level import Level
from law.rating.average import written
from services.evaluation.figures.queries.statistics import Counting, Group

MOST = 20_000
HEADERS = {
    "vi": (
        "Mã đơn vị",
        "Đơn vị",
        "Cấp",
        "Năm",
        "Quy định",
        "Bộ tiêu chí",
        "Số sao",
        "Loại hồ sơ",
        "Số lượng",
        "Điểm trung bình",
        "Điểm trung bình (làm tròn)",
    ),
    "en": (
        "Unit code",
        "Unit",
        "Level",
        "Year",
        "Rules",
        "Criteria set",
        "Stars",
        "Kind of dossier",
        "Count",
        "Mean of averages",
        "Mean of averages (rounded)",
    ),
}


class TooManyGroups(Malformed):
    vi = "Kết quả có hơn {most} nhóm; xin thu hẹp phạm vi hoặc gộp nhóm rộng hơn."
    en = "There are more than {most} groups; narrow the question, or group by less."

    def __init__(self, most: int) -> None:
        super(Malformed, self).__init__(field="query/group_by", most=most)


class StatisticsLine(BaseModel):
    """What is not grouped by is null. A unit is null for what stands under none of the level asked for."""

    unit: str | None
    unit_name: str | None
    level: Level | None
    year: int | None
    rules: str | None
    set: int | None
    stars: int | None
    kind: Kind | None
    count: int
    mean: Annotated[str | None, Field(description="Of the averages; exact, as an average is written")]
    mean_rounded: Annotated[str | None, Field(description="For reading; no stars come from it")]


class Statistics(BaseModel):
    """`counting` says what counts as one; `on` is the day of certificates in force."""

    counting: Counting | None = None
    on: date | None = None
    lines: list[StatisticsLine]


def lines_of(groups: Sequence[Group]) -> list[StatisticsLine]:
    """Raises TooManyGroups."""
    if len(groups) > MOST:
        raise TooManyGroups(MOST)
    return [_line(group) for group in groups]


def _line(group: Group) -> StatisticsLine:
    return StatisticsLine(
        unit=group.unit,
        unit_name=group.unit_name,
        level=None if group.level is None else Level(group.level),
        year=group.year,
        rules=group.rules,
        set=group.criteria_set,
        stars=group.stars,
        kind=None if group.kind is None else Kind(group.kind),
        count=group.count,
        mean=None if group.mean is None else written(group.mean),
        mean_rounded=None if group.mean is None else f"{group.mean:.2f}",
    )


def as_table(lines: Sequence[StatisticsLine], language: Literal["vi", "en"]) -> Response:
    return spreadsheet(HEADERS[language], (line.model_dump(mode="json").values() for line in lines))
