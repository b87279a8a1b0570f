"""What is complained of, by whom, and by which way the complaint came."""

from enum import StrEnum
from uuid import UUID

from kernel.record import record


class MatterKind(StrEnum):
    JUDGING = "judging"
    DECISION = "decision"
    CERTIFICATE = "certificate"
    INSPECTION = "inspection"
    REVOCATION = "revocation"


@record
class Matter:
    """What is complained of."""

    kind: MatterKind
    id: UUID


class Complainant(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


class Channel(StrEnum):
    LETTER = "letter"
    IN_PERSON = "in-person"
    TELEPHONE = "telephone"
    EMAIL = "email"
    PORTAL = "portal"
