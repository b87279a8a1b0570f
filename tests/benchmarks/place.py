"""Where benchmarks run: durable PostgreSQL and Kafka of their own, warm, in a folder that is removed."""

import secrets
import shutil
import tempfile
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from deploy.local.account import reachable
from deploy.local.databases import Database
from deploy.local.java import FAST
from deploy.local.kafka import Kafka
from deploy.local.ports import free_ports
from deploy.local.postgres import Postgres
from deploy.local.scratch import ScratchDatabases
from deploy.local.together import together
from deploy.local.topics import create_topics
from kernel.migrate import migrate


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """`quick` asks for small counts: what a smoke run measures means nothing.

    `before` is an older build, where one was asked for.
    """

    folder: Path
    kafka: str
    databases: ScratchDatabases
    quick: bool
    before: Path | None = None

    def topic(self, name: str) -> str:
        """A new topic with twelve partitions."""
        topic = f"bench.{name}.{secrets.token_hex(4)}"
        create_topics(self.kafka, [topic])
        return topic

    @asynccontextmanager
    async def database(self) -> AsyncGenerator[Database]:
        """A database with the kernel's tables, dropped at the end."""
        made = await self.databases.create(kernel_tables)
        try:
            yield made
        finally:
            await self.databases.drop(made)


async def kernel_tables(database: Database) -> None:
    await migrate(database.owner_url, database.service, [])


@contextmanager
def temporary_folder() -> Generator[Path]:
    """A folder that the database's own account can enter; removed however the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="ocop-bench-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for each in (folder, reachable(folder / "postgres")):
            shutil.rmtree(each, ignore_errors=True)


@contextmanager
def servers(
    *, quick: bool, before: Path | None = None, java_options: Sequence[str] = FAST
) -> Generator[Place]:
    """Start both servers, and stop them however the block ends. Raises Trouble."""
    with temporary_folder() as folder:
        postgres_port, client, controller = free_ports(3)
        postgres = Postgres(folder=folder, port=postgres_port)
        kafka = Kafka(folder=folder, ports=[client], controllers=[controller], options=java_options)
        try:
            together([postgres.start, kafka.start])
            databases = ScratchDatabases(server=postgres)
            yield Place(folder=folder, kafka=kafka.bootstrap, databases=databases, quick=quick, before=before)
        finally:
            kafka.kill()
            if postgres.process:
                postgres.process.kill()
