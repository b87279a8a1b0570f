"""A province with a district and two communes, and the officers who hold appointments there."""

from datetime import date
from uuid import UUID, uuid5

import asyncpg

from deploy.local.databases import Database
from kernel.authority.person import person_id
from kernel.migrate import migrate

UNITS = {"VN": None, "90": "VN", "900": "90", "00123": "900", "00124": "900", "91": "VN"}
SPACE = UUID("5f0c5c57-5ddc-4b0e-8f6b-0a3f8e3f1d11")
SINCE = date(2020, 1, 1)
PERSON_KEY = b"p" * 32


def appointment_of(name: str) -> UUID:
    return uuid5(SPACE, name)


async def officers_tables(database: Database) -> None:
    """The kernel's tables with units; officers are appointed by each test."""
    await migrate(database.owner_url, database.service, [])
    connection = await asyncpg.connect(database.owner_url)
    try:
        await connection.executemany(
            "insert into authority_units (code, name, parent, valid_from) values ($1, $2, $3, $4)",
            [(code, f"Đơn vị {code}", parent, SINCE) for code, parent in UNITS.items()],
        )
    finally:
        await connection.close()


async def appoint(
    database: Database,
    issuer: str,
    name: str,
    role: str,
    unit: str,
    *,
    since: date = SINCE,
    until: date | None = None,
    ended_on: date | None = None,
    key: bytes = PERSON_KEY,
) -> UUID:
    """As the projection would; `name` is the person's name at the issuer."""
    appointment = appointment_of(f"{name} {role} {unit}")
    connection = await asyncpg.connect(database.url)
    try:
        await connection.execute(
            "insert into authority_appointments values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
            appointment,
            person_id(issuer, name, key),
            role,
            uuid5(SPACE, unit),
            unit,
            since,
            until,
            ended_on,
            f"appointment-{appointment}",
        )
    finally:
        await connection.close()
    return appointment
