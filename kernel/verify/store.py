"""Store against sequence: each committed event has one number, and numbers follow the order of streams."""

from kernel.postgres import Connection
from kernel.verify.found import Kind, Tally

UNNUMBERED = """
select e.stream, e.version from events e
where e.txid < $1::text::xid8 and not exists (select from sequence q where q.pos = e.pos) order by e.pos
"""
# Each of these gives its sentence's facts, and last how many events the row stands for.
GAPS = """
select prior + 1, seq - 1, seq - prior - 1
from (select seq, lag(seq, 1, -1::bigint) over (order by seq) as prior from sequence) as numbered
where seq <> prior + 1
"""
EVENTLESS = """
select q.seq, q.pos, 1 from sequence q
where not exists (select from events e where e.pos = q.pos) order by q.seq
"""
INVERTED = """
select q.seq, e.stream, e.version, 1
from sequence q join events e using (pos)
left join (events p join sequence b on b.pos = p.pos) on p.stream = e.stream and p.version = e.version - 1
where e.version > 1 and (b.seq is null or b.seq > q.seq)
"""
BACKDATED = """
select seq, 1
from (select seq, sequenced_at, lag(sequenced_at) over (order by seq) as prior from sequence) as numbered
where sequenced_at < prior
"""
QUESTIONS = (
    (GAPS, Kind.LOST, "numbers {} to {} were never given"),
    (EVENTLESS, Kind.FOREIGN, "number {} stands for place {}, where no event is"),
    (INVERTED, Kind.REORDERED, "number {} is {}@{}, and the version before it has no earlier number"),
    (BACKDATED, Kind.REORDERED, "number {} was given before the number below it"),
)


async def check_store(db: Connection, horizon: str, tally: Tally) -> int:
    """Compare, as of one moment, and return how many events there are in all.

    `horizon` is a transaction id: everything below it was decided before the check began.
    """
    async with db.transaction(isolation="repeatable_read", readonly=True):
        async for stream, version in db.cursor(UNNUMBERED, horizon):
            tally.add(Kind.LOST, f"{stream}@{version} was committed and has no number")
        for question, kind, sentence in QUESTIONS:
            async for row in db.cursor(question):
                *facts, times = row
                tally.add(kind, sentence.format(*facts), times)
        return await db.fetchval("select coalesce(max(seq) + 1, 0) from sequence")
