"""`import`: sends a file of old papers to the service, and tells what became of each row."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import httpx
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from services.evaluation.papers.usecases.media import CSV, XLSX

MEDIA = {".csv": CSV, ".xlsx": XLSX}
CHUNK = 1 << 16
REFUSED, MISUSED = 1, 2

console = Console()
errors = Console(stderr=True)


class Line(TypedDict):
    row: int
    what: str
    reference: str
    outcome: str
    rule: str | None
    column: str | None
    vi: str | None
    en: str | None


class Report(TypedDict):
    done: int
    there: int
    refused: int
    lines: list[Line]


def send_file(file: Path, url: str, token: str, *, dry_run: bool, sheet: str | None) -> int:
    """`url` is that of the kind of import. Gives the exit code: 0 unless something was refused."""
    media = MEDIA.get(file.suffix.lower())
    if media is None:
        errors.print(f"{file.name}: .csv, .xlsx?", markup=False)
        return MISUSED
    headers = {"Authorization": f"Bearer {token}", "Content-Type": media}
    asked = {"dry_run": str(dry_run).lower(), **({} if sheet is None else {"sheet": sheet})}
    shown = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    try:
        # The bar goes on until every row was judged under its law, however long that takes.
        with Progress(*shown, TimeElapsedColumn(), console=errors, transient=True) as bars:
            content = _read(file, bars)
            answer = httpx.post(url, params=asked, headers=headers, content=content, timeout=None)  # noqa: S113
    except httpx.HTTPError as error:
        errors.print(f"{url}: {error}", markup=False)
        return REFUSED
    if not answer.is_success:
        errors.print(_problem(answer), markup=False, soft_wrap=True)
        return REFUSED
    return _tell(answer.json())


def _read(file: Path, bars: Progress) -> Iterator[bytes]:
    task = bars.add_task(file.name, total=file.stat().st_size)
    with file.open("rb") as opened:
        while chunk := opened.read(CHUNK):
            bars.update(task, advance=len(chunk))
            yield chunk


def _problem(answer: httpx.Response) -> str:
    try:
        said: dict[str, str] = answer.json()
        return f"{said['vi']}\n{said['en']}"
    except (json.JSONDecodeError, KeyError):
        return f"{answer.status_code}: {answer.text[:500]}"


def _tell(report: Report) -> int:
    refused = [line for line in report["lines"] if line["outcome"] == "refused"]
    if refused:
        console.print(_table(refused))
    told = f"{report['done']} done, {report['there']} there already, {report['refused']} refused"
    console.print(told, markup=False)
    return REFUSED if refused else 0


def _table(refused: list[Line]) -> Table:
    table = Table("row", "what", "number", "column", "rule", "why")
    for line in refused:
        why = Text(f"{line['vi']}\n{line['en']}")
        table.add_row(
            str(line["row"]),
            line["what"],
            Text(line["reference"]),
            Text(line["column"] or ""),
            line["rule"],
            why,
        )
    return table
