"""A PostgreSQL server of our own: unpacked once, one data folder per stack, passwords for everyone."""

import io
import shutil
import signal
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from deploy.local.account import Account, hand_over, reachable, unprivileged
from deploy.local.artifacts import Progress, fetch, postgres_jar, quietly
from deploy.local.cache import being_made
from deploy.local.ports import HOST, demand
from deploy.local.processes import Process, await_ready, start
from deploy.local.secret import password
from deploy.local.trouble import Trouble

LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# No crash has to be survived, nothing is copied to another server, and the folder may be in memory.
THROW_AWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
}


def programs(progress: Progress = quietly) -> Path:
    """The folder of initdb and postgres, downloaded and unpacked the first time."""
    jar = postgres_jar()
    folder = jar.path.parent.parent / jar.path.stem.replace("embedded-postgres-binaries", "postgresql")
    fetch([jar], progress)
    with being_made(folder) as unfinished:
        if unfinished:
            unpack(jar.path, unfinished)
    return folder / "bin"


def unpack(jar: Path, folder: Path) -> None:
    with zipfile.ZipFile(jar) as archive:
        [packed] = [name for name in archive.namelist() if name.endswith(".txz")]
        with tarfile.open(fileobj=io.BytesIO(archive.read(packed)), mode="r:xz") as content:
            content.extractall(folder, filter="data")


@dataclass(kw_only=True)
class Postgres:
    """A server on 127.0.0.1; `durable` is off only for data that is thrown away."""

    folder: Path
    port: int
    durable: bool = True
    settings: dict[str, str] = field(default_factory=dict[str, str])
    process: Process | None = None

    @property
    def data(self) -> Path:
        return reachable(self.folder / "postgres") / "data"

    def url(self, role: str, database: str) -> str:
        return f"postgresql://{role}:{password(self.folder, role)}@{HOST}:{self.port}/{database}"

    def start(self, progress: Progress = quietly) -> None:
        """Trouble if the port is taken or the server does not come up."""
        bin_folder = programs(progress)
        demand("PostgreSQL", self.port)
        account = unprivileged()
        if not self.data.exists():
            self._initialise(bin_folder, account)
        settings = {**SETTINGS, **({} if self.durable else THROW_AWAY), **self.settings}
        self.process = start(
            "PostgreSQL",
            [
                bin_folder / "postgres",
                *("-D", self.data),
                *("-p", str(self.port)),
                *(f"--{name}={value}" for name, value in settings.items()),
            ],
            log=self.folder / "logs" / "postgres.log",
            folder=self.data.parent,
            account=account,
            stop_signal=signal.SIGINT,
        )
        await_ready(self.process, self._ready)

    def stop(self) -> None:
        """Disconnect everyone and stop; what was thrown away need not be written first."""
        if self.process:
            self.process.stop() if self.durable else self.process.kill()
            self.process = None

    def _ready(self) -> bool:
        # The server itself writes this word there; pg_ctl waits for the same.
        status = self.data / "postmaster.pid"
        process = self.process
        if not process or not status.exists():
            return False
        lines = status.read_text().splitlines()
        return len(lines) > 7 and lines[0] == str(process.pid) and lines[7].strip() == "ready"

    def _initialise(self, bin_folder: Path, account: Account | None) -> None:
        """Make the data folder under another name first: one that is there is complete."""
        home = hand_over(self.data.parent, account)
        draft = home / "initdb"
        shutil.rmtree(draft, ignore_errors=True)
        hand_over(draft, account)
        word = home / "word"
        word.touch(mode=0o600)
        word.write_text(password(self.folder, "postgres"))
        if account:
            shutil.chown(word, account.uid, account.gid)
        done = subprocess.run(
            [
                bin_folder / "initdb",
                *("-D", draft, "-U", "postgres", "--pwfile", word),
                *("--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", f"--locale={LOCALE}"),
                *(() if self.durable else ("--no-sync",)),
            ],
            cwd=home,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            capture_output=True,
            text=True,
        )
        word.unlink()
        if done.returncode:
            raise Trouble("PostgreSQL could not make its data folder.", f"It says: {done.stderr.strip()}")
        draft.rename(self.data)
