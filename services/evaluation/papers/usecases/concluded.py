"""A paper is only taken with its result: sheets that decide nothing, or something else, are refused."""

from collections.abc import Sequence

from kernel.record import record
from services.evaluation.judgings.domain.events import ProductRated, SpreadExceeded
from services.evaluation.judgings.domain.refusals import DiscussionNeeded, OtherResult
from services.evaluation.papers.usecases.refusals import SecondSittingMissing


@record
class Concluded:
    """A part that says nothing; `stars` are those on the paper, None where it has none to compare."""

    stream: str
    last: bool
    stars: int | None
    name: str = "Concluded"

    def decided(self, _past: Sequence[object], before: Sequence[object]) -> Sequence[object]:
        """Raises DiscussionNeeded, SecondSittingMissing or OtherResult."""
        if any(isinstance(event, SpreadExceeded) for event in before):
            raise DiscussionNeeded
        rated = next((event for event in before if isinstance(event, ProductRated)), None)
        if self.last and rated is None:
            raise SecondSittingMissing
        if rated is not None and self.stars not in (None, rated.stars):
            raise OtherResult(field="stars", stars=rated.stars, product=rated.product)
        return []

    def subject(self, event: object) -> str:
        raise AssertionError(f"{event} was not said here")
