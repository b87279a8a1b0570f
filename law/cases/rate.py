"""The rating filter: one case a line in, one rating a line out, as JSON; it needs no database."""

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from kernel.errors import Refused
from law.cases.rate_case import BadLine, Case, KnockOutFound, read_case
from law.generations import rules_in_force
from law.rating.average import written
from law.rating.rateable import rateable
from law.rating.rating import Rating, rate
from law.rating.refusals import KnockedOut, SecondSheet
from law.wording.sheet import CriteriaSet, Standing

ENCODER = json.JSONEncoder(ensure_ascii=False)

type Answer = dict[str, object]


def run(stdin: TextIO, stdout: TextIO) -> int:
    """Answers every line of `stdin` on `stdout`, each as soon as it came. Returns the exit code."""
    # Bytes, so that a line that is not UTF-8 is answered like any other bad line.
    for answer in main(stdin.buffer if hasattr(stdin, "buffer") else stdin):
        stdout.write(answer + "\n")
        stdout.flush()
    return 0


def main(lines: Iterable[str | bytes]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        text = ENCODER.encode(answer(line, number))
        # Half a character (\ud800) in a case's texts can not be encoded; this writes it as JSON does.
        yield text.encode("utf-8", "backslashreplace").decode()


def answer(line: str | bytes, number: int) -> Answer:
    try:
        case = read_case(line)
    except BadLine as bad:
        return {"id": bad.id, "error": "bad-line", "detail": f"{number}: {bad}"}
    try:
        return rated(case)
    except SecondSheet as twice:
        return {"id": case.id, "error": "bad-line", "detail": f"{number}: {both(twice)}"}
    except Refused as refused:
        return {"id": case.id, "refused": refused.rule(), "detail": both(refused)}


def rated(case: Case) -> Answer:
    law = rules_in_force(case.filed_on, case.kind).law
    criteria_set = rateable(law, case.set)
    if case.knock_out is not None:
        raise knocked_out(case.knock_out, criteria_set)
    rating = rate(criteria_set, case.sheets)
    return {"id": case.id, "rules": law.id, **facts(rating), **shown(criteria_set)}


def knocked_out(found: KnockOutFound, criteria_set: CriteriaSet) -> KnockedOut:
    vi, en = named(found.ground, criteria_set)
    at = found.criterion
    return KnockedOut(
        ground_vi=vi,
        ground_en=en,
        where_vi=f" (tiêu chí {at})" if at else "",
        where_en=f" (criterion {at})" if at else "",
    )


def named(ground: str, criteria_set: CriteriaSet) -> tuple[str, str]:
    for known in criteria_set.knock_outs:
        if known.ground == ground:
            return known.label.vi, known.label.en
    return ground, ground


def facts(rating: Rating) -> Answer:
    return {
        "total": rating.totals,
        "average": written(rating.average),
        "band": rating.band,
        "stars": rating.stars,
        "failed_gates": [{"stars": g.stars, "criterion": g.criterion} for g in rating.failed_gates],
    }


def shown(criteria_set: CriteriaSet) -> Answer:
    if criteria_set.standing is Standing.COMPLETE:
        return {}
    notes = [f"{note.vi} / {note.en}" for note in criteria_set.notes]
    return {"standing": criteria_set.standing.value, "notes": notes}


def both(refused: Refused) -> str:
    return f"{refused.sentence('vi')} / {refused.sentence('en')}"
