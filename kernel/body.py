"""What somebody asks is exactly what it says: no unknown field, no endless text, no control character."""

import re
import unicodedata
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

MAX_TEXT = 10_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

type Name = Annotated[str, Field(min_length=1, max_length=300)]
type Statement = Annotated[str, Field(min_length=1, max_length=4_000)]
type Text = Annotated[str, Field(max_length=MAX_TEXT)]
type Whole = Annotated[int, Field(ge=0, le=2_147_483_647)]


class Body(BaseModel):
    """Texts come out in Unicode NFC, without blanks around them, so that one name is one spelling."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        str_max_length=MAX_TEXT,
        hide_input_in_errors=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _plain_text(cls, given: object) -> object:
        return plain(given)


def plain(given: object) -> object:
    """The same value with every text in NFC; raises PydanticCustomError for control characters."""
    if isinstance(given, str):
        if CONTROL.search(given):
            raise PydanticCustomError("control_character", "Text has a control character")
        return given if given.isascii() else unicodedata.normalize("NFC", given)
    if isinstance(given, dict):
        return {plain(k): plain(v) for k, v in given.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - JSON of any shape
    if isinstance(given, list):
        return [plain(v) for v in given]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - JSON of any shape
    return given
