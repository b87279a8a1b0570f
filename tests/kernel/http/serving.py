"""Applications served for real on loopback, and a development issuer that signs for whoever a test names."""

import asyncio
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from deploy.local.identity import Issuer
from deploy.local.issuer import application


@contextmanager
def served(make: Callable[[], FastAPI]) -> Generator[str]:
    """The application on a port of its own, in a thread with a loop of its own; gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make(), log_config=None, access_log=False, lifespan="on"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listening])))
    thread.start()
    try:
        while not server.started:
            thread.join(0.01)
            assert thread.is_alive(), "the application did not start"
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@contextmanager
def issuing(folder: Path) -> Generator[Issuer]:
    """A real issuer over HTTP whose keys are in the folder."""
    app = FastAPI()
    with served(lambda: app) as url:
        issuer = Issuer(folder=folder, url=url)
        app.mount("/", application(issuer))
        yield issuer
