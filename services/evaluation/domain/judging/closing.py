"""The chair closes scoring: the sheets are opened, counted and turned into stars."""

from collections.abc import Sequence

from services.evaluation.domain.judging.commands import CloseScoring
from services.evaluation.domain.judging.events import (
    Event,
    FailedGate,
    ProductRated,
    ScoringClosed,
    SentBack,
    SentUp,
    SpreadExceeded,
)
from services.evaluation.domain.judging.refusals import (
    ChairHasNotScored,
    DiscussionNeeded,
    NoQuorum,
    SheetsDoNotMatch,
)
from services.evaluation.domain.judging.state import Discussion, Scoring
from services.evaluation.domain.score_sheet import Sheet, sheet_digest
from services.evaluation.rules import rating
from services.evaluation.rules.levels import certifier, goes_up_to
from services.evaluation.rules.sheet import Standing


def close(c: CloseScoring, s: Scoring) -> Sequence[Event]:
    """Either SpreadExceeded alone, or ScoringClosed, ProductRated and where the result goes."""
    c.bench.require_chair(c.by)
    _require_match(c, s)
    if s.discussion is not Discussion.NOT_NEEDED:
        raise DiscussionNeeded
    counted = [sheet for sheet in c.sheets if c.bench.may_score(sheet.member)]
    _require_quorum(c, s, counted)

    rated = rate_sheets(c, s, counted)
    spread = max(rated.totals.values()) - min(rated.totals.values())
    limit = s.opened.regulation.spread
    if limit is not None and spread > limit:
        return [SpreadExceeded(judging=c.judging, spread=spread, limit=limit, at=c.at)]
    names = [sheet.member for sheet in counted]
    closed = ScoringClosed(
        judging=c.judging,
        by=c.by,
        counted=tuple(sorted(names)),
        set_aside=tuple(sorted(sheet.member for sheet in c.sheets if sheet.member not in names)),
        spread=spread,
        at=c.at,
    )
    result = _rated(c, s, counted, rated)
    return [closed, result, *_sent(c, result)]


def _require_match(c: CloseScoring, s: Scoring) -> None:
    opened = {sheet.member: sheet_digest(c.judging, sheet) for sheet in c.sheets}
    if opened != {member: submitted.digest for member, submitted in s.sheets.items()}:
        raise SheetsDoNotMatch


def _require_quorum(c: CloseScoring, s: Scoring, counted: Sequence[Sheet]) -> None:
    regulation = s.opened.regulation
    if len(counted) < regulation.quorum:
        raise NoQuorum(scored=len(counted), quorum=regulation.quorum)
    # A chair with an interest must not score, and still presides.
    asked = regulation.chair_must_score and c.bench.may_score(c.bench.chair)
    if asked and c.bench.chair not in [sheet.member for sheet in counted]:
        raise ChairHasNotScored


def rate_sheets(c: CloseScoring, s: Scoring, counted: Sequence[Sheet]) -> rating.Rating:
    return rating.rate(
        c.criteria,
        [rating.Sheet(member=sheet.member, scores=sheet.scores) for sheet in counted],
        s.opened.regulation.gate_reading,
    )


def _rated(c: CloseScoring, s: Scoring, counted: Sequence[Sheet], rated: rating.Rating) -> ProductRated:
    o = s.opened
    noted = c.criteria.standing is not Standing.COMPLETE
    return ProductRated(
        judging=c.judging,
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
        sheets=tuple(sorted(counted, key=lambda sheet: sheet.member)),
        average=rated.average,
        band=rated.band,
        stars=rated.stars,
        failed_gates=tuple(FailedGate(stars=g.stars, criterion=g.criterion) for g in rated.failed_gates),
        standing=c.criteria.standing.value,
        notes=tuple(f"{note.vi} / {note.en}" for note in c.criteria.notes) if noted else (),
        at=c.at,
    )


def _sent(c: CloseScoring, result: ProductRated) -> Sequence[Event]:
    up = goes_up_to(c.law, result.level, result.average)
    if up is not None:
        return [SentUp(judging=c.judging, dossier=result.dossier, product=result.product, to_level=up)]
    certifies = certifier(c.law, result.stars)
    if certifies is None or not result.level.above(certifies):
        return []
    return [SentBack(judging=c.judging, dossier=result.dossier, product=result.product, to_level=certifies)]
