"""Practice before the council: the stars of one sheet, each gate, and the cheapest way to more stars."""

from kernel.record import record
from law.practice.ladder import Chosen
from law.practice.one_sheet import MAKER, GateStands, gates_against, rated
from law.practice.refusals import AlreadyReached
from law.practice.way_up import NO_WISH, NoWayUp, WayUp, Wish, require_on_sheet, towards
from law.rating.rating import BANDS
from law.wording.sheet import CriteriaSet

MOST_STARS = BANDS[0][0]


@record
class Practice:
    """`towards` is None where there are no more stars to get."""

    chosen: tuple[Chosen, ...]
    total: int
    band: int
    stars: int
    gates: tuple[GateStands, ...]
    towards: WayUp | NoWayUp | None


def practise(criteria_set: CriteriaSet, chosen: tuple[Chosen, ...], wish: Wish = NO_WISH) -> Practice:
    """Towards the stars wished for, else towards one more. Raises NotOnTheSheet or AlreadyReached."""
    require_on_sheet(criteria_set, wish)
    rating = rated(criteria_set, chosen)
    if wish.target is not None and wish.target <= rating.stars:
        raise AlreadyReached(stars=rating.stars)
    target = wish.target or rating.stars + 1
    return Practice(
        chosen=chosen,
        total=rating.totals[MAKER],
        band=rating.band,
        stars=rating.stars,
        gates=gates_against(criteria_set, chosen),
        towards=towards(criteria_set, chosen, wish, target) if target <= MOST_STARS else None,
    )
