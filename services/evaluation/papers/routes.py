"""Imports: a file of papers of the years before, each through the commands that it once went through."""

import asyncio
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from kernel.http.ask import Ask
from kernel.http.depends import DbDep, EventsDep, PseudonymsDep, VaultDep
from kernel.http.may import may
from kernel.http.refusals import Malformed, WrongMediaType
from kernel.http.spreadsheet import SPREADSHEET, SpreadsheetDep, spreadsheet
from kernel.postgres import Reader
from kernel.store import Events
from kernel.vault import Vault
from law.cases.law_id import AnyLawId
from law.wording.sheet import CriteriaSet
from services.evaluation.dossiers.tables.levels import level_of
from services.evaluation.lawbook.queries import on_show
from services.evaluation.papers.usecases.certificates import bring_in_certificates
from services.evaluation.papers.usecases.csv_file import read_csv
from services.evaluation.papers.usecases.excel_file import read_excel
from services.evaluation.papers.usecases.filing import Filing
from services.evaluation.papers.usecases.media import CSV, XLSX
from services.evaluation.papers.usecases.ratings import bring_in_ratings
from services.evaluation.papers.usecases.report import Outcome, ReportLine, counted
from services.evaluation.papers.usecases.table import Table
from services.evaluation.papers.usecases.template import certificates_template, ratings_template

router = APIRouter(prefix="/imports", tags=["imports"])

LARGEST = 10 << 20
OCTETS = "application/octet-stream"
# The beginning of an Excel file, which is a zip archive.
ZIP = b"PK\x03\x04"
CONTENT = {"schema": {"type": "string", "format": "binary"}}
TAKES = {"requestBody": {"required": True, "content": {OCTETS: CONTENT}}}
HEADERS = {
    "vi": ("Dòng", "Loại", "Số", "Kết quả", "Mã", "Số sao", "Quy tắc", "Cột", "Lý do", "Reason", "Căn cứ"),
    "en": ("Row", "What", "Number", "Outcome", "Id", "Stars", "Rule", "Column", "Lý do", "Reason", "Source"),
}

type Language = Literal["vi", "en"]
type Bringing = Annotated[Ask, Depends(may("evaluation.import"))]
type DryRun = Annotated[bool, Query(description="Check everything, and write nothing")]
type Worksheet = Annotated[str | None, Query(max_length=100, description="Of a workbook; else the first")]


class Report(BaseModel):
    """`done`, `there` and `refused` count dossiers, decisions and certificates, not rows."""

    dry_run: bool
    rows: int
    done: int
    there: int
    refused: int
    lines: list[ReportLine]


@router.post(
    "/ratings",
    max_body_size=LARGEST,
    openapi_extra=TAKES,
    response_model=Report,
    responses={200: {"content": {CSV: SPREADSHEET}}},
)
async def import_ratings(
    request: Request,
    ask: Bringing,
    events: EventsDep,
    db: DbDep,
    vault: VaultDep,
    pseudonyms: PseudonymsDep,
    as_csv: SpreadsheetDep,
    sheet: Worksheet = None,
    lang: Language = "vi",
    *,
    dry_run: DryRun = False,
) -> Report | Response:
    """Brings in old ratings, a row for each member and dossier, as CSV or Excel.

    A dossier is taken whole or not at all.
    """
    filing = await _filing(ask, events, db, vault, dry_run=dry_run)
    table = await _table(request, sheet)
    office = filing.ask.office
    lines = await bring_in_ratings(filing, table, lambda label: pseudonyms.labelled(label, "paper", office))
    return _answer(lines, len(table.rows), lang, as_csv=as_csv, dry_run=dry_run)


@router.post(
    "/certificates",
    max_body_size=LARGEST,
    openapi_extra=TAKES,
    response_model=Report,
    responses={200: {"content": {CSV: SPREADSHEET}}},
)
async def import_certificates(
    request: Request,
    ask: Bringing,
    events: EventsDep,
    db: DbDep,
    vault: VaultDep,
    as_csv: SpreadsheetDep,
    sheet: Worksheet = None,
    lang: Language = "vi",
    *,
    dry_run: DryRun = False,
) -> Report | Response:
    """Brings in certificates whose sheets are gone, a row each; each ends where its product's next begins."""
    filing = await _filing(ask, events, db, vault, dry_run=dry_run)
    table = await _table(request, sheet)
    lines = await bring_in_certificates(filing, table)
    return _answer(lines, len(table.rows), lang, as_csv=as_csv, dry_run=dry_run)


@router.get(
    "/template",
    dependencies=[Depends(may("evaluation.import"))],
    response_class=Response,
    responses={200: {"content": dict.fromkeys((OCTETS, XLSX), CONTENT)}},
)
async def download_template(
    kind: Literal["ratings", "certificates"],
    events: EventsDep,
    rules: AnyLawId | None = None,
    number: Annotated[int | None, Query(alias="set", ge=1, le=26)] = None,
    lang: Language = "vi",
) -> Response:
    """Gives an empty workbook to fill in; for ratings with the criteria of one set and their points."""
    if kind == "certificates":
        content = certificates_template(lang)
    else:
        criteria = await _criteria(events, rules, number)
        content = await asyncio.to_thread(ratings_template, criteria, lang)
    name = f"{kind}-{rules}-{number}.xlsx" if rules and number else f"{kind}.xlsx"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=XLSX, headers=disposition)


async def _criteria(events: Events, rules: str | None, number: int | None) -> CriteriaSet:
    if rules is None or number is None:
        raise Malformed("ratings take rules and a set", "cần nêu quy định và bộ tiêu chí", field="query/set")
    return await on_show(events, rules, number)


async def _filing(ask: Ask, events: Events, db: Reader, vault: Vault, *, dry_run: bool) -> Filing:
    """For the one office that the person acts for."""
    ask = ask.at_office(ask.office)
    level = await level_of(db, ask.unit)
    filing = Filing(ask=ask, level=level, events=events, db=db, sealer=vault)
    return filing.rehearsed() if dry_run else filing


async def _table(request: Request, sheet: str | None) -> Table:
    """Raises WrongMediaType, and what a file as a whole is refused for."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in (CSV, XLSX, OCTETS):
        raise WrongMediaType(media=media[:100] or "?")
    content = await request.body()
    if media == CSV or (media == OCTETS and not content.startswith(ZIP)):
        return await asyncio.to_thread(read_csv, content)
    return await asyncio.to_thread(read_excel, content, sheet)


def _answer(
    lines: Sequence[ReportLine], rows: int, lang: Language, *, as_csv: bool, dry_run: bool
) -> Report | Response:
    report = Report(
        dry_run=dry_run,
        rows=rows,
        done=counted(lines, Outcome.DONE),
        there=counted(lines, Outcome.THERE),
        refused=counted(lines, Outcome.REFUSED),
        lines=list(lines),
    )
    if not as_csv:
        return report
    return spreadsheet(HEADERS[lang], (line.values() for line in report.model_dump(mode="json")["lines"]))
