"""A download is complete or not there; what went wrong is told in a sentence that says what to do."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from deploy.local.artifacts import Artifact, fetch, kafka_jars, pinned, postgres_jar
from deploy.local.cache import being_made
from deploy.local.ports import HOST, free_ports
from deploy.local.trouble import Trouble

JAR = b"a jar " * 20_000
PINNED = Artifact(coordinate="org.example:thing:1.0", sha256=hashlib.sha256(JAR).hexdigest())


@dataclass
class Repository:
    """A Maven repository on loopback that breaks off the next `broken` downloads half-way."""

    broken: int = 0
    content: bytes = JAR
    asked: list[str] = field(default_factory=list[str])

    def serve(self) -> ThreadingHTTPServer:
        repository = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if not self.path.endswith(".jar"):
                    return self.send_error(404)
                repository.asked.append(self.path)
                self.send_response(200)
                self.send_header("Content-Length", str(len(repository.content)))
                self.end_headers()
                whole = repository.broken == 0
                repository.broken = max(0, repository.broken - 1)
                self.wfile.write(repository.content if whole else repository.content[:1000])
                return None

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name in http.server
                """Say nothing."""

        return ThreadingHTTPServer((HOST, 0), Handler)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OCOP_CACHE", str(tmp_path))
    return tmp_path


@pytest.fixture
def repository() -> Repository:
    return Repository()


@pytest.fixture
def addresses(repository: Repository) -> Iterator[dict[str, str]]:
    with repository.serve() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield {"here": f"http://{HOST}:{server.server_port}"}
        server.shutdown()
        thread.join()


def test_what_is_there_is_not_downloaded_again(repository: Repository, addresses: dict[str, str]) -> None:
    fetch([PINNED], repositories=addresses)
    fetch([PINNED], repositories=addresses)
    assert PINNED.path.read_bytes() == JAR
    assert len(repository.asked) == 1


def test_a_broken_download_leaves_nothing_and_is_mended_by_the_next(
    repository: Repository, addresses: dict[str, str]
) -> None:
    repository.broken = 1
    with pytest.raises(Trouble, match=r"could not be downloaded .* Connect to the network"):
        fetch([PINNED], repositories=addresses)
    assert not PINNED.path.exists()
    fetch([PINNED], repositories=addresses)
    assert PINNED.path.read_bytes() == JAR


def test_what_an_interrupted_download_left_is_no_obstacle(
    cache: Path, repository: Repository, addresses: dict[str, str]
) -> None:
    left = cache / "jars" / ".unfinished-of-a-killed-process" / PINNED.path.name
    left.parent.mkdir(parents=True)
    left.write_bytes(JAR[:1000])
    fetch([PINNED], repositories=addresses)
    assert PINNED.path.read_bytes() == JAR


def test_a_file_that_is_not_the_pinned_one_is_refused(
    repository: Repository, addresses: dict[str, str]
) -> None:
    repository.content = b"something else"
    with pytest.raises(Trouble, match="not the pinned one"):
        fetch([PINNED], repositories=addresses)
    assert not PINNED.path.exists()


def test_without_a_network_there_is_one_sentence() -> None:
    nobody = {"nobody": f"http://{HOST}:{free_ports(1)[0]}"}
    with pytest.raises(Trouble, match=r"could not be downloaded \(ConnectionError\)"):
        fetch([PINNED], repositories=nobody)


def test_a_folder_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "made"

    def interrupted() -> None:
        with being_made(target) as unfinished:
            assert unfinished is not None
            (unfinished / "half").touch()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not target.exists()
    with being_made(target) as unfinished:
        assert unfinished is not None
        (unfinished / "whole").touch()
    assert [path.name for path in target.iterdir()] == ["whole"]
    with being_made(target) as unfinished:
        assert unfinished is None


def test_every_server_is_pinned_for_linux_and_macos_on_both_processors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len({artifact.sha256 for artifact in pinned()}) >= 50
    assert any(artifact.path.name == "kafka_2.13-4.3.0.jar" for artifact in kafka_jars())
    for system in ("linux", "darwin"):
        for processor in ("x86_64", "aarch64", "arm64"):
            monkeypatch.setattr("sys.platform", system)
            monkeypatch.setattr("platform.machine", lambda processor=processor: processor)
            assert system in postgres_jar().coordinate


def test_a_machine_without_binaries_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    with pytest.raises(Trouble, match=r"no PostgreSQL binaries for .*-riscv64"):
        postgres_jar()
