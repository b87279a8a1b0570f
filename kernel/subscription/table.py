"""The usual projection: one table, whose rows are folds of the events that bear their key."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Protocol, Self

from kernel.postgres import Connection
from kernel.subscription.folding import Folding
from kernel.subscription.heard import Heard
from kernel.subscription.trouble import Mistake

COLUMNS = """
select attname::text from pg_attribute
where attrelid = to_regclass($1) and attnum > 0 and not attisdropped order by attnum
"""
# In the order of their keys: two readers that need the same rows wait for each other, and never both.
SELECT = """select * from "{table}" where "{key}" = any($1) order by "{key}" for update"""
DELETE = """delete from "{table}" where "{key}" = any($1)"""
UPDATE = """update "{table}" t set {updates} from unnest($1::"{table}"[]) r where t."{key}" = r."{key}\""""
# Not `on conflict`: a row that another reader made meanwhile must be read before it is written.
INSERT = """insert into "{table}" select r.* from unnest($1::"{table}"[]) r"""


class Key(Protocol):
    """What a row is found by; keys have an order."""

    def __hash__(self) -> int: ...

    def __lt__(self, other: Self, /) -> bool: ...


class OtherColumns(Mistake):
    """The table and the record of its rows do not have the same columns in the same order."""


class Table[R, K: Key]:
    """`evolve` makes the next row of the last one, or None where there is (or shall be) none.

    `row` is a @record whose fields are the table's columns, in order, with values as PostgreSQL
    gives them back. `keys` says which rows an event bears on.
    """

    def __init__(
        self,
        *,
        name: str,
        table: str,
        row: type[R],
        key: str,
        listens: tuple[type, ...],
        keys: Callable[[Heard], Iterable[K]],
        evolve: Callable[[R | None, Heard, K], R | None],
    ) -> None:
        self.name, self.table, self.key, self.listens = name, table, key, listens
        self._row, self._keys, self._evolve = row, keys, evolve
        self.columns = _columns(row)
        rest = ", ".join(f'"{c}" = r."{c}"' for c in self.columns if c != key)
        self._select = SELECT.format(table=table, key=key)
        self._delete = DELETE.format(table=table, key=key)
        self._update = UPDATE.format(table=table, key=key, updates=rest or f'"{key}" = r."{key}"')
        self._insert = INSERT.format(table=table)
        self._checked = False

    async def project(self, db: Connection, batch: Sequence[Heard], /) -> None:
        """One select for all rows of the batch, and at most one delete, update and insert."""
        await self._check(db)
        wanted = self.by_key(batch)
        found = await db.fetch(self._select, list(wanted)) if wanted else []
        before: dict[K, R] = {row[self.key]: self._row(**dict(row)) for row in found}
        gone: list[K] = []
        changed: list[tuple[object, ...]] = []
        added: list[tuple[object, ...]] = []
        for key, events in wanted.items():
            old = before.get(key)
            new = self.fold(old, events, key)
            if new is old:
                continue
            if new is None:
                gone.append(key)
            else:
                (added if old is None else changed).append(self.values(new))
        for statement, rows in ((self._delete, gone), (self._update, changed), (self._insert, added)):
            if rows:
                await db.execute(statement, rows)

    def by_key(self, batch: Sequence[Heard]) -> dict[K, list[Heard]]:
        """The events that bear on each key, the keys in order."""
        wanted: dict[K, list[Heard]] = {}
        for heard in batch:
            for key in self._keys(heard):
                wanted.setdefault(key, []).append(heard)
        return {key: wanted[key] for key in sorted(wanted)}

    def fold(self, row: R | None, events: Iterable[Heard], key: K) -> R | None:
        for heard in events:
            row = self._evolve(row, heard, key)
        return row

    def values(self, row: R) -> tuple[object, ...]:
        """The row as its table holds it."""
        return tuple(getattr(row, column) for column in self.columns)

    def folding(self) -> Folding:
        """A fold of all its rows in memory, from the first event on."""
        return _Folding(self)

    async def _check(self, db: Connection) -> None:
        if self._checked:
            return
        there = tuple(row["attname"] for row in await db.fetch(COLUMNS, f'"{self.table}"'))
        if there != self.columns:
            raise OtherColumns(f"{self.table} has columns {there}, its rows have {self.columns}")
        self._checked = True


class _Folding[R, K: Key]:
    def __init__(self, table: Table[R, K]) -> None:
        self._table = table
        self._rows: dict[K, R] = {}

    def add(self, batch: Iterable[Heard], /) -> None:
        wanted = [heard for heard in batch if isinstance(heard.event, self._table.listens)]
        for key, events in self._table.by_key(wanted).items():
            row = self._table.fold(self._rows.get(key), events, key)
            if row is None:
                self._rows.pop(key, None)
            else:
                self._rows[key] = row

    def rows(self) -> Iterator[tuple[object, tuple[object, ...]]]:
        return ((key, self._table.values(row)) for key, row in self._rows.items())


def _columns(row: type) -> tuple[str, ...]:
    if not is_dataclass(row):
        raise TypeError(f"{row} is no record")
    return tuple(field.name for field in fields(row))
