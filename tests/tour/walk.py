"""Who walks the tour, and how a request of theirs is written down."""

from collections.abc import Sequence

import httpx

from tests.evaluation.office import Office
from tests.tour.paper import Paper

TITLES = {
    "p-officer": "an officer of the province",
    "p-chairman": "the province's chairman",
    "p-secretary": "the council's secretary",
    "p-chair": "the council's chair",
    "p-binh": "a member",
    "p-chi": "a member",
    "p-dung": "a member",
    "p-inspector": "an inspector",
    None: "anybody, without a login",
}


class Walk:
    """Asks evaluation, and writes down what is worth seeing."""

    def __init__(self, office: Office, paper: Paper) -> None:
        self.office, self.paper = office, paper

    async def ask(
        self,
        who: str | None,
        method: str,
        path: str,
        body: object = None,
        *,
        at: str | None = None,
        only: Sequence[str] = (),
        seen: bool = True,
    ) -> httpx.Response:
        answer = await self.office.ask(who, method, path, body, at=at)
        if seen:
            shown = f"/api/v1{path}"
            self.paper.show(TITLES[who], method, shown, body, answer, at=at, only=only)
        await self.office.catch_up()
        return answer

    async def quietly(self, who: str, method: str, path: str, body: object = None, *, at: str) -> None:
        """A step that has to be there, and whose answer says nothing new."""
        answer = await self.ask(who, method, path, body, at=at, seen=False)
        assert answer.status_code in (200, 201), answer.text
        self.paper.request(TITLES[who], method, f"/api/v1{path}", body, at=at, status=answer.status_code)
