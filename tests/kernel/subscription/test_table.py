"""A table's rows are the folds of the events that bear their key, whoever writes them and in what batches."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel.postgres import Pool
from kernel.readall import Sequenced
from kernel.record import record
from kernel.reservation import Released, Reserved
from kernel.subscription.effect import Projecting
from kernel.subscription.heard import Heard
from kernel.subscription.table import OtherColumns, Table
from tests.kernel.subscription.story import (
    HONEY,
    RICE,
    TEA,
    TOPIC,
    Holding,
    changes,
    delivery,
    heard,
    holdings,
    names,
    said,
)


async def project(db: Pool, table: Table[Holding, str], events: Sequence[Sequenced]) -> None:
    async with db.acquire() as connection, connection.transaction():
        await table.project(connection, heard(events))


async def rows(db: Pool) -> dict[str, tuple[str | None, int]]:
    found = await db.fetch("select name, holder, changes from holdings order by name")
    return {row["name"]: (row["holder"], row["changes"]) for row in found}


async def test_rows_come_change_and_are_folded_over_batches(db: Pool) -> None:
    table = holdings()
    await project(db, table, [*changes(HONEY, 1, 3, "bee"), *changes(TEA, 1, 2)])
    await project(db, table, [*changes(HONEY, 4, 4), *changes(RICE, 1, 1, "field")])
    assert await rows(db) == {HONEY: (None, 4), RICE: ("field", 1), TEA: (None, 2)}


async def test_none_deletes_the_row(db: Pool) -> None:
    def held(row: Holding | None, one: Heard, key: str) -> Holding | None:
        match one.event:
            case Reserved() as event:
                return Holding(name=key, holder=event.holder, changes=1 + (row.changes if row else 0))
            case _:
                return None

    table = Table(
        name="held",
        table="holdings",
        row=Holding,
        key="name",
        listens=(Reserved, Released),
        keys=names,
        evolve=held,
    )
    await project(db, table, [*changes(HONEY, 1, 1, "bee"), *changes(TEA, 1, 2)])
    assert await rows(db) == {HONEY: ("bee", 1)}
    await project(db, table, changes(HONEY, 2, 2))
    assert await rows(db) == {}


async def test_a_record_with_other_columns_than_its_table_is_refused(db: Pool) -> None:
    @record
    class Short:
        name: str
        holder: str | None

    def follow(row: Short | None, _: Heard, key: str) -> Short | None:
        return row or Short(name=key, holder=None)

    table = Table(
        name="short",
        table="holdings",
        row=Short,
        key="name",
        listens=(Reserved,),
        keys=names,
        evolve=follow,
    )
    with pytest.raises(OtherColumns):
        async with db.acquire() as connection:
            await table.project(connection, heard(changes(HONEY, 1, 1)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(min_value=1, max_value=11), max_size=4))
def test_how_events_are_cut_into_batches_does_not_matter(cuts: list[int]) -> None:
    events = [*changes(HONEY, 1, 4), *changes(TEA, 1, 3), *changes(RICE, 1, 5)]
    table = holdings()
    whole = {key: table.fold(None, mine, key) for key, mine in table.by_key(heard(events)).items()}
    bounds = [0, *sorted(cuts), len(events)]
    parts: dict[str, Holding | None] = {}
    for begin_at, end_at in pairwise(bounds):
        for key, mine in table.by_key(heard(events[begin_at:end_at])).items():
            parts[key] = table.fold(parts.get(key), mine, key)
    assert parts == whole


async def test_two_readers_that_share_a_row_lose_nothing(db: Pool) -> None:
    """Different streams in different partitions bear on the same key, and both readers write at once."""

    def of_stream(stream: str, version: int) -> Sequenced:
        return said(Reserved(name=HONEY, holder=stream), stream, version)

    async def reader(partition: int) -> None:
        share = await delivery(db, Projecting(holdings()), places=[(TOPIC, partition)])
        for version in range(1, 21):
            event = of_stream(f"reservation-{partition}", version)
            await share.deliver(heard([event], partition=partition, at=version - 1))

    await asyncio.gather(reader(0), reader(1))
    assert (await rows(db))[HONEY][1] == 40
