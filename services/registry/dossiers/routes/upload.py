"""A file on its way in: hashed while it is read, and known by its first bytes, not by its name."""

import asyncio
import hashlib
import tempfile
import zipfile
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import IO

from kernel.http.refusals import Malformed, WrongMediaType
from kernel.record import record

SPOOLED = 1 << 20
PDF = "application/pdf"
BEGINNINGS = {b"%PDF-": PDF, b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
ZIP = b"PK\x03\x04"
# What a zip archive must hold to be a document.
DOCUMENTS = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
UNSAID = ("", "application/octet-stream", "binary/octet-stream")


class OtherContent(Malformed):
    vi = "Nội dung nhận được có mã băm {found}, khác với mã trong địa chỉ."
    en = "The content received has the hash {found}, not the one in the address."

    def __init__(self, found: str) -> None:
        super(Malformed, self).__init__(field="path/sha256", found=found)


class NotEvidence(WrongMediaType):
    vi = "Tệp minh chứng phải là PDF, JPEG, PNG, DOCX hoặc XLSX và đúng loại đã khai ({media})."
    en = "Evidence is a PDF, JPEG, PNG, DOCX or XLSX file, and of the type that was declared ({media})."
    source = "QĐ 26/2026/QĐ-TTg Điều 7.1"


@record
class Upload:
    """`size` is in bytes; `file` holds the content and is gone when the request is."""

    size: int
    media_type: str
    file: IO[bytes]


@asynccontextmanager
async def received(chunks: AsyncIterator[bytes], sha256: str, declared: str | None) -> AsyncGenerator[Upload]:
    """Raises OtherContent, NotEvidence; nothing is kept after it."""
    digest = hashlib.sha256()
    size = 0
    with tempfile.SpooledTemporaryFile(SPOOLED) as file:
        async for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
            size += len(chunk)
        if digest.hexdigest() != sha256:
            raise OtherContent(digest.hexdigest())
        said = (declared or "").partition(";")[0].strip().lower()
        media_type = await asyncio.to_thread(media_type_of, file)
        if media_type is None or (said not in UNSAID and said != media_type):
            raise NotEvidence(media=said[:100] or "?")
        yield Upload(size=size, media_type=media_type, file=file)


def media_type_of(file: IO[bytes]) -> str | None:
    """What the content is; None for everything that is no evidence."""
    file.seek(0)
    start = file.read(8)
    for beginning, media_type in BEGINNINGS.items():
        if start.startswith(beginning):
            return media_type
    return _document(file) if start.startswith(ZIP) else None


def _document(file: IO[bytes]) -> str | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    return next((media for name, media in DOCUMENTS.items() if name in names), None)
