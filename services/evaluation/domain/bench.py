"""The bench is who of a council may score one product: seated now, and without an interest in it."""

from uuid import UUID

from kernel.errors import Refused
from kernel.record import record
from services.evaluation.domain.council import CouncilNoLongerSits, NotOfTheCouncil, Sitting
from services.evaluation.domain.level import Level
from services.evaluation.domain.refusals import NotTheChair, NotTheSecretary


class HasAnInterest(Refused):
    vi = "Thành viên đã khai báo lợi ích liên quan nên không chấm điểm sản phẩm này."
    en = "A member who has declared an interest does not score this product."


@record
class Bench:
    """`interested` are members who do not score this product."""

    council: UUID
    level: Level
    chair: str
    secretary: str
    members: frozenset[str]
    interested: frozenset[str]

    def may_score(self, member: str) -> bool:
        return member in self.members and member not in self.interested

    def admit(self, member: str) -> None:
        """Raises NotOfTheCouncil or HasAnInterest where the member may not score."""
        if member not in self.members:
            raise NotOfTheCouncil(member=member)
        if member in self.interested:
            raise HasAnInterest

    def require_chair(self, person: str) -> None:
        if person != self.chair:
            raise NotTheChair

    def require_secretary(self, person: str) -> None:
        """The chair may do what the secretary does."""
        if person not in (self.secretary, self.chair):
            raise NotTheSecretary


def bench_for(council: Sitting, product: UUID, producer: UUID) -> Bench:
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
    )
