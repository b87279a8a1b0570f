"""Vietnamese or English, as the request prefers; Vietnamese where it does not say."""


def language(accept: str | None) -> str:
    """`vi` or `en` from an Accept-Language header; anything unreadable in it counts for nothing."""
    best, chosen = 0.0, "vi"
    for part in (accept or "").split(","):
        name, _, parameter = part.strip().partition(";")
        tongue = name.split("-")[0].lower()
        weight = _weight(parameter)
        if tongue in ("vi", "en") and weight > best:
            best, chosen = weight, tongue
    return chosen


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return min(float(value), 1.0)
    except ValueError:
        return 0.0
