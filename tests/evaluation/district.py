"""A district with its council of five, quorum four, and a round: where the tests over HTTP begin."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from tests.evaluation.office import Office, name
from tests.evaluation.story import points

EARLY = "2024-04-08T02:00:00Z"
WINTER, SPRING, SUMMER = "2024-01-15T02:00:00Z", "2024-04-10T02:00:00Z", "2024-06-10T02:00:00Z"
FIVE = ("chair", "secretary", "binh", "chi", "dung")
COUNCIL, ROUND = name("council"), name("round")


async def appoint_all(office: Office, unit: str = "395", level: str = "district", prefix: str = "") -> None:
    """Everybody who acts in a district or a province."""
    await office.appoint(f"{prefix}officer", f"{level}-officer", unit)
    await office.appoint(f"{prefix}chairman", "chairman", unit)
    await office.appoint(f"{prefix}inspector", "inspector", unit)
    await office.appoint(f"{prefix}secretary", "council-secretary", unit)
    for member in FIVE:
        await office.appoint(f"{prefix}{member}", "council-member", unit)


async def a_council(office: Office, council: UUID = COUNCIL, prefix: str = "") -> None:
    """Of five with a quorum of four; totals may be ten points apart."""
    seats = [{"member": office.person(f"{prefix}{m}"), "department": f"Phòng {m}"} for m in FIVE]
    body = {
        "name": "Hội đồng OCOP",
        "decision_number": "12/QĐ-UBND",
        "chair": office.person(f"{prefix}chair"),
        "secretary": office.person(f"{prefix}secretary"),
        "seats": seats,
        "advisers": [office.person(f"{prefix}adviser")],
    }
    made = await office.ask(f"{prefix}chairman", "PUT", f"/councils/{council}", body, at=WINTER)
    assert made.status_code == 201, made.text
    regulation = {"document": "13/QĐ-HĐ", "quorum": 4, "chair_must_score": True, "spread": 10}
    path = f"/councils/{council}/regulation"
    adopted = await office.ask(f"{prefix}officer", "POST", path, regulation, at=WINTER)
    assert adopted.status_code == 200, adopted.text


async def a_round(office: Office) -> None:
    body = {"name": "Đợt 1", "dossiers_due": "2024-03-15", "results_due": "2024-06-30"}
    opened = await office.ask("officer", "PUT", f"/rounds/{ROUND}", body, at=WINTER)
    assert opened.status_code == 201, opened.text


async def a_district(office: Office) -> None:
    await appoint_all(office)
    await a_council(office)
    await a_round(office)


async def a_province(office: Office) -> None:
    await appoint_all(office, "38", "province", "p-")
    await a_council(office, name("p-council"), "p-")


async def an_opening(office: Office, called: str = "rice") -> tuple[UUID, UUID]:
    """A product enrolled and its judging opened: the judging and the dossier."""
    dossier = await office.dossier(called)
    enrolled = await office.ask("secretary", "PUT", f"/rounds/{ROUND}/dossiers/{dossier}", at=EARLY)
    assert enrolled.status_code == 200, enrolled.text
    judging = name(f"judging of {called}")
    body = {"dossier": str(dossier), "council": str(COUNCIL), "round": str(ROUND)}
    opened = await office.ask("secretary", "PUT", f"/judgings/{judging}", body, at=EARLY)
    assert opened.status_code == 201, opened.text
    return judging, dossier


async def a_session(office: Office, judging: UUID, dossier: UUID, present: Sequence[str] = FIVE) -> UUID:
    """Scheduled for two working days later, the dossier handed out, and the members there."""
    session = name(f"session of {dossier}")
    path = f"/rounds/{ROUND}/sessions/{session}"
    planned = {
        "council": str(COUNCIL),
        "planned_on": "2024-04-10",
        "place": "UBND",
        "dossiers": [str(dossier)],
    }
    scheduled = await office.ask("secretary", "PUT", path, planned, at=EARLY)
    assert scheduled.status_code == 200, scheduled.text
    handed = await office.ask("secretary", "POST", f"/judgings/{judging}/hand-out", at=EARLY)
    assert handed.status_code == 200, handed.text
    there = {"present": [office.person(member) for member in present]}
    held = await office.ask("secretary", "POST", f"{path}/attendance", there, at=SPRING)
    assert held.status_code == 200, held.text
    return session


async def a_judging(office: Office, called: str = "rice") -> tuple[UUID, UUID]:
    """A product before the district's council in session: its judging and its product."""
    judging, dossier = await an_opening(office, called)
    await a_session(office, judging, dossier)
    return judging, name(called)


def scores(total: int) -> dict[str, Mapping[str, int]]:
    return {"scores": points(total)}


async def submit_all(office: Office, judging: UUID, *totals: int, prefix: str = "") -> None:
    for member, total in zip(FIVE, totals, strict=False):
        path = f"/judgings/{judging}/sheet"
        done = await office.ask(f"{prefix}{member}", "PUT", path, scores(total), at=SPRING)
        assert done.status_code == 200, done.text


async def a_rating(office: Office, called: str, total: int) -> tuple[UUID, UUID]:
    judging, product = await a_judging(office, called)
    await submit_all(office, judging, *[total] * 5)
    closed = await office.ask("chair", "POST", f"/judgings/{judging}/closing", at=SPRING)
    assert closed.status_code == 200, closed.text
    return judging, product


async def a_decision(
    office: Office,
    results: Mapping[UUID, tuple[UUID, int]],
    *,
    at: str = SUMMER,
    prefix: str = "",
    called: str = "decision",
) -> UUID:
    """Signed and its certificates issued: `results` are judging and stars by product."""
    body = {
        "number": "45/QĐ-UBND",
        "legal_bases": ["Quyết định số 148/QĐ-TTg"],
        "recognised": [
            {"product": str(product), "judging": str(judging), "stars": stars}
            for product, (judging, stars) in results.items()
        ],
    }
    decision = name(called)
    signed = await office.ask(f"{prefix}chairman", "PUT", f"/decisions/{decision}", body, at=at)
    assert signed.status_code == 201, signed.text
    await office.catch_up()
    return decision
