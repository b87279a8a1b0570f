"""Evidence: put under its hash, checked while it is read, never replaced, read with authority."""

from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.depends import EventsDep
from kernel.http.may import may
from services.registry.dossiers.domain.commands import AddEvidence, Command, SupersedeEvidence
from services.registry.dossiers.domain.evidence import EvidenceKind, EvidenceRef
from services.registry.dossiers.domain.refusals import NoSuchEvidence
from services.registry.dossiers.domain.rules import decider
from services.registry.dossiers.domain.state import State
from services.registry.dossiers.routes.dossiers import Prepare, theirs
from services.registry.dossiers.routes.files import FilesDep
from services.registry.dossiers.routes.upload import received
from services.registry.dossiers.usecases.filing import find_dossier
from services.registry.producers.usecases.acting import act_in

type Hash = Annotated[
    str, Path(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the content, in hex", examples=["0" * 64])
]
EXTENSIONS = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}
CONTENT = {"schema": {"type": "string", "format": "binary"}}
OCTETS = "application/octet-stream"
TAKES = {"requestBody": {"required": True, "content": {OCTETS: CONTENT}}}

router = APIRouter(prefix="/dossiers/{dossier}/evidence", tags=["dossiers"])


@router.put("/{sha256}", status_code=201, openapi_extra=TAKES)
async def put_evidence(
    dossier: UUID,
    sha256: Hash,
    kind: EvidenceKind,
    request: Request,
    ask: Prepare,
    events: EventsDep,
    files: FilesDep,
    supersedes: Annotated[
        str | None,
        Query(pattern=r"^[0-9a-f]{64}$", description="The file of the same kind that it stands instead of"),
    ] = None,
) -> Response:
    """Adds a file of evidence to a dossier: a PDF, JPEG, PNG, DOCX or XLSX, sent as it is.

    What it is, is told by its first bytes. Sending it again is safe.
    """
    ask, context, on, state = await theirs(ask, events, dossier)
    async with received(request.stream(), sha256, request.headers.get("content-type")) as upload:
        evidence = EvidenceRef(sha256=sha256, kind=kind.value, media_type=upload.media_type, size=upload.size)
        command: Command = AddEvidence(dossier=dossier, evidence=evidence, on=on)
        if supersedes is not None:
            command = SupersedeEvidence(dossier=dossier, sha256=supersedes, evidence=evidence, on=on)
        # What is refused is not kept; what is kept is there before anything says so.
        decider.decide(command, state)
        await files.keep(sha256, upload.file)
    return ask.answered(await execute(events, decider, dossier, command, context))


@router.get(
    "/{sha256}",
    response_class=StreamingResponse,
    responses={200: {"content": dict.fromkeys((OCTETS, *EXTENSIONS), CONTENT)}},
)
async def read_evidence(
    dossier: UUID,
    sha256: Hash,
    ask: Annotated[Ask, Depends(may("registry.evidence.read"))],
    events: EventsDep,
    files: FilesDep,
) -> StreamingResponse:
    """Gives the very bytes that were put; the transfer breaks off if they are not the same any more."""
    state = await find_dossier(events, dossier)
    await act_in(ask, events, state.opened.unit, state.opened.producer)
    evidence = _held(state, sha256)
    content: AsyncIterator[bytes] = await files.read(sha256)
    name = f"{sha256[:16]}.{EXTENSIONS[evidence.media_type]}"
    return StreamingResponse(
        content,
        media_type=evidence.media_type,
        headers={
            "Content-Length": str(evidence.size),
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
            "ETag": f'"{sha256}"',
        },
    )


def _held(state: State, sha256: str) -> EvidenceRef:
    """Also what was superseded: it was judged once."""
    for evidence in (*state.evidence, *state.superseded):
        if evidence.sha256 == sha256:
            return evidence
    raise NoSuchEvidence("evidence", sha256)
