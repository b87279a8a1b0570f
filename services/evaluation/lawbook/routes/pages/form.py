"""A sheet as a browser sends it: the ticks of each criterion, what cannot change, and how many stars."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from kernel.http.refusals import Malformed
from law.practice.way_up import Wish
from law.wording.sheet import CriteriaSet

MOST_FIELDS = 1_000

type Form = Mapping[str, Sequence[str]]


def read_form(body: bytes) -> Form:
    """Raises Malformed."""
    try:
        return parse_qs(body.decode("ascii"), max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Malformed("it is no form", "không phải là biểu mẫu") from None


def ticks(form: Form, criteria_set: CriteriaSet) -> dict[str, list[int]]:
    """Nothing where nothing was ticked. Raises Malformed."""
    return {c.code: [whole(text, c.code) for text in form.get(c.code, ())] for c in criteria_set.criteria}


def wish_of(form: Form) -> Wish:
    """Raises Malformed."""
    targets = [whole(text, "target") for text in form.get("target", ())]
    target = targets[0] if targets and targets[0] in range(2, 6) else None
    return Wish(costs={}, fixed=form.get("fixed", ()), target=target)


def whole(text: str, field: str) -> int:
    if text.isascii() and text.isdecimal() and len(text) < 4:
        return int(text)
    raise Malformed("a whole number is needed", "cần một số nguyên", field=field)
