"""The processes of a service: api, worker and publisher, each alone or all in one, ended in good order."""

import asyncio
import contextlib
import errno
import gc
import signal
import socket
import time
from collections.abc import Callable, Coroutine, Generator, Mapping

import asyncpg
import structlog
import uvicorn
import uvloop
from confluent_kafka import KafkaException

from kernel.errors import Refused
from kernel.publisher.sender import Undelivered
from kernel.publisher.unfinished import Unfinished
from kernel.service import Service
from kernel.settings import ServiceSettings
from kernel.telemetry import frames, set_up, set_up_logs

# A server that is away comes back; whatever else goes wrong ends the process.
PASSING = (
    KafkaException,
    Undelivered,
    Unfinished,
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
)
FIRST_PAUSE, LONGEST_PAUSE, HEALTHY = 0.5, 2.0, 30.0
GRACE_SECONDS = 10
# Requests leave little behind that only the collector can free.
COLLECT = (20_000, 20, 50)
# Longer than clients and proxies keep an idle connection (httpx five seconds, most proxies sixty): whoever
# lets go first must be the one who asks, or a request meets a connection that is just being closed.
IDLE_SECONDS = 75

type Run = Callable[[asyncio.Event], Coroutine[None, None, None]]

log = structlog.get_logger("ocop.process")


class PortTaken(Refused):
    vi = "Cổng {port} đang được dùng; hãy dừng chương trình đang giữ cổng hoặc đặt HTTP_PORT khác."
    en = "Port {port} is in use; stop what holds it, or set another HTTP_PORT."


class NotServing(RuntimeError):
    """The HTTP server ended although nobody asked it to; the log above says why."""


class Server(uvicorn.Server):
    """Leaves signals to the process, which may run more than this."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


# Each part imports what it needs when it runs: a process that is one part has no memory for the others.


def api(service: Service, settings: ServiceSettings) -> Run:
    from kernel.http.app import create_app

    async def run(stop: asyncio.Event) -> None:
        await _database(settings)(stop)
        if stop.is_set():
            return
        app = create_app(service, settings)
        settle()
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="on",
            timeout_graceful_shutdown=GRACE_SECONDS,
            timeout_keep_alive=IDLE_SECONDS,
        )
        server = Server(config)
        with _listening(settings) as listening:
            serving = asyncio.create_task(server.serve([listening]))
            stopping = asyncio.create_task(stop.wait())
            await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            if serving.done():
                raise NotServing
            # A process may be told to end before it has started.
            if (running := getattr(app.state, "running", None)) is not None:
                running.stopping.set()
            server.should_exit = True
            await serving

    return run


def _database(settings: ServiceSettings) -> Run:
    """Waits until the database answers: an api that starts while it is away starts later, as all do."""

    async def reach(_: asyncio.Event) -> None:
        await (await asyncpg.connect(settings.database_url)).close()

    return again_while_passing("api", reach)


def _listening(settings: ServiceSettings) -> socket.socket:
    try:
        return socket.create_server((settings.http_host, settings.http_port), backlog=1024)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortTaken(port=settings.http_port) from error


def publisher(service: Service, settings: ServiceSettings) -> Run:
    from kernel.publisher.publisher import Publisher

    async def run(stop: asyncio.Event) -> None:
        await Publisher(service=service.name, database=settings.database_url, kafka=settings.kafka).run(stop)

    return again_while_passing("publisher", run)


def worker(service: Service, settings: ServiceSettings) -> Run:
    from kernel.worker import Worker

    async def run(stop: asyncio.Event) -> None:
        await Worker(service, settings).run(stop)

    return run


def again_while_passing(name: str, run: Run) -> Run:
    """Start again, after a growing pause, what ended because a server was away."""

    async def again(stop: asyncio.Event) -> None:
        pause = FIRST_PAUSE
        while not stop.is_set():
            began = time.monotonic()
            try:
                return await run(stop)
            except PASSING as error:
                pause = FIRST_PAUSE if time.monotonic() - began > HEALTHY else min(pause * 2, LONGEST_PAUSE)
                log.warning("ended, starts again", task=name, error=type(error).__name__, pause=pause)
            # What it left behind must not go on: a producer that still waits for its coordinator would
            # fence its successor.
            gc.collect()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
        return None

    return again


def settle() -> None:
    """Exempts from garbage collection what was made at start, since it stays to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT)


def run(service: Service, settings: ServiceSettings, parts: Mapping[str, Run]) -> bool:
    """Run the parts until SIGTERM or SIGINT, or until one of them fails; whether all ended well."""
    set_up_logs(service.name)
    telemetry = set_up(service.name, settings.otlp_endpoint)
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_together(parts))
    finally:
        telemetry.close()


async def _together(parts: Mapping[str, Run]) -> bool:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return all(await asyncio.gather(*(_part(name, part, stop) for name, part in parts.items())))


async def _part(name: str, part: Run, stop: asyncio.Event) -> bool:
    """The top of a process: a part that fails is logged and takes the others with it."""
    try:
        await part(stop)
    except Refused as refused:
        log.error("refused", task=name, rule=refused.rule(), reason=refused.sentence("en"))
        return False
    except Exception as error:
        log.error("failed", task=name, error=type(error).__qualname__, frames=frames(error))
        return False
    else:
        return True
    finally:
        stop.set()
