"""Administrative units nest: whoever may act for one may act for everything below it."""

import time
from collections.abc import Callable

from kernel.postgres import Pool

# Units move rarely; a unit that has moved is seen at its new place after this long.
KEPT = 5.0

ANCESTORS = """
with recursive up (code, parent, height) as (
    select code, parent, 0 from authority_nesting where code = $1
    union all
    select n.code, n.parent, up.height + 1 from authority_nesting n join up on n.code = up.parent
    where up.height < 16
)
select code from up group by code order by min(height), code
"""


class Units:
    """The paths from a unit up to the root, kept for a few seconds; a merged unit's heirs are above it."""

    def __init__(self, pool: Pool, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._pool = pool
        self._monotonic = monotonic
        self._paths: dict[str, tuple[float, tuple[str, ...]]] = {}

    async def path(self, code: str) -> tuple[str, ...]:
        """The unit and all above it, from below; empty for a unit that nobody has established."""
        known = self._paths.get(code)
        if known is not None and self._monotonic() - known[0] < KEPT:
            return known[1]
        found = tuple(row["code"] for row in await self._pool.fetch(ANCESTORS, code))
        if found:
            self._paths[code] = (self._monotonic(), found)
        return found
