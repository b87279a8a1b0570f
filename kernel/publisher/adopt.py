"""After a restore or an upgrade someone decides to go on with this database: it is adopted."""

import asyncpg

from kernel.publisher.refusals import as_refusals


async def adopt(owner_url: str) -> int:
    """Number what is left over and restart the cursor in this cluster; returns how many were numbered.

    Needs the owner's role; a publisher that still runs is replaced, and writers wait while it
    runs. Raises VersionJumped. What is in the topic is the next start's concern.
    """
    db = await asyncpg.connect(owner_url)
    try:
        with as_refusals():
            return await db.fetchval("select publisher_adopt()")
    finally:
        await db.close()
