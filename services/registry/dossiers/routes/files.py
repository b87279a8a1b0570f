"""The files of evidence, for the routes that ask for them by type."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request

from services.registry.dossiers.usecases.files import Files


def provide_files(files: Files) -> Callable[[Request], Awaitable[None]]:
    """A dependency of the router above all that ask for a FilesDep."""

    async def provide(request: Request) -> None:
        request.state.files = files

    return provide


async def _files(request: Request) -> Files:
    files: Files = request.state.files
    return files


FilesDep = Annotated[Files, Depends(_files)]
