"""docs/criteria-sets.md lists every set that is not complete, why, and what would complete it.

`WRITE_STANDINGS=1 make test ARGS=tests/evaluation/rules/test_standings.py` writes it anew.
"""

import os
from collections import Counter
from pathlib import Path

from law.wording.packs import RELEASED, Pack, released
from law.wording.sheet import CriteriaSet, Label, Standing

PAGE = Path(__file__).parents[3] / "docs" / "criteria-sets.md"
HEAD = """# How far each criteria set can be relied on

A set is **complete**, **complete with a note** (a slip of the print, taken as printed or as said here,
and shown to the council), **provisional** (it rates on what is known, and every rating under it says so
and why) or **unusable** (it refuses; none is today). Nothing is guessed: what is in no source is in no pack.

A note needs nothing. A provisional set is completed by an office that holds the official text: it writes
the set in the form of `law/wording/data` (described in its README), tries it with
`python -m services.evaluation rules check`, and the Ministry loads it with `rules import`, naming the
paper. Judgings opened from then on use it; those before keep theirs.
"""
COMPLETED_BY = {
    "R2": "the official gazette's print of QĐ 1048/QĐ-TTg, for the criterion named",
    "R3": "the text of QĐ 781/QĐ-TTg with its sheets",
    "R4": "the official gazette's print of QĐ 148/QĐ-TTg, for part C",
    "R6": "—",
}


def shared_notes(pack: Pack) -> set[Label]:
    """Said of at least half of the sets, so said once."""
    count = Counter(note for found in pack.sets.values() for note in found.notes)
    return {note for note, times in count.items() if 2 * times >= len(pack.sets)}


def line(found: CriteriaSet, shared: set[Label], pack: str) -> str:
    own = "; ".join(note.en for note in found.notes if note not in shared) or "—"
    by = COMPLETED_BY[pack] if found.standing is Standing.PROVISIONAL else "—"
    return f"| {found.number} | {found.label.en} | {found.standing.value} | {own} | {by} |"


def section(pack: Pack) -> list[str]:
    shared = shared_notes(pack)
    wanting = [found for found in pack.sets.values() if found.standing is not Standing.COMPLETE]
    complete = [str(found.number) for found in pack.sets.values() if found.standing is Standing.COMPLETE]
    lines = [f"## {pack.id}: {pack.source}", ""]
    lines += [f"Complete: {', '.join(complete) or 'none'}.", ""]
    for note in sorted(shared, key=lambda note: note.en):
        of = [str(found.number) for found in wanting if note in found.notes]
        lines += [f"Sets {', '.join(of)}: {note.en}.", ""]
    lines += ["| set | name | standing | its own notes | completed by |", "|---|---|---|---|---|"]
    return [*lines, *(line(found, shared, pack.id) for found in wanting), ""]


def page() -> str:
    return "\n".join([HEAD, *(text for pack in RELEASED for text in section(released(pack)))]).rstrip() + "\n"


def test_the_page_lists_every_set_that_is_not_complete() -> None:
    if os.environ.get("WRITE_STANDINGS"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
