"""A read model folded again in memory, to be held against the table."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from kernel.subscription.heard import Heard
from kernel.subscription.projection import Projection


class Folding(Protocol):
    def add(self, batch: Iterable[Heard], /) -> None: ...

    def rows(self) -> Iterator[tuple[object, tuple[object, ...]]]:
        """Key and row, as the table should hold them."""
        ...


@runtime_checkable
class Foldable(Protocol):
    """A table that can be folded again, whatever the types of its rows and keys."""

    @property
    def table(self) -> str: ...

    @property
    def key(self) -> str: ...

    def folding(self) -> Folding: ...


@runtime_checkable
class Several(Protocol):
    """A projection that is made of several tables."""

    @property
    def tables(self) -> Sequence[Foldable]: ...


def tables_of(projection: Projection) -> Sequence[Foldable]:
    """None for a projection that keeps something else than tables of folds."""
    if isinstance(projection, Foldable):
        return (projection,)
    return projection.tables if isinstance(projection, Several) else ()
