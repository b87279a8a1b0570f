"""An appointment lets a person act in a role at an office, for its unit and all below it, from day to day."""

from datetime import date
from uuid import UUID

from kernel.record import record


@record
class Appointment:
    """`until` is the last day in force; `ended_on` is the first day on which it is not, however it was meant.

    `stream` and `version` name the event that made it, which is what stands in the metadata of
    everything done under it.
    """

    appointment: UUID
    person: str
    role: str
    office: UUID
    unit: str
    since: date
    until: date | None
    ended_on: date | None
    stream: str
    version: int

    @property
    def reference(self) -> str:
        return f"{self.stream}@{self.version}"

    def in_force(self, day: date) -> bool:
        """Whether it holds on a day in Vietnam."""
        return (
            self.since <= day
            and (self.until is None or day <= self.until)
            and (self.ended_on is None or day < self.ended_on)
        )
