"""The chair closes scoring: the sheets are opened, counted and turned into stars."""

from collections.abc import Sequence

from kernel.days import local_date
from law.duties import certifier, duty_of, goes_up_to
from law.level import Level
from law.procedure import OPINIONS_DIFFER_BEYOND
from law.rating import rating
from law.regulation import BeyondSpread
from law.wording.sheet import Standing
from services.evaluation.judgings.domain.commands import CloseScoring
from services.evaluation.judgings.domain.events import (
    Event,
    FailedGate,
    FirstSittingClosed,
    ProductRated,
    ScoringClosed,
    SentBack,
    SentUp,
    SpreadExceeded,
)
from services.evaluation.judgings.domain.opening import require_in_time
from services.evaluation.judgings.domain.refusals import (
    ChairHasNotScored,
    ChairIsAbsent,
    DiscussionNeeded,
    LevelDoesNotJudge,
    NoQuorum,
    SheetsDoNotMatch,
)
from services.evaluation.judgings.domain.score_sheet import Sheet, sheet_digest
from services.evaluation.judgings.domain.state import Discussion, Scoring


def close(c: CloseScoring, s: Scoring) -> Sequence[Event]:
    """SpreadExceeded alone, FirstSittingClosed alone, or ScoringClosed, ProductRated and where it goes."""
    c.bench.require_chair(c.by)
    _require_competence(c, s)
    _require_match(c, s)
    if not _discussed(s):
        raise DiscussionNeeded
    counted = [sheet for sheet in c.sheets if c.bench.may_score(sheet.member)]
    _require_quorum(c, s, counted)

    rated = rate_sheets(c, s, counted)
    spread = max(rated.totals.values()) - min(rated.totals.values())
    limit = allowed_spread(s)
    if limit is not None and spread > limit and s.discussion is Discussion.NOT_NEEDED:
        return [SpreadExceeded(judging=c.judging, spread=spread, limit=limit, at=c.at)]
    names = {sheet.member for sheet in counted}
    set_aside = tuple(sorted(sheet.member for sheet in c.sheets if sheet.member not in names))
    if s.sitting < s.opened.sittings and rated.band >= s.opened.goes_on_from:
        return [_first(c, counted, set_aside, rated, spread)]
    closed = ScoringClosed(
        judging=c.judging,
        by=c.by,
        counted=tuple(sorted(names)),
        set_aside=set_aside,
        spread=spread,
        at=c.at,
    )
    result = _rated(c, s, counted, rated)
    return [closed, result, *_sent(c, s, result)]


def allowed_spread(s: Scoring) -> int | None:
    """In points; None where nothing follows from totals that are further apart."""
    if s.opened.regulation.beyond_spread is BeyondSpread.RECORD:
        return None
    limit = s.opened.regulation.spread
    return OPINIONS_DIFFER_BEYOND if limit is None and s.in_writing else limit


def _discussed(s: Scoring) -> bool:
    """Whether nothing is left to discuss, nor to score again after a discussion."""
    if s.discussion is Discussion.HELD:
        return s.opened.regulation.beyond_spread is BeyondSpread.DISCUSS
    return s.discussion is Discussion.NOT_NEEDED


def _require_competence(c: CloseScoring, s: Scoring) -> None:
    day = local_date(c.at)
    require_in_time(s.opened.rules, c.law.finish_by(s.opened.kind), day)
    if s.opened.level is not Level.COMMUNE and duty_of(c.law, s.opened.level, day) is None:
        raise LevelDoesNotJudge(rules=c.law.id)


def _require_match(c: CloseScoring, s: Scoring) -> None:
    opened = {sheet.member: sheet_digest(c.judging, sheet) for sheet in c.sheets}
    if opened != {member: submitted.digest for member, submitted in s.sheets.items()}:
        raise SheetsDoNotMatch


def _require_quorum(c: CloseScoring, s: Scoring, counted: Sequence[Sheet]) -> None:
    regulation = s.opened.regulation
    needed = regulation.needed(len(c.bench.members))
    if len(counted) < needed:
        raise NoQuorum(scored=len(counted), quorum=needed)
    if not regulation.chair_must_score:
        return
    if not c.bench.is_present(c.bench.chair):
        raise ChairIsAbsent
    # A chair with an interest must not score, and still presides.
    if c.bench.may_score(c.bench.chair) and c.bench.chair not in [sheet.member for sheet in counted]:
        raise ChairHasNotScored


def rate_sheets(c: CloseScoring, s: Scoring, counted: Sequence[Sheet]) -> rating.Rating:
    return rating.rate(
        c.criteria,
        [rating.Sheet(member=sheet.member, scores=sheet.scores) for sheet in counted],
        s.opened.regulation.gate_reading,
    )


def _first(
    c: CloseScoring, counted: Sequence[Sheet], set_aside: tuple[str, ...], rated: rating.Rating, spread: int
) -> FirstSittingClosed:
    return FirstSittingClosed(
        judging=c.judging,
        by=c.by,
        sheets=tuple(sorted(counted, key=lambda sheet: sheet.member)),
        set_aside=set_aside,
        average=rated.average,
        band=rated.band,
        spread=spread,
        at=c.at,
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


def _sent(c: CloseScoring, s: Scoring, result: ProductRated) -> Sequence[Event]:
    """Up where the points ask for it; back where the level below certifies what was found."""
    if result.level is Level.COMMUNE:
        return []
    day = local_date(c.at)
    up = goes_up_to(c.law, result.level, result.average, day, s.opened.threshold)
    if up is not None:
        return [SentUp(judging=c.judging, dossier=result.dossier, product=result.product, to_level=up)]
    certifies = certifier(c.law, result.stars, day)
    if certifies is None or not result.level.above(certifies):
        return []
    return [SentBack(judging=c.judging, dossier=result.dossier, product=result.product, to_level=certifies)]
