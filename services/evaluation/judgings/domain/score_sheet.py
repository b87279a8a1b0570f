"""A member's score sheet, and the digest that binds it while nobody can read it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from uuid import UUID

from kernel.record import record
from law.rating.choices import Choice, choices_of, points_of
from law.rating.rating import Sheet as Scored
from law.rating.rating import rate
from law.rating.refusals import UnknownCriterion
from law.wording.sheet import CriteriaSet

# Sheets of one length tell nothing by their length.
BLOCK = 1024


@record
class Sheet:
    """Points by criterion code; `salt` is random hex, so that nobody finds the scores by trying.

    `choices` are the options behind the points, `comments` what the member remarked at a criterion.
    """

    member: str
    scores: Mapping[str, int]
    salt: str
    choices: Mapping[str, Choice] = field(default_factory=dict[str, Choice])
    comments: Mapping[str, str] = field(default_factory=dict[str, str])


def sheet_bytes(judging: UUID, sheet: Sheet) -> bytes:
    """The one way to write a sheet down: what is sealed, and what the digest is of."""
    facts: dict[str, object] = {
        "judging": str(judging),
        "member": sheet.member,
        "salt": sheet.salt,
        "scores": dict(sheet.scores),
    }
    # Left out where there are none: the first sheets had neither, and keep their digests.
    if sheet.choices:
        facts["choices"] = {code: list(choice.options) for code, choice in sheet.choices.items()}
    if sheet.comments:
        facts["comments"] = dict(sheet.comments)
    written = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return written + b" " * (-len(written) % BLOCK)


def read_sheet(written: bytes) -> Sheet:
    facts = json.loads(written)
    return Sheet(
        member=facts["member"],
        scores=facts["scores"],
        salt=facts["salt"],
        choices={code: Choice(options=tuple(of)) for code, of in facts.get("choices", {}).items()},
        comments=facts.get("comments", {}),
    )


def sheet_digest(judging: UUID, sheet: Sheet) -> bytes:
    """SHA-256; the sheet that scoring opens must have the digest that was submitted."""
    return hashlib.sha256(sheet_bytes(judging, sheet)).digest()


def fill_sheet(
    criteria: CriteriaSet,
    member: str,
    *,
    scores: Mapping[str, int],
    choices: Mapping[str, Sequence[int]],
    comments: Mapping[str, str],
) -> Sheet:
    """By the options chosen, by their places on the sheet (0 for none), or by the points, as old papers do.

    Raises UnknownCriterion, NotAnOption, NoSuchOption or MissingCriterion.
    """
    if scores:
        rate(criteria, [Scored(member=member, scores=scores)])
        chosen = choices_of(criteria, scores)
    else:
        chosen = {code: _choice(places) for code, places in choices.items()}
        scores = points_of(criteria, member, chosen)
    for code in sorted(comments):
        if code not in scores:
            raise UnknownCriterion(member=member, criterion=code, number=criteria.number)
    return Sheet(member=member, scores=scores, salt="", choices=chosen, comments=comments)


def _choice(places: Sequence[int]) -> Choice:
    return Choice(options=tuple(sorted(place for place in places if place)))
