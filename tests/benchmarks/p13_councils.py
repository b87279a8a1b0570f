"""Where P13 begins: councils in session, and members with their tokens and their sheets filled in."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID, uuid4, uuid5

import asyncpg

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from kernel.authority.person import person_id
from kernel.execute import execute, execute_steps
from kernel.migrate import migrate
from kernel.postgres import PostgresStore, pool
from kernel.record import record
from kernel.store import Context, Events, Step
from law.generations import Kind, law_named
from law.level import Level
from law.regulation import GateReading, Regulation
from law.wording.packs import released
from services.evaluation.app import service
from services.evaluation.councils.domain import council, round  # noqa: A004  the domain's word
from services.evaluation.councils.domain.bench import bench_for
from services.evaluation.dossiers.domain.dossier import Dossier
from services.evaluation.judgings.domain.commands import HandOutDossier, OpenJudging
from services.evaluation.judgings.domain.rules import decider as judged
from tests.kernel.http.officers import PERSON_KEY, SINCE, SPACE

UNIT = "395"
OFFICE = uuid5(SPACE, UNIT)
EARLY, MEETING = date(2024, 4, 8), date(2024, 4, 10)
MORNING = datetime(2024, 4, 10, 2, tzinfo=UTC)
RULES, SET = law_named("R4"), 3
REGULATION = Regulation(quorum=1, chair_must_score=False, spread=10, gate_reading=GateReading.MEAN)


@record
class Member:
    """`request` is the whole of what the member's browser sends."""

    person: str
    judging: UUID
    request: bytes


@record
class Seats:
    """One council, and its members by their names at the issuer."""

    number: int
    names: tuple[str, ...]

    def id(self, of: str) -> UUID:
        return uuid5(SPACE, f"{of} {self.number}")


async def evaluation_tables(database: Database) -> None:
    await migrate(database.owner_url, database.service, [service().migrations])


async def in_session(database: Database, issuer: Issuer, councils: int, size: int) -> Sequence[Member]:
    """So many councils of that size in one round, each with a dossier before it, all members present."""
    all_seats = [
        Seats(number=n, names=tuple(f"member {n}.{seat}" for seat in range(size))) for n in range(councils)
    ]
    connections = await pool(database.url, size=2)
    try:
        await _appoint(database, issuer, all_seats)
        events = Events(PostgresStore(connections), service().codec)
        await _open_round(events)
        for seats in all_seats:
            await _seat(events, issuer, seats)
    finally:
        await connections.close()
    body = _sheet()
    return [_member(issuer, seats, name, body) for seats in all_seats for name in seats.names]


async def _appoint(database: Database, issuer: Issuer, all_seats: Sequence[Seats]) -> None:
    """As the projection would have."""
    connection = await asyncpg.connect(database.owner_url)
    try:
        await connection.execute(
            "insert into authority_units (code, name, parent, valid_from) values ($1, $1, null, $2)",
            UNIT,
            SINCE,
        )
        await connection.executemany(
            "insert into authority_appointments values ($1, $2, $3, $4, $5, $6, null, null, $7, 1)",
            [
                (
                    uuid5(SPACE, name),
                    person_id(issuer.url, name, PERSON_KEY),
                    "council-member",
                    OFFICE,
                    UNIT,
                    SINCE,
                    f"appointment-{uuid5(SPACE, name)}",
                )
                for seats in all_seats
                for name in seats.names
            ],
        )
    finally:
        await connection.close()


def _context() -> Context:
    return Context(
        command=uuid4(), request=b"r" * 32, actor="person-0", occurred_at=MORNING, recorded_at=MORNING
    )


ROUND = uuid5(SPACE, "round")


async def _open_round(events: Events) -> None:
    opening = round.OpenRound(
        round=ROUND,
        office=OFFICE,
        unit=UNIT,
        level=Level.DISTRICT,
        name="Đợt 1",
        opened_on=date(2024, 1, 15),
        dossiers_due=date(2024, 3, 15),
        results_due=date(2024, 6, 30),
    )
    await execute(events, round.decider, ROUND, opening, _context())


async def _seat(events: Events, issuer: Issuer, seats: Seats) -> None:
    members = [person_id(issuer.url, name, PERSON_KEY) for name in seats.names]
    identity = seats.id("council")
    establish = council.EstablishCouncil(
        council=identity,
        level=Level.DISTRICT,
        office=OFFICE,
        unit=UNIT,
        name="Hội đồng OCOP",
        decision_number=f"{seats.number}/QĐ-UBND",
        established_on=date(2024, 1, 15),
        chair=members[0],
        secretary=members[0],
        seats=tuple(council.Seat(member=member, department="UBND") for member in members),
        advisers=(),
    )
    adopt = council.AdoptRegulation(
        council=identity, regulation=REGULATION, document="13/QĐ", adopted_on=date(2024, 1, 15)
    )
    steps = [Step(decider=council.decider, id=identity, command=command) for command in (establish, adopt)]
    await execute_steps(events, steps, _context())
    await _begin(events, seats, members)


async def _begin(events: Events, seats: Seats, members: Sequence[str]) -> None:
    """The dossier enrolled, its judging opened, handed out, the session scheduled and attended."""
    sitting, _ = await events.state(council.decider, seats.id("council"))
    assert sitting is not None
    dossier, judging = _dossier(seats), seats.id("judging")
    bench = bench_for(sitting, dossier.product, dossier.producer)
    there = frozenset(members)
    enrol = round.EnrolDossier(
        round=ROUND, dossier=dossier.dossier, product=dossier.product, received_on=dossier.forwarded_on
    )
    schedule = round.ScheduleSession(
        round=ROUND,
        session=seats.id("session"),
        council=seats.id("council"),
        planned_on=MEETING,
        place="UBND",
        sitting=1,
        dossiers=frozenset({dossier.dossier}),
    )
    hold = round.HoldSession(
        round=ROUND, session=seats.id("session"), held_on=MEETING, present=there, seats=there
    )
    opening = OpenJudging(
        judging=judging,
        dossier=dossier,
        bench=bench,
        office=OFFICE,
        unit=UNIT,
        round=ROUND,
        regulation=REGULATION,
        law=RULES,
        pack=released("R4"),
        from_below=None,
        by=members[0],
        at=MORNING,
    )
    hand_out = HandOutDossier(judging=judging, bench=bench, by=members[0], on=EARLY)
    in_the_round = [
        Step(decider=round.decider, id=ROUND, command=command) for command in (enrol, schedule, hold)
    ]
    judgings = [Step(decider=judged, id=judging, command=command) for command in (opening, hand_out)]
    await execute_steps(events, [*in_the_round, *judgings], _context())


def _dossier(seats: Seats) -> Dossier:
    return Dossier(
        dossier=seats.id("dossier"),
        product=seats.id("product"),
        producer=seats.id("producer"),
        kind=Kind.FIRST,
        filed_on=date(2024, 2, 20),
        forwarded_on=date(2024, 3, 1),
        criteria_set=SET,
        unit=UNIT,
        to_office=OFFICE,
    )


def _sheet() -> bytes:
    """The last option of every criterion, as a browser says it."""
    criteria = released("R4").sets[SET].criteria
    return json.dumps(
        {"choices": {criterion.code: len(criterion.options) for criterion in criteria}}
    ).encode()


def _member(issuer: Issuer, seats: Seats, name: str, body: bytes) -> Member:
    judging = seats.id("judging")
    head = (
        f"PUT /api/v1/judgings/{judging}/sheet HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Authorization: Bearer {issuer.token(name)}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    person = person_id(issuer.url, name, PERSON_KEY)
    return Member(person=person, judging=judging, request=head.encode() + body)
