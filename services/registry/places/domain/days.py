"""What happens to a thing happens in order: no end before its start, no day before the last one known."""

from datetime import date

from kernel.errors import Refused


class EarlierThanKnown(Refused):
    vi = "Ngày {on} sớm hơn ngày {known} đã ghi nhận."
    en = "{on} is earlier than {known}, which is already on record."
    field = "/occurred_at"


class EndsBeforeItStarts(Refused):
    vi = "Ngày kết thúc {until} sớm hơn ngày bắt đầu {since}."
    en = "It would end on {until}, before it starts on {since}."
    field = "/until"


def spans(since: date, until: date | None, *, field: str = "/until") -> None:
    """Raises EndsBeforeItStarts where the last day lies before the first."""
    if until is not None and until < since:
        raise EndsBeforeItStarts(until=until.isoformat(), since=since.isoformat(), field=field)


def in_order(on: date, known: date) -> None:
    """Raises EarlierThanKnown where `on` lies before `known`."""
    if on < known:
        raise EarlierThanKnown(on=on.isoformat(), known=known.isoformat())
