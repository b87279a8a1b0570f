"""Live activity counts what happened lately, and where."""

from datetime import UTC, date, datetime, timedelta

import asyncpg

from deploy.local.databases import Database
from kernel.activity import HOUR, MINUTE, MOST, QUARTER, Active, Board, Tally, activity
from kernel.postgres import Pool

NOW = 1_700_000_000.0
AT = datetime.fromtimestamp(NOW, UTC)
ISSUED, REVOKED = "ocop.evaluation.v1.CertificateIssued", "ocop.evaluation.v1.CertificateRevoked"
COMMUNE, PROVINCE, COUNTRY = "16201", "38", "VN"
UNITS = ((COUNTRY, "Country", None), (PROVINCE, "Province", COUNTRY), (COMMUNE, "Commune", PROVINCE))
ESTABLISH = "insert into authority_units (code, name, parent, valid_from) values ($1, $2, $3, $4)"


def test_events_slide_out_of_one_window_after_the_other() -> None:
    tally = Tally()
    tally.add(ISSUED, COMMUNE, NOW, NOW)
    key = (ISSUED, COMMUNE)
    assert tally.counts(NOW) == {key: (1, 1, 1)}
    assert tally.counts(NOW + MINUTE + 5) == {key: (0, 1, 1)}
    assert tally.counts(NOW + QUARTER + 5) == {key: (0, 0, 1)}
    assert tally.counts(NOW + HOUR + 5) == {}


def test_types_and_units_are_counted_apart() -> None:
    tally = Tally()
    for kind, unit in ((ISSUED, COMMUNE), (ISSUED, COMMUNE), (REVOKED, COMMUNE), (ISSUED, "")):
        tally.add(kind, unit, NOW, NOW)
    assert tally.counts(NOW) == {
        (ISSUED, COMMUNE): (2, 2, 2),
        (REVOKED, COMMUNE): (1, 1, 1),
        (ISSUED, ""): (1, 1, 1),
    }


def test_what_happened_long_ago_is_left_out() -> None:
    tally = Tally()
    tally.add(ISSUED, COMMUNE, NOW - HOUR, NOW)
    assert tally.counts(NOW) == {}


def test_late_news_counts_in_its_own_time() -> None:
    tally = Tally()
    tally.add(ISSUED, COMMUNE, NOW, NOW)
    tally.add(ISSUED, COMMUNE, NOW - QUARTER / 2, NOW)
    assert tally.counts(NOW) == {(ISSUED, COMMUNE): (1, 2, 2)}


def test_memory_is_bounded() -> None:
    tally = Tally()
    for unit in range(2 * MOST):
        tally.add(ISSUED, str(unit), NOW, NOW)
    assert len(tally.counts(NOW)) == MOST + 1


async def test_counts_of_all_workers_are_shown_by_province(connections: Pool, migrated: Database) -> None:
    owner = await asyncpg.connect(migrated.owner_url)
    for code, name, parent in UNITS:
        await owner.execute(ESTABLISH, code, name, parent, date.min)
    await owner.close()
    for _ in range(2):
        tally = Tally()
        tally.add(ISSUED, COMMUNE, NOW, NOW)
        tally.add(ISSUED, PROVINCE, NOW - MINUTE, NOW)
        tally.add(REVOKED, COUNTRY, NOW - QUARTER, NOW)
        await Board(connections, tally, lambda: AT).show()
    assert await activity(connections, AT) == [
        Active(type=ISSUED, province=PROVINCE, name="Province", minute=2, quarter=4, hour=4),
        Active(type=REVOKED, province="", name="", minute=0, quarter=0, hour=2),
    ]


async def test_a_worker_that_is_gone_is_not_shown(connections: Pool) -> None:
    tally = Tally()
    tally.add(ISSUED, "", NOW, NOW)
    await Board(connections, tally, lambda: AT).show()
    assert await activity(connections, AT + timedelta(minutes=1)) == []
