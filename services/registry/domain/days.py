"""What happens to a thing happens in order: no day lies before the last one known."""

from datetime import date

from kernel.errors import Refused


class EarlierThanKnown(Refused):
    vi = "Ngày {on} sớm hơn ngày {known} đã ghi nhận."
    en = "{on} is earlier than {known}, which is already on record."
    field = "/occurred_at"


def in_order(on: date, known: date) -> None:
    """Raises EarlierThanKnown where `on` lies before `known`."""
    if on < known:
        raise EarlierThanKnown(on=on.isoformat(), known=known.isoformat())
