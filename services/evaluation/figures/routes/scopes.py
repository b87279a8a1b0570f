"""What a statistic is of: the acting unit or one below it, a year, the sets of a law."""

from typing import Annotated

from fastapi import Query

from kernel.http.ask import Ask
from kernel.http.refusals import Malformed
from law.cases.law_id import AnyLawId

UnitQuery = Annotated[
    str | None,
    Query(pattern="^[0-9A-Za-z]{1,10}$", description="Code of a unit in reach; it and all below it"),
]
YearQuery = Annotated[int | None, Query(ge=2018, le=2200, description="Of the rating, in Vietnam")]
RulesQuery = Annotated[AnyLawId | None, Query()]
SetQuery = Annotated[int | None, Query(alias="set", ge=1, le=26, description="With `rules`")]
StarsQuery = Annotated[int | None, Query(ge=1, le=5)]


class SetWithoutRules(Malformed):
    vi = "Bộ tiêu chí chỉ xác định được khi nêu cả quy định: số thứ tự khác nhau giữa các quy định."
    en = "Name the rules with the set: one number means other sets under other rules."

    def __init__(self) -> None:
        super(Malformed, self).__init__(field="query/set")


def require_rules(rules: str | None, criteria_set: int | None) -> None:
    """Raises SetWithoutRules."""
    if criteria_set is not None and rules is None:
        raise SetWithoutRules


async def reach(ask: Ask, unit: str | None) -> tuple[Ask, str]:
    """The unit named, or else the acting one's; raises OutOfScope, UnknownUnit."""
    return (ask, ask.unit) if unit is None else (await ask.within(unit), unit)
