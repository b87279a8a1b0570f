"""A province in 2026: its council of five, an open round, and dossiers judged there under QĐ 26/2026."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from uuid import UUID

import httpx

from law.rating.rating import BANDS
from law.wording.packs import released
from tests.evaluation.district import FIVE, a_council, appoint_all
from tests.evaluation.office import Office, name

JUNE_1, JUNE_8, JUNE_10 = "2026-06-01T02:00:00Z", "2026-06-08T02:00:00Z", "2026-06-10T02:00:00Z"
COUNCIL, ROUND = name("p-council"), name("p-round")
RICE = 3


def done(answer: httpx.Response) -> httpx.Response:
    assert answer.status_code in (200, 201), answer.text
    return answer


@cache
def points(pack: str, total: int, number: int = RICE) -> Mapping[str, int]:
    """A sheet of exactly so many points that holds the gates of its band, with a story."""
    found = released(pack).sets[number]
    band = next((stars for stars, least in BANDS if total >= least), 1)
    floors = {gate.criterion: gate.at_least for gate in found.gates if gate.stars <= band}
    reached: dict[int, dict[str, int]] = {0: {}}
    for criterion in found.criteria:
        floor = max(floors.get(criterion.code, 0), int(criterion.code == "5.1"))
        reached = {
            had + option: {**scores, criterion.code: option}
            for option in sorted(criterion.points)
            if option >= floor
            for had, scores in reached.items()
        }
    return reached[total]


async def a_province(office: Office) -> None:
    """Its council, and a round beside the two of the law."""
    await appoint_all(office, "38", "province", "p-")
    await a_council(office, COUNCIL, "p-")
    extra = {"regulation": "13/QC-HĐ", "plan": "20/KH-UBND"}
    body = {"name": "Đợt tháng 6", "dossiers_due": "2026-06-05", "results_due": "2026-06-29", **extra}
    done(await office.ask("p-officer", "PUT", f"/rounds/{ROUND}", body, at=JUNE_1))


async def a_dossier(office: Office, called: str, filed_on: date) -> UUID:
    """Filed on that day, forwarded to the province in time, and enrolled."""
    dossier = await office.dossier(called, filed_on=filed_on, forwarded_on=date(2026, 6, 1), office="38")
    done(await office.ask("p-secretary", "PUT", f"/rounds/{ROUND}/dossiers/{dossier}", at=JUNE_8))
    return dossier


async def an_opening(office: Office, judging: UUID, dossier: UUID, **more: object) -> httpx.Response:
    body = {"dossier": str(dossier), "council": str(COUNCIL), "round": str(ROUND), **more}
    return await office.ask("p-secretary", "PUT", f"/judgings/{judging}", body, at=JUNE_8)


async def in_session(office: Office, dossiers: Mapping[UUID, UUID], called: str = "june") -> None:
    """All of them in one session on 10 June, handed out two days before: judgings by dossier."""
    path = f"/rounds/{ROUND}/sessions/{name(called)}"
    listed = [str(dossier) for dossier in dossiers]
    planned = {"council": str(COUNCIL), "planned_on": "2026-06-10", "place": "UBND", "dossiers": listed}
    done(await office.ask("p-secretary", "PUT", path, planned, at=JUNE_8))
    for judging in dossiers.values():
        done(await office.ask("p-secretary", "POST", f"/judgings/{judging}/hand-out", at=JUNE_8))
    there = {"present": [office.person(f"p-{member}") for member in FIVE]}
    done(await office.ask("p-secretary", "POST", f"{path}/attendance", there, at=JUNE_10))


async def scored(
    office: Office, judging: UUID, scores: Mapping[str, int], prefix: str = "p-", at: str = JUNE_10
) -> dict[str, object]:
    """All five give the same points, and the chair closes."""
    path = f"/judgings/{judging}"
    for member in FIVE:
        body = {"scores": scores}
        done(await office.ask(f"{prefix}{member}", "PUT", f"{path}/sheet", body, at=at))
    return done(await office.ask(f"{prefix}chair", "POST", f"{path}/closing", at=at)).json()
