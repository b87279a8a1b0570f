"""Sends the same kind of request over and over on a few connections, with next to no work of its own."""

import asyncio
import time
from collections.abc import Mapping
from uuid import uuid4

CONCURRENT = 8
CREATED = b"HTTP/1.1 201 "


class Requests:
    """PUTs of one body to `/…/<a new id>`; anything but 201 ends the run."""

    def __init__(self, port: int, prefix: str, body: bytes, headers: Mapping[str, str]) -> None:
        self._port = port
        self._prefix = prefix
        lines = [
            f"Host: 127.0.0.1:{port}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        self._rest = ("\r\n".join(lines) + "\r\n\r\n").encode() + body

    async def rate(self, count: int) -> float:
        """Requests per second, eight at a time."""
        start = time.perf_counter()
        await asyncio.gather(*(self._send(count // CONCURRENT) for _ in range(CONCURRENT)))
        return count // CONCURRENT * CONCURRENT / (time.perf_counter() - start)

    async def _send(self, count: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            for _ in range(count):
                writer.write(f"PUT {self._prefix}/{uuid4()} HTTP/1.1\r\n".encode() + self._rest)
                head = await reader.readuntil(b"\r\n\r\n")
                body = await reader.readexactly(_length(head))
                if not head.startswith(CREATED):
                    raise RuntimeError(f"{head!r} {body!r}")
        finally:
            writer.close()
            await writer.wait_closed()


def _length(head: bytes) -> int:
    at = head.lower().index(b"content-length: ") + len(b"content-length: ")
    return int(head[at : head.index(b"\r", at)])
