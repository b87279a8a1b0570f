"""The command line that every service has; `services/<name>/__main__.py` makes it and may add its own."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from functools import partial
from typing import Annotated

import asyncpg
import typer
from confluent_kafka import KafkaException
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kernel import processes
from kernel.authority.person import person_id, person_key
from kernel.clock import now
from kernel.errors import Refused
from kernel.migrate import migrate
from kernel.parked import overdue, parked, replay
from kernel.postgres import Pool, PostgresStore, pool
from kernel.processes import Run
from kernel.publisher.adopt import adopt
from kernel.service import Service
from kernel.settings import ServiceSettings
from kernel.store import Events
from kernel.subscription.checks import checks
from kernel.subscription.parking import ParkedStream
from kernel.subscription.replay import Replayed
from kernel.timer import SetAside
from kernel.topic import create_topic
from kernel.vault.erasing import erase_subject
from kernel.verify.report import verify_and_tell

PARTS: dict[str, Callable[[Service, ServiceSettings], Run]] = {
    "publisher": processes.publisher,
    "worker": processes.worker,
    "api": processes.api,
}
FAILED, MISUSED = 1, 2

# Raises Refused where a subject must stay readable for now.
type MayErase = Callable[[Events, str], Awaitable[None]]

console = Console()
errors = Console(stderr=True)


class CommandLine[S: ServiceSettings]:
    """Settings are read, and the service made, only when a command of `app` needs them.

    A service whose events hold what is personal says by `may_erase` which subjects may be erased.
    """

    def __init__(
        self, factory: Callable[[S], Service], settings: type[S], may_erase: MayErase | None = None
    ) -> None:
        self._factory = factory
        self._may_erase = may_erase
        self._settings = settings
        self.app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
        self.app.command("api")(self.api)
        self.app.command("worker")(self.worker)
        self.app.command("all")(self.all)
        self.app.command("migrate")(self.migrate)
        self.app.command("verify")(self.verify)
        publisher = typer.Typer(invoke_without_command=True)
        publisher.callback()(self.publisher)
        publisher.command("adopt")(self.adopt)
        self.app.add_typer(publisher, name="publisher")
        parking = typer.Typer(no_args_is_help=True, help="Events that subscriptions have set aside.")
        parking.command("list")(self.parked_list)
        parking.command("replay")(self.parked_replay)
        self.app.add_typer(parking, name="parked")
        if may_erase is not None:
            self.app.command("erase-subject")(self.erase_subject)

    def settings(self) -> S:
        """Exits with one line for each variable that is missing or wrong."""
        try:
            return self._settings()  # pyright: ignore[reportCallIssue] - the environment gives the arguments
        except ValidationError as error:
            prefix = self._settings.model_config.get("env_prefix", "")
            for fault in error.errors():
                name = f"{prefix}{'_'.join(map(str, fault['loc']))}".upper()
                errors.print(f"{name}: {fault['msg']}", markup=False)
            raise typer.Exit(MISUSED) from None

    def load(self) -> tuple[Service, S]:
        settings = self.settings()
        return self._factory(settings), settings

    def api(self) -> None:
        """Serve HTTP."""
        self._run("api")

    def worker(self) -> None:
        """Read what was said: projections, reactions, timers."""
        self._run("worker")

    def publisher(self, context: typer.Context) -> None:
        """Number what was committed and send it to Kafka; one is active at a time."""
        if context.invoked_subcommand is None:
            self._run("publisher")

    def all(self) -> None:
        """Publisher, worker and api in one process."""
        self._run(*PARTS)

    def migrate(self) -> None:
        """Bring the database up to date, as its owner, and create the topic where it is missing."""
        service, settings = self.load()
        for file in await_or_exit(migrate(settings.owner_database_url, service.name, [service.migrations])):
            console.print(f"applied {file}", markup=False)
        if await_or_exit(
            asyncio.to_thread(create_topic, settings.kafka, service.topic, settings.replication)
        ):
            console.print(f"created topic {service.topic}", markup=False)

    def verify(self) -> None:
        """Check store, sequence, topic, read models and reactions; exits 1 unless all hold the same."""
        service, settings = self.load()
        good = await_or_exit(
            verify_and_tell(
                service=service.name,
                database=settings.database_url,
                kafka=settings.kafka,
                console=console,
                checks=checks(service, settings.kafka),
            )
        )
        if not good:
            raise typer.Exit(FAILED)

    def adopt(self) -> None:
        """After a restore or an upgrade: publish from this database, once it is surely the right one."""
        numbered = await_or_exit(adopt(self.settings().owner_database_url))
        console.print(f"{numbered} events numbered; the publisher may be started")

    def parked_list(self) -> None:
        """Streams that wait because an event of theirs could not have its effect."""
        settings = self.settings()
        console.print(_parked_table(await_or_exit(_with_pool(settings, parked))))
        if aside := await_or_exit(_with_pool(settings, overdue)):
            console.print(_timer_table(aside))

    def parked_replay(
        self, stream: Annotated[str | None, typer.Argument(help="This stream only; all without it")] = None
    ) -> None:
        """Try again what was set aside; exits 1 where something stays so."""
        service, settings = self.load()
        done = await_or_exit(_with_pool(settings, lambda connections: replay(service, connections, stream)))
        console.print(_replayed_table(done))
        if any(replayed.why for replayed in done):
            raise typer.Exit(FAILED)

    def erase_subject(
        self,
        subject: Annotated[str, typer.Argument(help="As events name it, such as person-… or producer-…")],
        by: Annotated[str, typer.Option(help="Who answers for it: the `sub` at the identity provider")],
        yes: Annotated[bool, typer.Option("--yes", help="Do not ask")] = False,
    ) -> None:
        """Destroy a subject's key, for ever; exits 1 where nothing was ever sealed for it."""
        service, settings = self.load()
        actor = person_id(settings.issuer, by, person_key(settings.person_key_file))
        if not yes:
            typer.confirm(f"Nobody will ever read again what is sealed for {subject}. Erase it?", abort=True)
        work = partial(self._erase, service, subject, actor)
        told = (
            "is erased: its key is destroyed"
            if await_or_exit(_with_pool(settings, work))
            else "was erased before"
        )
        console.print(f"{subject} {told}", markup=False, soft_wrap=True)

    async def _erase(self, service: Service, subject: str, actor: str, connections: Pool) -> bool:
        if self._may_erase is not None:
            await self._may_erase(Events(PostgresStore(connections), service.codec), subject)
        return await erase_subject(connections, service.codec, subject, actor=actor, at=now())

    def _run(self, *parts: str) -> None:
        service, settings = self.load()
        if not processes.run(service, settings, {part: PARTS[part](service, settings) for part in parts}):
            raise typer.Exit(FAILED)


async def any_time(_events: Events, _subject: str) -> None:
    """Whatever is sealed may be erased whenever that is asked for."""


def command_line[S: ServiceSettings](
    factory: Callable[[S], Service], settings: type[S], may_erase: MayErase | None = None
) -> typer.Typer:
    """`main = command_line(service, Settings)`; further commands are added to what it returns."""
    return CommandLine(factory, settings, may_erase).app


def await_or_exit[T](work: Coroutine[object, object, T]) -> T:
    """Exits with a sentence where a rule refuses, in both languages, or where a server does not answer."""
    try:
        return asyncio.run(work)
    except Refused as refused:
        _tell(refused.sentence("vi"), refused.sentence("en"))
    except (OSError, asyncpg.PostgresError) as error:
        _tell(f"PostgreSQL: {error}")
    except KafkaException as error:
        _tell(f"Kafka: {error}")
    raise typer.Exit(FAILED)


def _tell(*sentences: str) -> None:
    for sentence in sentences:
        errors.print(sentence, markup=False)


async def _with_pool[T](settings: ServiceSettings, work: Callable[[Pool], Awaitable[T]]) -> T:
    connections = await pool(settings.database_url, size=2)
    try:
        return await work(connections)
    finally:
        await connections.close()


def _parked_table(found: Sequence[ParkedStream]) -> Table:
    table = Table("subscription", "stream", "versions", "since", "why", title=f"{len(found)} parked streams")
    for p in found:
        versions = f"{p.first}–{p.last}"
        table.add_row(p.subscription, p.stream, versions, f"{p.since:%Y-%m-%d %H:%M:%S}", Text(p.why))
    return table


def _timer_table(aside: Sequence[SetAside]) -> Table:
    table = Table("timer", "subject", "due", "why", title=f"{len(aside)} timers set aside")
    for timer in aside:
        table.add_row(timer.name, timer.subject, f"{timer.due:%Y-%m-%d %H:%M:%S}", Text(timer.why))
    return table


def _replayed_table(done: Sequence[Replayed]) -> Table:
    table = Table("subscription", "stream", "events", "still parked because", title=f"{len(done)} replayed")
    for replayed in done:
        table.add_row(replayed.subscription, replayed.stream, str(replayed.events), Text(replayed.why))
    return table
