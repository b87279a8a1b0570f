"""Which role may do what in trade; scope by unit and by producer is the routes' to check."""

from collections.abc import Mapping

SELLING = frozenset({"trade.offer.describe", "trade.offer.withdraw", "trade.offer.read"})
LATE = frozenset({"trade.file-late"})
READING = frozenset({"trade.offer.read"})

GRANTS: Mapping[str, frozenset[str]] = {
    "representative": SELLING,
    "commune-officer": SELLING | LATE,
    "district-officer": SELLING | LATE,
    "province-officer": SELLING | LATE,
    "central-officer": SELLING | LATE,
    "inspector": READING,
    "auditor": READING | {"trade.feed.read"},
    "subscriber": frozenset({"trade.feed.read"}),
}
