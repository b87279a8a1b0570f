"""A day that a request may name: from the first administration that is on record to the next century."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


def _plausible(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise PydanticCustomError("date_out_of_range", "The day is out of range")
    return day


type Day = Annotated[date, AfterValidator(_plausible)]
