"""One worker of a service: its subscriptions, its timers and its live activity, in one Faust app."""

import asyncio
from collections.abc import Iterator, Mapping

import structlog

from kernel.activity import Board, Tally
from kernel.clock import Clock, now
from kernel.metadata import decode_metadata
from kernel.postgres import Pool, PostgresStore, pool
from kernel.service import Service
from kernel.settings import ServiceSettings
from kernel.store import Events
from kernel.subscription.assembly import subscriptions
from kernel.subscription.progress import Progress
from kernel.timer import Ticking
from kernel.worker.app import Count, away, demand_topic, make_app
from kernel.worker.hosted import FIRST_PAUSE, LONGEST_PAUSE, Hosted, Run, pause_or

log = structlog.get_logger("ocop.worker")


class Worker:
    """Any number of them may run for the same service, each in a process of its own or beside other parts."""

    def __init__(self, service: Service, settings: ServiceSettings, clock: Clock = now) -> None:
        self._service, self._settings, self._clock = service, settings, clock

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; begins anew after a broker or a database was away, raises what is a bug."""
        connections = await self._connect(stop)
        if connections is None:
            return
        try:
            await self._again_while_passing(connections, stop)
        finally:
            await connections.close()

    async def _connect(self, stop: asyncio.Event) -> Pool | None:
        """None where it was stopped first."""
        # A reaction or a timer that acts holds a connection and needs another.
        size = max(self._settings.pool_size, len(self._service.reactions) + 4)
        pause = FIRST_PAUSE
        while not stop.is_set():
            try:
                return await pool(self._settings.database_url, size=size)
            # The top of a worker loop: what does not pass is raised.
            except Exception as fault:
                if not away(fault):
                    raise
                pause = await _rest(fault, pause, stop)
        return None

    async def _again_while_passing(self, connections: Pool, stop: asyncio.Event) -> None:
        pause = FIRST_PAUSE
        while not stop.is_set():
            try:
                await self._once(connections, stop)
            # The top of a worker loop: what does not pass is raised.
            except Exception as fault:
                if not away(fault):
                    raise
                pause = await _rest(fault, pause, stop)

    async def _once(self, connections: Pool, stop: asyncio.Event) -> None:
        """One life of the app: until `stop`, or until it crashes."""
        await demand_topic(self._settings.kafka, self._service.topic)
        ending = asyncio.Event()
        tally = Tally()
        group = f"ocop.{self._service.name}.activity"
        app = make_app(group, self._settings.kafka, self._service.topic, self._counting(tally))
        for name, run in self._parts(connections, tally):
            app.add_dependency(Hosted(name, run, ending))
        try:
            await app.live(stop)
        finally:
            ending.set()

    def _parts(self, connections: Pool, tally: Tally) -> Iterator[tuple[str, Run]]:
        service, kafka, clock = self._service, self._settings.kafka, self._clock
        events = Events(PostgresStore(connections), service.codec)
        subscribed = subscriptions(service, events, connections, kafka, clock)
        yield from ((subscription.who.name, subscription.run) for subscription in subscribed)
        turns = asyncio.Lock()
        for timer in service.timers:
            yield timer.actor, Ticking(timer, events, connections, clock, turns).run
        yield "progress", Progress(connections, kafka, subscribed, clock).run
        yield "activity", Board(connections, tally, clock).run

    def _counting(self, tally: Tally) -> Count:
        def count(headers: Mapping[str, bytes], at: float) -> None:
            try:
                unit = decode_metadata(headers["metadata"]).unit
                kind = headers["ce_type"].decode()
            except (KeyError, ValueError):
                return
            tally.add(kind, unit, at, self._clock().timestamp())

        return count


async def _rest(fault: Exception, pause: float, stop: asyncio.Event) -> float:
    log.warning("a server is away", error=type(fault).__name__, pause=pause)
    await pause_or(stop, pause)
    return min(2 * pause, LONGEST_PAUSE)
