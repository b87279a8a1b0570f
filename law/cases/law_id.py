"""How a law is named in JSON, in a path and in a query: R and its number, as R4."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticKnownError

from law.generations import LAWS

IDS = tuple(law.id for law in LAWS)

# Of any law, also of one that this version does not know: what is asked of it answers that it is not there.
type AnyLawId = Annotated[str, StringConstraints(pattern="^R[1-9][0-9]?$"), Field(examples=["R4"])]


def _known(given: str) -> str:
    if given not in IDS:
        *others, last = (repr(identity) for identity in IDS)
        raise PydanticKnownError("literal_error", {"expected": f"{', '.join(others)} or {last}"})
    return given


# Of one that this version knows, all of which the contract lists.
type LawId = Annotated[str, AfterValidator(_known), Field(json_schema_extra={"enum": list(IDS)})]
