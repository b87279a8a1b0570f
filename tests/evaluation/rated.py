"""Judgings that councils have rated, told as facts: for tests of what is counted afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kernel.record import record
from law.level import Level
from law.rating.rating import Sheet as RatedSheet
from law.rating.rating import rate
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain.score_sheet import Sheet
from tests.evaluation.office import Office, name
from tests.evaluation.story import FIVE, FOUR_OF_FIVE, MORNING, RICE_SHEET, opened, points, submitted

_SEALED = submitted(FIVE[0], 60).sheet


@record
class Told:
    """One judging; `called` names its product, its dossier is that product's unless said otherwise."""

    called: str
    scores: Sequence[Mapping[str, int]]
    members: Sequence[str] = FIVE
    dossier: str | None = None
    level: Level = Level.DISTRICT
    unit: str = "395"
    producer_unit: str = "14500"
    council: str = "council"
    round: str | None = None
    at: datetime = MORNING
    wide: int | None = None

    @property
    def judging(self) -> UUID:
        return name(f"{self.called} {self.dossier} {self.level} {self.at}")

    @property
    def opened(self) -> say.JudgingOpened:
        return replace(
            opened,
            judging=self.judging,
            dossier=name(f"dossier {self.dossier or self.called}"),
            product=name(self.called),
            council=name(self.council),
            round=None if self.round is None else name(self.round),
            level=self.level,
            office=name(f"office {self.unit}"),
            unit=self.unit,
            producer_unit=self.producer_unit,
            regulation=FOUR_OF_FIVE,
            at=self.at,
        )

    @property
    def rated(self) -> say.ProductRated:
        o = self.opened
        sheets = [Sheet(member=m, scores=s, salt="") for m, s in zip(self.members, self.scores, strict=False)]
        given = rate(RICE_SHEET, [RatedSheet(member=s.member, scores=s.scores) for s in sheets])
        return say.ProductRated(
            judging=o.judging,
            product=o.product,
            producer=o.producer,
            dossier=o.dossier,
            council=o.council,
            level=o.level,
            office=o.office,
            unit=o.unit,
            producer_unit=o.producer_unit,
            kind=o.kind,
            filed_on=o.filed_on,
            rules=o.rules,
            pack=o.pack,
            criteria_set=o.criteria_set,
            gate_reading=o.regulation.gate_reading,
            sheets=tuple(sorted(sheets, key=lambda sheet: sheet.member)),
            average=given.average,
            band=given.band,
            stars=given.stars,
            failed_gates=tuple(
                say.FailedGate(stars=g.stars, criterion=g.criterion) for g in given.failed_gates
            ),
            standing="complete",
            notes=(),
            at=self.at,
        )

    @property
    def events(self) -> Sequence[say.Event]:
        """`wide` is the spread at which the chair failed to close at first; one sheet is then revised."""
        totals = [sum(scores.values()) for scores in self.scores]
        closed = say.ScoringClosed(
            judging=self.judging,
            by=FIVE[0],
            counted=tuple(self.members),
            set_aside=(),
            spread=max(totals) - min(totals),
            at=self.at,
        )
        return [self.opened, *self._discussed(), closed, self.rated]

    def _discussed(self) -> Sequence[say.Event]:
        if self.wide is None:
            return []
        revised = say.SheetRevised(
            judging=self.judging, member=FIVE[0], sheet=_SEALED, digest=b"d", at=self.at
        )
        exceeded = say.SpreadExceeded(judging=self.judging, spread=self.wide, limit=10, at=self.at)
        return [revised, exceeded, say.DiscussionHeld(judging=self.judging, by=FIVE[0], at=self.at), revised]


def told(called: str, *totals: int, members: Sequence[str] = FIVE) -> Told:
    return Told(called=called, scores=[points(total) for total in totals], members=members)


async def hear(office: Office, *judgings: Told) -> None:
    await office.hear(
        *((f"judging-{judging.judging}", event) for judging in judgings for event in judging.events)
    )
