"""A file of old certificates without sheets: each ends the one before it of the same product."""

from collections.abc import Sequence
from datetime import date

from kernel.days import local_date
from kernel.errors import Refused
from kernel.record import record
from law.level import Level
from services.evaluation.dossiers.tables.products import Product
from services.evaluation.papers.usecases.columns import CERTIFICATES
from services.evaluation.papers.usecases.filing import Filing
from services.evaluation.papers.usecases.lines import Line, lines_of
from services.evaluation.papers.usecases.names import old_certificate_id
from services.evaluation.papers.usecases.report import ReportLine, What, taken, turned_away
from services.evaluation.papers.usecases.rows import LEVELS
from services.evaluation.papers.usecases.table import Table
from services.evaluation.recognition.domain.certificate import IssueCertificate
from services.evaluation.recognition.domain.certificate.refusals import IssuedInTheFuture
from services.evaluation.recognition.usecases.live_certificate import enter_among_others


@record
class OldPaper:
    line: Line
    product: str
    stars: int
    number: str
    valid_from: date
    level: Level

    @property
    def reference(self) -> str:
        return f"{self.number}: {self.product}"


async def bring_in_certificates(filing: Filing, table: Table) -> Sequence[ReportLine]:
    """The oldest first, whatever their order in the file. Raises what a file as a whole is refused for."""
    said: list[ReportLine] = []
    papers: list[OldPaper] = []
    for line in lines_of(table, CERTIFICATES, scored=False):
        try:
            papers.append(_paper(line))
        except Refused as refused:
            said.append(turned_away(line, What.CERTIFICATE, f"#{line.number}", refused))
    for paper in sorted(papers, key=lambda paper: paper.valid_from):
        try:
            said.append(await _enter(filing, paper))
        except Refused as refused:
            said.append(turned_away(paper.line, What.CERTIFICATE, paper.reference, refused))
    return sorted(said, key=lambda line: line.row)


def _paper(line: Line) -> OldPaper:
    return OldPaper(
        line=line,
        product=line.text("product"),
        stars=line.whole("stars"),
        number=line.text("decision"),
        valid_from=line.day("valid_from"),
        level=line.choice("level", LEVELS),
    )


async def _enter(filing: Filing, paper: OldPaper) -> ReportLine:
    """Raises what refuses a certificate."""
    product = await filing.product(paper.product)
    if paper.valid_from > local_date(filing.ask.now):
        raise IssuedInTheFuture(day=paper.valid_from)
    command = _command(filing, paper, product)
    context = filing.context(f"certificate/{command.certificate}", paper.valid_from)
    answer = await enter_among_others(filing.events, command, context)
    return taken(
        paper.line,
        What.CERTIFICATE,
        paper.reference,
        command.certificate,
        paper.stars,
        there=answer.repeated or not answer.events,
    )


def _command(filing: Filing, paper: OldPaper, product: Product) -> IssueCertificate:
    office = filing.ask.office
    return IssueCertificate(
        certificate=old_certificate_id(office, paper.number, paper.valid_from, product.product),
        product=product.product,
        producer=product.producer,
        stars=paper.stars,
        decision=None,
        decision_number=paper.number,
        office=office,
        unit=product.unit,
        level=paper.level,
        valid_from=paper.valid_from,
        historical=True,
    )
