"""The feed's heartbeat: the instant up to which everything that others had said is in it."""

from datetime import datetime

from kernel.metadata import decode_metadata
from kernel.postgres import Pool
from kernel.subscription.progress import age

# Committed and not numbered yet, the oldest of them.
UNNUMBERED = """
select e.metadata from events e, publisher p
where (e.txid, e.pos) > (p.txid, p.pos) and e.pos > p.adopted
order by e.txid, e.pos limit 1
"""


async def heartbeat(pool: Pool, reaction: str, now: datetime) -> datetime | None:
    """None as long as the reaction never read to the end of its topic.

    It stands still when the worker or the publisher does: so a subscriber who hides stars when the
    heartbeat is old is on the safe side, whatever broke here.
    """
    behind = await age(pool, reaction, now)
    if behind is None:
        return None
    waiting: bytes | None = await pool.fetchval(UNNUMBERED)
    heard = now - behind
    return heard if waiting is None else min(heard, decode_metadata(waiting).recorded_at)
