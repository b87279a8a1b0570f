"""The chair closes scoring: the vault opens the sheets, which must be those that were submitted."""

from kernel.execute import execute
from kernel.store import Answer, Context, Events
from kernel.vault import Vault
from law.generations import law_named
from services.evaluation.judgings.domain.commands import CloseScoring
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.state import Scoring
from services.evaluation.judgings.usecases.bench import bench_of
from services.evaluation.judgings.usecases.sealing import open_sheet
from services.evaluation.lawbook.queries import criteria_of


async def close_scoring(events: Events, vault: Vault, scoring: Scoring, by: str, context: Context) -> Answer:
    """Raises NotTheChair before any sheet is opened, and what refuses to close or to rate."""
    opened = scoring.opened
    bench = await bench_of(events, scoring)
    bench.require_chair(by)
    sheets = [
        await open_sheet(vault, opened.judging, member, submitted.sheet)
        for member, submitted in scoring.sheets.items()
    ]
    command = CloseScoring(
        judging=opened.judging,
        bench=bench,
        by=by,
        sheets=tuple(sheets),
        criteria=await criteria_of(events, opened),
        law=law_named(opened.rules),
        at=context.occurred_at,
    )
    return await execute(events, decider, opened.judging, command, context)
