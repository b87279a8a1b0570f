"""One product's life under three laws, as the services tell it."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from demo.client import Json, listed
from demo.laws.cast import PROVINCE_OFFICER
from demo.laws.days import Evaluation
from demo.laws.decisions import decision_id, history, signer_of
from demo.laws.place import NAMES
from demo.laws.play import Laws
from demo.laws.products import Product
from demo.laws.scores import LIVES
from demo.play import text
from demo.report import Chapter, Told
from demo.words import Words
from law.generations import law_named

LINES = (
    Words("Nộp hồ sơ", "Filed on"),
    Words("Bộ tiêu chí", "Sheet"),
    Words("Điểm trung bình", "Average"),
    Words("Khung điểm", "Band"),
    Words("Hạng sao", "Stars"),
    Words("Tiêu chí không đạt", "Failed gates"),
    Words("Cơ quan quyết định", "Decided by"),
    Words("Giấy chứng nhận", "Certificate"),
    Words("Kết thúc", "What ended it"),
)
STANDINGS: Mapping[str, Words] = {
    "provisional": Words("tạm thời", "provisional"),
    "complete with a note": Words("có ghi chú", "with a note"),
}
ENDED: Mapping[str, Words] = {
    "live": Words("còn hiệu lực", "in force"),
    "expired": Words("hết hạn ngày {day}", "expired {day}"),
    "superseded": Words("được thay ngày {day}", "replaced {day}"),
    "revoked": Words("bị thu hồi ngày {day}", "revoked {day}"),
}
EXTENDED = Words("kéo dài sau ngày {day}, ", "ran on after {day}, ")
EMPTY: Json = {}
NONE = Words("không", "none")


async def read(laws: Laws, product: Product) -> Told:
    rows = await history(laws, product)
    chapters = [
        await _chapter(laws, evaluation, product, rows)
        for evaluation in LIVES[product.key].evaluations
        if (evaluation.key, product.key) in laws.found
    ]
    return Told(product.name, product.name_en, chapters)


async def _chapter(
    laws: Laws, evaluation: Evaluation, product: Product, certificates: Sequence[Json]
) -> Chapter:
    judging = laws.result(evaluation, product).judging
    rating = await laws.play.cast[PROVINCE_OFFICER].get("evaluation", f"/ratings/{judging}")
    signer = signer_of(laws, evaluation, product)
    mine = EMPTY if signer is None else _of_decision(certificates, decision_id(evaluation, signer.unit))
    return Chapter(
        filed_on=text(rating, "filed_on"),
        law=text(rating, "rules"),
        criteria_set=text(rating, "criteria_set"),
        standing=text(rating, "standing"),
        average=text(rating, "average"),
        band=text(rating, "band"),
        stars=text(rating, "stars"),
        failed_gates=[f"{gate['stars']}★ {gate['criterion']}" for gate in listed(rating, "failed_gates")],
        decided_by="" if signer is None else NAMES[signer.unit],
        decision=text(mine, "decision_number"),
        valid_from=text(mine, "valid_from"),
        valid_until=text(mine, "valid_until"),
        extended_from=text(mine, "extended_from"),
        ended=text(mine, "standing"),
        ended_on=text(mine, "ended_on"),
    )


def _of_decision(certificates: Sequence[Json], decision: UUID) -> Json:
    """Empty for a decision that it has no certificate of."""
    return next((row for row in certificates if row["decision"] == str(decision)), EMPTY)


def show(laws: Laws, told: Told) -> None:
    """A column for each law."""
    language = laws.play.screen.language
    laws_of = [f"{chapter.law}, {law_named(chapter.law).source}" for chapter in told.chapters]
    heads = [Words("", ""), *(Words(law, law) for law in laws_of)]
    columns = [_column(chapter, language) for chapter in told.chapters]
    rows = [
        [line.said(language), *values] for line, values in zip(LINES, zip(*columns, strict=True), strict=True)
    ]
    number = len(columns)
    title = Words(f"{told.product} qua {number} quy định", f"{told.product_en} under {number} laws")
    laws.play.screen.table(title, heads, rows)


def _column(c: Chapter, language: str) -> list[str]:
    return [
        _day(c.filed_on),
        _sheet(c, language),
        c.average,
        f"{c.band}★",
        f"{c.stars}★",
        " ".join(c.failed_gates) or NONE.said(language),
        f"{c.decided_by}, {c.decision}",
        f"{_day(c.valid_from)} - {_day(c.extended_from or c.valid_until)}",
        _ended(c, language),
    ]


def _sheet(c: Chapter, language: str) -> str:
    said = STANDINGS.get(c.standing)
    return c.criteria_set if said is None else f"{c.criteria_set} ({said.said(language)})"


def _ended(c: Chapter, language: str) -> str:
    ran_on = EXTENDED.said(language).format(day=_day(c.extended_from)) if c.extended_from else ""
    return ran_on + ENDED[c.ended].said(language).format(day=_day(c.ended_on))


def _day(written: str) -> str:
    return f"{date.fromisoformat(written):%d/%m/%Y}" if written else ""
