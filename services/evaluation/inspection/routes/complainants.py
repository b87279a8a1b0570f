"""One complaint as a whole; and who made it, for the office that handles it only."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel

from kernel.http.ask import Ask
from kernel.http.depends import EventsDep, VaultDep
from kernel.http.etag import TagDep
from kernel.http.may import may
from kernel.vault import Erased
from services.evaluation.inspection.domain import complaint as domain
from services.evaluation.inspection.domain.matter import Channel, Complainant, Matter
from services.evaluation.inspection.usecases.loading import load_complaint
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/complaints", tags=["complaints"])


class ComplaintView(BaseModel):
    """Straight from the facts, without the complainant's name."""

    complaint: UUID
    about: Matter
    office: UUID
    unit: str
    complainant: Complainant
    channel: Channel
    received_on: date
    asks: str
    answered: domain.ComplaintAnswered | None
    upheld: domain.ComplaintUpheld | None


class IdentityView(BaseModel):
    """Empty where it was `erased` on request."""

    name: str = ""
    contact: str = ""
    erased: bool = False


@router.get("/{complaint}")
async def read_complaint(
    complaint: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    events: EventsDep,
    tag: TagDep,
) -> ComplaintView:
    """Shows a complaint and what became of it, without who complained."""
    state, version = await events.state(domain.decider, complaint)
    if state is None:
        raise NoSuch("complaint", complaint)
    received = state.received
    await ask.within(received.unit)
    tag(domain.decider.stream(complaint), version)
    return ComplaintView(
        complaint=complaint,
        about=received.about,
        office=received.office,
        unit=received.unit,
        complainant=received.complainant,
        channel=received.channel,
        received_on=received.received_on,
        asks=received.asks,
        answered=state.answered,
        upheld=state.upheld,
    )


@router.get("/{complaint}/identity")
async def read_complainant(
    complaint: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.complaint.answer"))],
    events: EventsDep,
    vault: VaultDep,
    response: Response,
) -> IdentityView:
    """Opens who complained for this request only."""
    received = (await load_complaint(events, complaint)).received
    ask.at_office(received.office)
    response.headers["Cache-Control"] = "no-store"
    try:
        opened = await vault.open(received.identity, domain.decider.stream(complaint), "identity")
    except Erased:
        return IdentityView(erased=True)
    return IdentityView.model_validate_json(opened)
