"""Files of evidence, kept under their hash in a folder or a bucket: written once, checked when read."""

import hashlib
from collections.abc import AsyncIterator
from typing import IO

import obstore
from obstore.exceptions import AlreadyExistsError
from obstore.store import ObjectStore, from_url

CHUNK = 1 << 16


class Damaged(RuntimeError):
    """What is kept under a hash has another one."""


class Files:
    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    @classmethod
    def at(cls, url: str) -> "Files":
        """`file:///folder` (made where it is missing) or `s3://bucket/prefix`."""
        if url.startswith("file:"):
            return cls(from_url(url, mkdir=True))
        return cls(from_url(url))

    async def keep(self, sha256: str, file: IO[bytes]) -> None:
        """Once: what is there under this hash is this very content."""
        file.seek(0)
        try:
            await obstore.put_async(self._store, _path(sha256), file, mode="create", use_multipart=False)
        except AlreadyExistsError:
            return

    async def read(self, sha256: str) -> AsyncIterator[bytes]:
        """Raises FileNotFoundError, and Damaged at the end, before the last bytes are given."""
        found = await obstore.get_async(self._store, _path(sha256))
        return _checked(sha256, found.stream(min_chunk_size=CHUNK))


async def _checked(sha256: str, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    digest = hashlib.sha256()
    held = b""
    async for chunk in chunks:
        if held:
            yield held
        held = chunk
        digest.update(held)
    if digest.hexdigest() != sha256:
        raise Damaged(sha256)
    yield held


def _path(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"
