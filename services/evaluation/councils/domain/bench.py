"""The bench is who of a council may score one product: seated, present, and without an interest in it."""

from datetime import date
from uuid import UUID

from kernel.errors import Refused
from kernel.record import record
from law.level import Level
from services.evaluation.councils.domain.council import Sitting
from services.evaluation.councils.domain.council_refusals import CouncilNoLongerSits, NotOfTheCouncil


class NotTheChair(Refused):
    vi = "Chỉ Chủ tịch Hội đồng được làm việc này."
    en = "Only the council's chair may do this."


class NotTheSecretary(Refused):
    vi = "Chỉ Thư ký Hội đồng được làm việc này."
    en = "Only the council's secretary may do this."


class NotAnAdviser(Refused):
    vi = "Chỉ thành viên Tổ tư vấn giúp việc Hội đồng được làm việc này."
    en = "Only the council's advisory team may do this."


class HasAnInterest(Refused):
    vi = "Thành viên đã khai báo lợi ích liên quan nên không chấm điểm sản phẩm này."
    en = "A member who has declared an interest does not score this product."


class AttendanceNotRecorded(Refused):
    vi = "Thư ký chưa ghi danh sách thành viên dự phiên họp ngày {day}."
    en = "The secretary has not recorded who is present at the session of {day}."


class NotPresent(Refused):
    vi = "Chỉ thành viên có mặt tại phiên họp mới chấm điểm."
    en = "Only members present at the session score."


@record
class Session:
    """The session at which this product is judged; `present` is None until attendance is recorded."""

    session: UUID
    planned_on: date
    present: frozenset[str] | None


@record
class Bench:
    """`interested` are members who do not score this product; `session` is None where none is scheduled."""

    council: UUID
    level: Level
    chair: str
    secretary: str
    members: frozenset[str]
    interested: frozenset[str]
    advisers: frozenset[str] = frozenset()
    session: Session | None = None

    def is_present(self, member: str) -> bool:
        """Also where nobody had to come together."""
        return self.session is None or self.session.present is None or member in self.session.present

    def may_score(self, member: str) -> bool:
        return member in self.members and member not in self.interested and self.is_present(member)

    def require_member(self, person: str) -> None:
        if person not in self.members:
            raise NotOfTheCouncil(member=person)

    def admit(self, member: str) -> None:
        """Raises NotOfTheCouncil, HasAnInterest, AttendanceNotRecorded or NotPresent."""
        self.require_member(member)
        if member in self.interested:
            raise HasAnInterest
        if self.session is not None and self.session.present is None:
            raise AttendanceNotRecorded(day=self.session.planned_on)
        if not self.is_present(member):
            raise NotPresent

    def require_adviser(self, person: str) -> None:
        if person not in self.advisers:
            raise NotAnAdviser

    def require_chair(self, person: str) -> None:
        if person != self.chair:
            raise NotTheChair

    def require_secretary(self, person: str) -> None:
        """The chair may do what the secretary does."""
        if person not in (self.secretary, self.chair):
            raise NotTheSecretary


def bench_for(council: Sitting, product: UUID, producer: UUID, session: Session | None = None) -> Bench:
    """Raises CouncilNoLongerSits for a dissolved council."""
    if council.dissolved:
        raise CouncilNoLongerSits
    return Bench(
        council=council.established.council,
        level=council.established.level,
        chair=council.chair,
        secretary=council.secretary,
        members=council.members,
        interested=frozenset(
            i.member for i in council.interests if i.product == product or i.producer == producer
        ),
        advisers=frozenset(council.established.advisers),
        session=session,
    )
