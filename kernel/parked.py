"""What subscriptions have set aside: to be looked at, and to be tried again when its cause is mended."""

from kernel.clock import now
from kernel.postgres import Pool, PostgresStore
from kernel.service import Service
from kernel.store import Events
from kernel.subscription.assembly import effects
from kernel.subscription.parking import ParkedStream, parked_streams
from kernel.subscription.replay import Replay, Replayed
from kernel.timer import SetAside, retry_timers, timers_set_aside


async def parked(pool: Pool) -> list[ParkedStream]:
    """Longest first."""
    return await parked_streams(pool)


async def overdue(pool: Pool) -> list[SetAside]:
    """Timers that could not be fired, longest overdue first."""
    return await timers_set_aside(pool)


async def replay(service: Service, pool: Pool, stream: str | None) -> list[Replayed]:
    """One stream in every subscription that has parked it, or all and every timer that was set aside.

    The worker may be running meanwhile; timers it fires itself.
    """
    if stream is None:
        await retry_timers(pool)
    done: list[Replayed] = []
    waiting = await parked_streams(pool)
    for effect in effects(service, Events(PostgresStore(pool), service.codec), pool, now):
        again = Replay(pool, service.codec, effect)
        wanted = [p.stream for p in waiting if p.subscription == effect.name and stream in (None, p.stream)]
        done += [await again.stream(found) for found in wanted]
    return done
