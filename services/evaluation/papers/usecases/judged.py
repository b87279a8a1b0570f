"""The commands that stand behind a paper: opened, visited, tested, scored by each member, closed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kernel.days import start_of
from kernel.errors import Refused
from kernel.record import record
from kernel.store import Part, Step
from law.generations import Law, rules_in_force
from law.procedure import procedure_of
from law.rating.choices import choices_of
from law.rating.rateable import rateable_by
from law.rating.rating import Sheet as Scored
from law.rating.rating import rate
from law.wording.packs import Pack
from law.wording.sheet import CriteriaSet
from services.evaluation.councils.domain.bench import Bench, bench_for
from services.evaluation.councils.domain.council import Sitting
from services.evaluation.councils.tables.settings import terms_in_force
from services.evaluation.dossiers.tables.products import Product
from services.evaluation.judgings.domain.commands import (
    CloseScoring,
    Command,
    OpenJudging,
    ReceiveTests,
    SubmitSheet,
    VisitSite,
)
from services.evaluation.judgings.domain.refusals import NoRegulation, NoSecondSitting
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.score_sheet import Sheet, sheet_digest
from services.evaluation.judgings.usecases.sealing import Sealer, seal
from services.evaluation.lawbook.queries import pack_for
from services.evaluation.papers.usecases.below import dossier_and_below
from services.evaluation.papers.usecases.concluded import Concluded
from services.evaluation.papers.usecases.filing import Filing
from services.evaluation.papers.usecases.names import judging_id
from services.evaluation.papers.usecases.papers import Paper, PaperSheet, PaperSitting
from services.evaluation.papers.usecases.refusals import RatedTooEarly
from services.evaluation.papers.usecases.rows import RowRefused

VISITED = "Theo hồ sơ giấy / As the paper has it"


@record
class Case:
    """`bench` are all of the council; its chair stands for whoever opened, visited and closed."""

    judging: UUID
    bench: Bench
    law: Law
    pack: Pack
    criteria: CriteriaSet


async def steps_of(
    filing: Filing, paper: Paper, product: Product, council: Sitting
) -> tuple[OpenJudging, Sequence[Part]]:
    """How it is opened, and what follows. Raises RowRefused for a sheet that the law does not print."""
    law = rules_in_force(paper.filed_on, paper.kind).law
    pack = await pack_for(filing.events, law, paper.criteria_set)
    case = Case(
        judging=judging_id(filing.ask.office, paper.reference),
        bench=bench_for(council, product.product, product.producer),
        law=law,
        pack=pack,
        criteria=rateable_by(pack, law, paper.criteria_set),
    )
    opening = await _opening(filing, paper, product, council, case)
    steps: list[Part] = [] if paper.visited_on is None else [_step(_visit(case, paper.visited_on))]
    in_order = [paper.sittings[number] for number in sorted(paper.sittings, key=lambda n: n or 0)]
    for sitting in in_order:
        steps += [_step(command) for command in await _sat(filing.sealer, case, sitting)]
        last = sitting is in_order[-1]
        steps.append(Concluded(stream=decider.stream(case.judging), last=last, stars=paper.stars))
    return opening, steps


def _step(command: Command) -> Part:
    return Step(decider=decider, id=command.judging, command=command)


async def _opening(
    filing: Filing, paper: Paper, product: Product, council: Sitting, case: Case
) -> OpenJudging:
    sittings = procedure_of(case.law, filing.level).sittings
    if sittings < 2 and 2 in paper.sittings:
        raise NoSecondSitting
    begun, since = paper.begun_on, max(paper.filed_on, paper.council[1])
    if begun < since:
        raise RatedTooEarly(rated=begun, since=since)
    regulation = council.regulation_on(begun)
    if regulation is None:
        raise NoRegulation
    dossier, below = await dossier_and_below(filing, paper, product)
    unit = council.established.unit
    local = await terms_in_force(filing.db, filing.level, unit, paper.filed_on)
    return OpenJudging(
        judging=case.judging,
        dossier=dossier,
        bench=case.bench,
        office=filing.ask.office,
        unit=unit,
        round=None,
        regulation=regulation,
        law=case.law,
        pack=case.pack,
        from_below=below,
        by=case.bench.chair,
        at=start_of(begun),
        threshold=local.sends_up_from,
        deciding_only=1 not in paper.sittings,
        late=True,
    )


def _visit(case: Case, on: date) -> VisitSite:
    return VisitSite(judging=case.judging, bench=case.bench, by=case.bench.chair, on=on, findings=VISITED)


async def _sat(sealer: Sealer, case: Case, sitting: PaperSitting) -> Sequence[Command]:
    at, judging, bench = start_of(sitting.rated_on), case.judging, case.bench
    commands: list[Command] = []
    if sitting.tests:
        tests = ReceiveTests(judging=judging, bench=bench, by=bench.chair, slips=sitting.tests, at=at)
        commands.append(tests)
    sheets: list[Sheet] = []
    for written in sitting.sheets:
        sheet, sealed = await seal(sealer, judging, _filled(case.criteria, written))
        digest = sheet_digest(judging, sheet)
        submit = SubmitSheet(
            judging=judging, bench=bench, member=sheet.member, sheet=sealed, digest=digest, at=at
        )
        commands.append(submit)
        sheets.append(sheet)
    close = CloseScoring(
        judging=judging,
        bench=bench,
        by=bench.chair,
        sheets=tuple(sheets),
        criteria=case.criteria,
        law=case.law,
        at=at,
    )
    return [*commands, close]


def _filled(criteria: CriteriaSet, written: PaperSheet) -> Sheet:
    """Raises RowRefused where the criteria set prints no such points; it names the row, not the member."""
    try:
        rate(criteria, [Scored(member=f"#{written.line.number}", scores=written.scores)])
    except Refused as refused:
        raise RowRefused(written.line, refused) from refused
    scores = {code: points for code, points in written.scores.items() if isinstance(points, int)}
    return Sheet(member=written.member, scores=scores, salt="", choices=choices_of(criteria, scores))
