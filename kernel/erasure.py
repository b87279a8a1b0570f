"""A subject whose key was destroyed: what was sealed for it stays, and nobody can read it any more."""

from collections.abc import Sequence

from kernel.decider import Decider
from kernel.record import record


@record
class EraseSubject:
    subject: str


@record
class SubjectErased:
    """Who had it erased, and when, stands in the event's metadata."""

    subject: str


def _decide(command: EraseSubject, erased: bool) -> Sequence[SubjectErased]:
    return [] if erased else [SubjectErased(subject=command.subject)]


def _evolve(_: bool, _event: SubjectErased) -> bool:
    return True


erasure = Decider(
    category="erasure",
    initial=False,
    decide=_decide,
    evolve=_evolve,
)
