"""`replay`: rates every rating ever given again from its stored sheets, and reports those that differ."""

from collections.abc import Callable, Sequence

from asyncpg import Record
from google.protobuf.message import DecodeError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kernel.codec import Codec
from kernel.errors import Refused
from kernel.postgres import Connection, PostgresStore
from kernel.record import record
from kernel.store import Events
from kernel.verify.report import say
from kernel.verify.verify import connected
from services.evaluation.judgings.domain.again import differences
from services.evaluation.judgings.domain.events import ProductRated
from services.evaluation.lawbook.queries import criteria_of

BATCH = 500
COUNT = "select count(*) from events where type = $1"
RATINGS = "select stream, version, data from events where type = $1 order by pos"
# What bytes that were changed behind our back may come to while they are read.
UNREADABLE = (DecodeError, ValueError, ArithmeticError, LookupError)

type Tell = Callable[[str], None]
type Reached = Callable[[int, int], None]


@record
class Replayed:
    ratings: int
    differ: int

    @property
    def line(self) -> str:
        """The last line, which scripts read."""
        return f"{self.ratings} ratings: {self.ratings - self.differ} agree, {self.differ} differ"


async def replay_and_tell(database: str, codec: Codec, console: Console) -> bool:
    """Whether all agree; the command's exit code follows it. Raises OSError, PostgresError."""
    columns = (TextColumn("ratings"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("ratings", total=None)
        async with connected(database) as db:
            found = await replay(
                db,
                codec,
                tell=lambda line: say(console, line),
                reached=lambda done, total: bar.update(task, completed=done, total=total),
            )
    say(console, found.line)
    return found.differ == 0


async def replay(db: Connection, codec: Codec, *, tell: Tell, reached: Reached) -> Replayed:
    """In the order in which they are stored, as of one moment and in flat memory.

    `tell` is told a line for each rating that differs or cannot be given again.
    """
    rated = codec.name(ProductRated)
    events = Events(PostgresStore(db), codec)
    ratings = differ = 0
    async with db.transaction(isolation="repeatable_read", readonly=True):
        total: int = await db.fetchval(COUNT, rated)
        cursor = await db.cursor(RATINGS, rated)
        while rows := await cursor.fetch(BATCH):
            for row in rows:
                if why := await _why(events, rated, row):
                    tell(f"{row['stream']}@{row['version']}: {'; '.join(why)}")
                    differ += 1
            ratings += len(rows)
            reached(ratings, total)
    return Replayed(ratings=ratings, differ=differ)


async def _why(events: Events, rated: str, row: Record) -> Sequence[str]:
    """What differs; nothing where the rating stands."""
    try:
        stored = events.codec.decode(rated, row["data"])
    except UNREADABLE as broken:
        return [f"it cannot be read: {broken}"]
    if not isinstance(stored, ProductRated):
        return [f"it is a {type(stored).__name__}"]
    about = f"product {stored.product}"
    try:
        criteria = await criteria_of(events, stored)
    except Refused as refused:
        return [about, refused.sentence("en")]
    except KeyError:
        return [about, f"there are no rules {stored.rules}"]
    found = differences(stored, criteria)
    return [about, *(f"{d.what} {d.stored}, comes to {d.again}" for d in found)] if found else []
