"""What may rest on a result: a recognition, an approval that goes up, or an order to judge again."""

from collections.abc import Sequence

from kernel.days import local_date
from law.duties import certifier
from law.generations import law_named
from law.level import Level
from law.rating.rating import BANDS
from services.evaluation.judgings.domain.commands import ApproveResult, OrderReevaluation, RecogniseResult
from services.evaluation.judgings.domain.events import (
    Event,
    ReevaluationOrdered,
    ResultApproved,
    ResultRecognised,
)
from services.evaluation.judgings.domain.refusals import (
    AdvisoryOnly,
    AlreadyRecognised,
    DecidedBeforeRated,
    JudgedAgain,
    NoCauseToJudgeAgain,
    NothingToApprove,
    NotThisLevelsToCertify,
    OrderedBeforeRated,
    OtherResult,
)
from services.evaluation.judgings.domain.state import Rated

FIVE_STARS = dict(BANDS)[5]


def recognise(c: RecogniseResult, s: Rated) -> Sequence[Event]:
    same = (c.product, c.stars) == (s.rated.product, s.rated.stars)
    if s.decision == c.decision and same:
        return []
    _require_standing(s)
    if s.decision is not None:
        raise AlreadyRecognised
    if not same:
        raise OtherResult(stars=s.rated.stars, product=s.rated.product)
    # What a district found and had not signed when districts ended is its province's to sign.
    decides = (s.rated.level if s.sent_back is None else s.sent_back).heir_on(c.signed_on)
    competent = c.level is decides and certifier(law_named(s.rated.rules), c.stars, c.signed_on) is c.level
    if s.sent_up is not None or not competent:
        raise NotThisLevelsToCertify(rules=s.rated.rules, stars=c.stars)
    rated_on = local_date(s.rated.at)
    if c.signed_on < rated_on:
        raise DecidedBeforeRated(rated=rated_on)
    return [
        ResultRecognised(
            judging=c.judging, product=c.product, decision=c.decision, stars=c.stars, level=c.level
        )
    ]


def approve(c: ApproveResult, s: Rated) -> Sequence[Event]:
    if s.approval == c.approval and c.product == s.rated.product:
        return []
    _require_standing(s)
    if s.approval is not None or s.sent_up is None or c.level is not s.rated.level:
        raise NothingToApprove
    if c.product != s.rated.product:
        raise OtherResult(stars=s.rated.stars, product=s.rated.product)
    rated_on = local_date(s.rated.at)
    if c.signed_on < rated_on:
        raise DecidedBeforeRated(rated=rated_on)
    return [
        ResultApproved(judging=c.judging, product=c.product, approval=c.approval, approved_on=c.signed_on)
    ]


def order_again(c: OrderReevaluation, s: Rated) -> Sequence[Event]:
    ordered = ReevaluationOrdered(
        judging=c.judging,
        dossier=s.rated.dossier,
        product=s.rated.product,
        order=c.order,
        level=s.rated.level,
        above=None if c.above is None else c.above.judging,
        number=c.number,
        reason=c.reason,
        signer=c.signer,
        ordered_on=c.ordered_on,
        complaint=None if c.upheld is None else c.upheld.complaint,
        legal_bases=c.legal_bases,
    )
    if s.order == ordered:
        return []
    _require_standing(s)
    falls = c.falls_with is not None and c.falls_with == s.scoring.opened.sent_up_by
    upheld = c.upheld is not None and c.upheld.judging == c.judging
    if not (c.level is Level.CENTRAL or falls or upheld or _found_less_above(c, s)):
        raise NoCauseToJudgeAgain
    rated_on = local_date(s.rated.at)
    if c.ordered_on < rated_on:
        raise OrderedBeforeRated(rated=rated_on)
    return [ordered]


def _require_standing(s: Rated) -> None:
    if s.order is not None:
        raise JudgedAgain
    if s.rated.level is Level.COMMUNE:
        raise AdvisoryOnly


def _found_less_above(c: OrderReevaluation, s: Rated) -> bool:
    """Whether the council above found, on this dossier, fewer points than five stars need."""
    above = c.above
    return (
        c.own_office
        and above is not None
        and (above.dossier, above.level) == (s.rated.dossier, s.sent_up)
        and above.average < FIVE_STARS
        and law_named(s.rated.rules).may_judge_again
    )
