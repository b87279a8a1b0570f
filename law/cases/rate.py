"""The rating filter: one case a line in, one rating a line out, as JSON; it needs no database."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from io import BufferedIOBase
from json.encoder import encode_basestring as text_of
from typing import TextIO

from kernel.errors import Refused
from law.cases.rate_case import BadLine, Case, KnockOutFound, read_case, read_quickly
from law.generations import rules_in_force
from law.rating.average import written
from law.rating.rateable import rateable
from law.rating.rating import Rating, rate
from law.rating.refusals import KnockedOut, SecondSheet
from law.wording.sheet import CriteriaSet, Standing

ENCODER = json.JSONEncoder(ensure_ascii=False)
AT_ONCE = 65_536


def run(stdin: BufferedIOBase, stdout: TextIO) -> int:
    """Answers every line of `stdin` on `stdout`, each as soon as it came. Returns the exit code."""
    for answer in main(lines_of(stdin, before_waiting=stdout.flush)):
        stdout.write(answer + "\n")
    stdout.flush()
    return 0


def lines_of(stdin: BufferedIOBase, before_waiting: Callable[[], None]) -> Iterator[bytes]:
    """Bytes, so that a line that is not UTF-8 is answered like any other bad line."""
    while arrived := stdin.read1(AT_ONCE):
        *lines, begun = arrived.split(b"\n")
        yield from lines
        before_waiting()
        if begun:
            yield begun + stdin.readline()
            before_waiting()


def main(lines: Iterable[str | bytes]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        text = answered(line, number)
        # Half a character (\ud800) in a case's texts cannot be encoded; this writes it as JSON does.
        yield text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def answered(line: str | bytes, number: int) -> str:
    """Nearly every line is a case that can be rated, and read quickly; any other is read with care."""
    try:
        if (case := read_quickly(line)) is not None:
            return rated(case)
    except Refused:
        # Told below, from the numbers as they were written.
        pass
    return answered_with_care(line, number)


def answered_with_care(line: str | bytes, number: int) -> str:
    try:
        case = read_case(line)
    except BadLine as bad:
        return ENCODER.encode({"id": bad.id, "error": "bad-line", "detail": f"{number}: {bad}"})
    try:
        return rated(case)
    except SecondSheet as twice:
        return ENCODER.encode({"id": case.id, "error": "bad-line", "detail": f"{number}: {both(twice)}"})
    except Refused as refused:
        return ENCODER.encode({"id": case.id, "refused": refused.rule(), "detail": both(refused)})


def rated(case: Case) -> str:
    """Raises Refused."""
    law = rules_in_force(case.filed_on, case.kind).law
    criteria_set = rateable(law, case.set)
    if case.knock_out is not None:
        raise knocked_out(case.knock_out, criteria_set)
    return written_rating(case.id, law.id, rate(criteria_set, case.sheets), reservations(criteria_set))


def written_rating(identity: str | int, law: str, rating: Rating, reservations: str) -> str:
    """As `ENCODER` would write it, in a quarter of the time: all but two texts are known to be plain."""
    name = text_of(identity) if isinstance(identity, str) else identity
    totals = ", ".join([f"{text_of(member)}: {total}" for member, total in rating.totals.items()])
    gates = ", ".join(
        [f'{{"stars": {gate.stars}, "criterion": "{gate.criterion}"}}' for gate in rating.failed_gates]
    )
    return (
        f'{{"id": {name}, "rules": "{law}", "total": {{{totals}}}, "average": "{written(rating.average)}",'
        f' "band": {rating.band}, "stars": {rating.stars}, "failed_gates": [{gates}]{reservations}}}'
    )


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


@cache
def reservations(criteria_set: CriteriaSet) -> str:
    """What a rating by a set that is not complete says besides, as the rest of its JSON object."""
    if criteria_set.standing is Standing.COMPLETE:
        return ""
    notes = [f"{note.vi} / {note.en}" for note in criteria_set.notes]
    return ", " + ENCODER.encode({"standing": criteria_set.standing.value, "notes": notes})[1:-1]


def both(refused: Refused) -> str:
    return f"{refused.sentence('vi')} / {refused.sentence('en')}"
