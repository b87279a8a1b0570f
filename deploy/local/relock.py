"""`python -m deploy.local.relock` resolves Kafka again and writes artifacts.lock."""

import hashlib
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

import jgo
from jgo.maven import MavenContext

from deploy.local.artifacts import LOCK, POSTGRES

KAFKA = "org.apache.kafka:kafka_2.13:4.3.0"
LOGGING = "org.apache.logging.log4j:log4j-slf4j-impl:2.25.4"
POSTGRES_VERSION = "18.6.0"
MACHINES = ("linux-amd64", "linux-arm64v8", "darwin-amd64", "darwin-arm64v8")


def coordinates() -> list[str]:
    kafka = {f"{part.groupId}:{part.artifactId}:{part.version}" for part in jgo.resolve(KAFKA)}
    return [*sorted(kafka | {LOGGING}), *(f"{POSTGRES}{kind}:{POSTGRES_VERSION}" for kind in MACHINES)]


def pin(context: MavenContext, coordinate: str) -> str:
    group, name, version = coordinate.split(":")
    jar = context.project(group, name).at_version(version).artifact().resolve()
    return f"{coordinate} {hashlib.sha256(jar.read_bytes()).hexdigest()}\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(8) as pool:
        context = MavenContext(repo_cache=Path(folder), timeout=60)
        lines = pool.map(pin, repeat(context), coordinates())
        LOCK.write_text("# Written by `make lock`: Maven coordinate and SHA-256.\n" + "".join(lines))


if __name__ == "__main__":
    main()
