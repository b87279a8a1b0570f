"""One dossier before one council: opened, handed out, scored by every member, closed by the chair."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import UUID

from demo.client import Json
from demo.laws.cast import PROVINCE_COUNCIL, Council
from demo.laws.days import Evaluation
from demo.laws.play import Laws, dossier_id, judging_id, score
from demo.laws.products import Product
from demo.laws.scores import band_of
from demo.sheets import panel, sheet

type Sheet = Mapping[str, int]


@dataclass(frozen=True)
class Case:
    """A product before the council of a level."""

    laws: Laws
    evaluation: Evaluation
    council: Council
    product: Product

    @property
    def above(self) -> bool:
        """Whether a district judged it before."""
        return self.council is PROVINCE_COUNCIL and self.evaluation.district_on is not None

    @property
    def judging(self) -> UUID:
        level = "province" if self.council is PROVINCE_COUNCIL else "district"
        return judging_id(self.evaluation, level, self.product)

    @property
    def path(self) -> str:
        return f"/judgings/{self.judging}"

    @property
    def points(self) -> int:
        given = score(self.evaluation, self.product)
        return given.points if self.council is PROVINCE_COUNCIL else given.first


async def open_judging(case: Case, round_: UUID, on: date) -> None:
    """By the secretary, for what the district sent up with its judging."""
    below = judging_id(case.evaluation, "district", case.product) if case.above else None
    body = {
        "dossier": str(dossier_id(case.evaluation, case.product)),
        "council": str(case.council.id),
        "round": str(round_),
        "sent_up_by": None if below is None else str(below),
    }
    secretary = case.laws.play.cast[case.council.secretary]
    await secretary.once_known("PUT", "evaluation", case.path, body, on=on)


async def hand_out(case: Case, on: date) -> None:
    secretary = case.laws.play.cast[case.council.secretary]
    await secretary.post("evaluation", f"{case.path}/hand-out", on=on, hour=10)


async def judge(case: Case, on: date, *, sitting: int = 1) -> Json:
    """Every member's sheet, then the closing: what the chair is answered."""
    await score_all(case, await sheets(case, sitting), on)
    return await close(case, on)


async def score_all(case: Case, given: list[Sheet], on: date) -> None:
    """One after the other: products are judged at the same time, and a judging's facts follow each other."""
    for part, scores in zip(case.council.bench, given, strict=True):
        member = case.laws.play.cast[part]
        await member.put("evaluation", f"{case.path}/sheet", {"scores": scores}, on=on)


async def close(case: Case, on: date, *, hour: int = 15) -> Json:
    chair = case.laws.play.cast[case.council.bench[0]]
    return (await chair.post("evaluation", f"{case.path}/closing", on=on, hour=hour)).body


async def sheets(case: Case, sitting: int) -> list[Sheet]:
    """Totals around what the story says, the same whenever it is told."""
    random = Random(f"{case.judging}/{sitting}")
    members = len(case.council.bench)
    return [await _sheet(case, total, random) for total in panel(case.points, members, random)]


async def far_off(case: Case, by: int) -> Sheet:
    """The sheet of a member who sees it otherwise than all others."""
    return await _sheet(case, case.points - by, Random(case.product.key))


async def _sheet(case: Case, total: int, random: Random) -> Sheet:
    reader = case.laws.play.cast[PROVINCE_COUNCIL.secretary]
    law = case.evaluation.law
    criteria = await case.laws.play.vocabulary.read(reader, law.id, case.product.set_under(law))
    weak = score(case.evaluation, case.product).weak
    return sheet(criteria, total=total, stars=band_of(case.points), random=random, weak=weak)
