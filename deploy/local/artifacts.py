"""Kafka and PostgreSQL come as Maven artifacts, each pinned by its SHA-256 and fetched once."""

import hashlib
import platform
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import requests
from filelock import FileLock
from jgo.maven import MavenContext, PythonResolver

from deploy.local.account import open_to_all
from deploy.local.cache import cache_folder
from deploy.local.together import together
from deploy.local.trouble import Trouble

LOCK = Path(__file__).with_name("artifacts.lock")
POSTGRES = "io.zonky.test.postgres:embedded-postgres-binaries-"

type Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Artifact:
    coordinate: str
    sha256: str

    @property
    def path(self) -> Path:
        """Where it lies once it is complete; it never lies there before."""
        _, name, version = self.coordinate.split(":")
        return cache_folder() / "jars" / f"{name}-{version}.jar"


@cache
def pinned() -> tuple[Artifact, ...]:
    lines = (line.split() for line in LOCK.read_text().splitlines() if line and not line.startswith("#"))
    return tuple(Artifact(coordinate=coordinate, sha256=digest) for coordinate, digest in lines)


def kafka_jars() -> list[Artifact]:
    return [artifact for artifact in pinned() if not artifact.coordinate.startswith(POSTGRES)]


def postgres_jar() -> Artifact:
    """The PostgreSQL of this machine's kind; Trouble where there is none."""
    kind = machine()
    for artifact in pinned():
        if artifact.coordinate.startswith(f"{POSTGRES}{kind}:"):
            return artifact
    raise Trouble(f"There are no PostgreSQL binaries for {kind}.", "Use Linux or macOS on x86-64 or arm64.")


def machine() -> str:
    """The kind of this machine as the PostgreSQL artifacts name it: linux-amd64, darwin-arm64v8."""
    processor = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64v8", "arm64": "arm64v8"}
    name = platform.machine().lower()
    return f"{sys.platform}-{processor.get(name, name)}"


@contextmanager
def quietly(_name: str, _size: int) -> Generator[Callable[[int], None]]:
    yield lambda _count: None


def fetch(
    artifacts: Iterable[Artifact],
    progress: Progress = quietly,
    repositories: Mapping[str, str] | None = None,
) -> None:
    """Download what is not there yet, eight at a time; Trouble if the network is not there.

    `repositories` are the addresses of Maven repositories by name, the public one if not given.
    """
    if not (missing := [artifact for artifact in artifacts if not artifact.path.exists()]):
        return
    folder = open_to_all(missing[0].path.parent)
    with (
        FileLock(folder / ".lock"),
        tempfile.TemporaryDirectory(
            prefix=".unfinished-", dir=folder, ignore_cleanup_errors=True
        ) as unfinished,
    ):
        context = MavenContext(
            repo_cache=Path(unfinished),
            resolver=PythonResolver(progress_callback=progress),
            remote_repos=dict(repositories) if repositories else None,
            timeout=60,
        )
        together(partial(fetch_one, context, artifact) for artifact in missing if not artifact.path.exists())


def fetch_one(context: MavenContext, artifact: Artifact) -> None:
    group, name, version = artifact.coordinate.split(":")
    try:
        downloaded = context.project(group, name).at_version(version).artifact().resolve()
    except (requests.RequestException, RuntimeError, OSError) as failed:
        raise Trouble(
            f"{artifact.coordinate} could not be downloaded ({type(failed).__name__}).",
            "Connect to the network (or set HTTPS_PROXY) and run it again; what is complete is kept.",
        ) from failed
    if (digest := hashlib.sha256(downloaded.read_bytes()).hexdigest()) != artifact.sha256:
        raise Trouble(
            f"{artifact.coordinate} arrived with SHA-256 {digest}, not the pinned one.",
            "Run it again; if it happens twice, something between here and the repository changes files.",
        )
    downloaded.chmod(0o644)
    downloaded.replace(artifact.path)
