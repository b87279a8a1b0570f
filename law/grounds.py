"""The grounds of revocation, each with the dates between which it holds and the text it comes from.

That a product was not evaluated again is none of them: its certificate ends by its term.
"""

from datetime import date

from kernel.record import record
from law.generations import LAWS, law_named


@record
class Ground:
    """`until` is the first day on which it no longer holds; some need an authority's conclusion first."""

    id: str
    vi: str
    en: str
    source: str
    since: date
    until: date | None
    needs_conclusion: bool


_FIRST, _R6 = LAWS[0].first, law_named("R6").first
_BEFORE_R6 = "Kế hoạch của UBND tỉnh Bắc Kạn năm 2022, mục 6"


def _earlier(identity: str, vi: str, en: str) -> Ground:
    return Ground(
        id=identity,
        vi=vi,
        en=en,
        source=_BEFORE_R6,
        since=_FIRST,
        until=_R6,
        needs_conclusion=False,
    )


def _r6(point: str, identity: str, vi: str, en: str, *, needs_conclusion: bool) -> Ground:
    return Ground(
        id=identity,
        vi=vi,
        en=en,
        source=f"QĐ 26/2026/QĐ-TTg, Điều 8.1{point}",
        since=_R6,
        until=None,
        needs_conclusion=needs_conclusion,
    )


GROUNDS = (
    _earlier("food-safety-law", "Vi phạm luật an toàn thực phẩm", "Breach of the food-safety law"),
    _earlier(
        "product-quality-law",
        "Vi phạm luật chất lượng sản phẩm, hàng hóa",
        "Breach of the law on product quality",
    ),
    _earlier(
        "certification-mark-rules",
        "Vi phạm quy chế sử dụng nhãn hiệu chứng nhận OCOP",
        "Breach of the rules on the OCOP certification mark",
    ),
    _r6(
        "a",
        "untruthful-dossier",
        "Hồ sơ không trung thực hoặc giả mạo",
        "Untruthful or forged dossier",
        needs_conclusion=False,
    ),
    _r6(
        "b",
        "criteria-no-longer-met",
        "Không còn đáp ứng bộ tiêu chí theo kết luận kiểm tra",
        "No longer meets the criteria, by an inspection's conclusion",
        needs_conclusion=True,
    ),
    _r6(
        "c",
        "breach-of-law",
        "Vi phạm pháp luật về chất lượng, an toàn thực phẩm, môi trường, sở hữu trí tuệ, nhãn hoặc khác",
        "Breach of quality, food-safety, environment, IP, labelling or other law, as an authority concluded",
        needs_conclusion=True,
    ),
    _r6(
        "d",
        "misuse-of-the-mark",
        "Sử dụng nhãn hiệu OCOP sai quy định, gây nhầm lẫn",
        "Misuse of the OCOP mark that misleads",
        needs_conclusion=False,
    ),
    _r6(
        "đ",
        "no-longer-produced",
        "Chủ thể không còn sản xuất sản phẩm",
        "The producer stopped making it",
        needs_conclusion=False,
    ),
    _r6(
        "e",
        "another-conclusion",
        "Kết luận và đề nghị khác của cơ quan nhà nước có thẩm quyền",
        "Another conclusion of a competent state body",
        needs_conclusion=True,
    ),
)


def ground_in_force(identity: str, on: date) -> Ground | None:
    """None for one that does not hold on that day."""
    held = (g for g in GROUNDS if g.since <= on and (g.until is None or on < g.until))
    return next((ground for ground in held if ground.id == identity), None)
