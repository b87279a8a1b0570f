"""What trade has heard of a product's certificates, in whatever order, and which one is in force."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from uuid import UUID

from kernel.record import record


class Ending(Enum):
    """Why a certificate is over; of two that are heard the higher value stays, so a revocation is final."""

    EXPIRED = 1
    SUPERSEDED = 2
    REVOKED = 3


@record
class Certificate:
    """A certificate as evaluation issued it; both days are days in Vietnam and belong to it.

    `stars` 1–5; `office` is the issuing body; the number is that of the decision behind it.
    """

    certificate: UUID
    stars: int
    office: UUID
    decision_number: str
    valid_from: date
    valid_until: date


@record
class End:
    """`successor` is the certificate that came in its place, where one did."""

    ending: Ending
    on: date
    successor: UUID | None = None


@record
class Known:
    """All that has been heard; an end may be heard before the certificate itself.

    `extended` are the last days of certificates that run on past their own.
    """

    certificates: Mapping[UUID, Certificate]
    ends: Mapping[UUID, End]
    extended: Mapping[UUID, date]

    def issued(self, certificate: Certificate) -> "Known":
        return replace(self, certificates={**self.certificates, certificate.certificate: certificate})

    def ended(self, certificate: UUID, end: End) -> "Known":
        return replace(self, ends={**self.ends, certificate: end})

    def runs_to(self, certificate: UUID, last_day: date) -> "Known":
        return replace(self, extended={**self.extended, certificate: last_day})

    def is_news(self, certificate: UUID, end: End) -> bool:
        """Whether this end says more than what was heard before of the same certificate."""
        before = self.ends.get(certificate)
        if before is None or before.ending.value < end.ending.value:
            return True
        return before.ending is end.ending is Ending.EXPIRED and before.on < end.on

    def is_another_day(self, certificate: UUID, last_day: date) -> bool:
        """A certificate is extended once, and after that its last day only comes nearer."""
        before = self.extended.get(certificate)
        return before is None or last_day < before

    def end_of(self, certificate: UUID) -> End | None:
        """It has not expired while it runs on, whatever was said before it was extended."""
        end, extended = self.ends.get(certificate), self.extended.get(certificate)
        if end is None or extended is None or end.ending is not Ending.EXPIRED:
            return end
        return end if end.on > extended else None

    def newest(self) -> list[Certificate]:
        """Those of the newest day of issue; several only if one was issued anew on that day."""
        last = max((c.valid_from for c in self.certificates.values()), default=None)
        return [self._as_extended(c) for c in self.certificates.values() if c.valid_from == last]

    def _as_extended(self, c: Certificate) -> Certificate:
        return replace(c, valid_until=self.extended.get(c.certificate, c.valid_until))

    def in_force(self) -> Certificate | None:
        """The newest certificate, unless it has ended.

        An older one never comes back: evaluation keeps one live certificate per product, so the
        older has been superseded, whether or not that has been heard yet.
        """
        living = [c for c in self.newest() if self.end_of(c.certificate) is None]
        return max(living, key=lambda c: (c.valid_until, c.certificate), default=None)

    def awaits_successor(self, certificate: UUID) -> bool:
        """Whether the newest certificate gave way to one of which nothing has been heard yet."""
        end = self.ends.get(certificate)
        if end is None or end.ending is not Ending.SUPERSEDED or end.successor is None:
            return False
        heard = end.successor in self.certificates or end.successor in self.ends
        return not heard and any(c.certificate == certificate for c in self.newest())


NOTHING = Known(certificates={}, ends={}, extended={})
