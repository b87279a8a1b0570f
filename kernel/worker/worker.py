"""One worker of a service: its readers and timers, and beside them Faust's app with its live activity."""

import asyncio
from collections.abc import Iterator, Mapping

import structlog

from kernel.activity import Board, Tally
from kernel.clock import Clock, now
from kernel.hints import Hints
from kernel.metadata import decode_metadata
from kernel.postgres import Pool, PostgresStore, pool
from kernel.service import Service
from kernel.settings import ServiceSettings
from kernel.store import Events
from kernel.subscription.assembly import followers, listeners
from kernel.subscription.progress import Progress, own_ends, topic_ends
from kernel.timer import Ticking
from kernel.worker.app import Count, away, demand_topic, make_app
from kernel.worker.hosted import FIRST_PAUSE, LONGEST_PAUSE, Host, Hosted, Run, pause_or

log = structlog.get_logger("ocop.worker")


class Worker:
    """Any number of them may run for the same service, each in a process of its own or beside other parts."""

    def __init__(self, service: Service, settings: ServiceSettings, clock: Clock = now) -> None:
        self._service, self._settings, self._clock = service, settings, clock

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; what ends because a server was away begins anew, what is a bug is raised."""
        connections = await self._connect(stop)
        if connections is None:
            return
        ending = asyncio.Event()
        try:
            await Host([Hosted(name, run, ending) for name, run in self._parts(connections)]).live(stop)
        finally:
            ending.set()
            await connections.close()

    async def _connect(self, stop: asyncio.Event) -> Pool | None:
        """None where it was stopped first."""
        # A reaction or a timer that acts holds a connection and needs another.
        size = max(self._settings.pool_size, len(self._service.reactions) + 6)
        pause = FIRST_PAUSE
        while not stop.is_set():
            try:
                return await pool(self._settings.database_url, size=size)
            # The top of a worker loop: what does not pass is raised.
            except Exception as fault:
                if not away(fault):
                    raise
                log.warning("a server is away", error=type(fault).__name__, pause=pause)
                await pause_or(stop, pause)
                pause = min(2 * pause, LONGEST_PAUSE)
        return None

    def _parts(self, connections: Pool) -> Iterator[tuple[str, Run]]:
        """Those that need Kafka are apart from those that do not."""
        service, kafka, clock = self._service, self._settings.kafka, self._clock
        events = Events(PostgresStore(connections), service.codec)
        hints = Hints(self._settings.database_url)
        following = followers(service, events, connections, clock, hints)
        listening = listeners(service, events, connections, clock, kafka)
        yield "hints", hints.run
        yield from ((reader.name, reader.run) for reader in (*following, *listening))
        turns = asyncio.Lock()
        for timer in service.timers:
            yield timer.actor, Ticking(timer, events, connections, clock, turns).run
        yield "progress", Progress(connections, own_ends(connections), following, clock).run
        yield "progress in Kafka", Progress(connections, topic_ends(kafka), listening, clock).run
        tally = Tally()
        yield "activity", Board(connections, tally, clock).run
        yield "faust", self._faust(tally)

    def _faust(self, tally: Tally) -> Run:
        """Lives again after it crashed, and nothing else with it."""
        service, kafka = self._service, self._settings.kafka

        async def run(stop: asyncio.Event) -> None:
            await demand_topic(kafka, service.topic)
            app = make_app(f"ocop.{service.name}.activity", kafka, service.topic, self._counting(tally))
            try:
                await app.live(stop)
            # It shows what may be approximate: whatever it was, nothing else stops for it.
            except Exception as fault:
                if away(fault):
                    raise
                log.exception("Faust's app crashed, and lives again")
                await pause_or(stop, LONGEST_PAUSE)

        return run

    def _counting(self, tally: Tally) -> Count:
        def count(headers: Mapping[str, bytes], at: float) -> None:
            try:
                unit = decode_metadata(headers["metadata"]).unit
                kind = headers["ce_type"].decode()
            except (KeyError, ValueError):
                return
            tally.add(kind, unit, at, self._clock().timestamp())

        return count
