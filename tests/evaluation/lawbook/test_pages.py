"""The law and practice as pages: readable without scripts, by eye and by ear, in both languages."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urlencode

import httpx
import pytest

from law.wording.packs import RELEASED, released
from tests.evaluation.office import Office

RICE = released("R6").sets[3]
TOURISM_2019 = released("R2").sets[26]
PAGES = (
    "/vocabulary",
    "/vocabulary?on=2025-07-03",
    "/vocabulary?rules=R1",
    "/vocabulary/R6/3",
    "/vocabulary/R2/26",
    "/vocabulary/R4/11",
    "/vocabulary/difference?from=R2&to=R6&from_set=3&to_set=6",
    "/practice/R6/26",
    "/practice/R2/26",
)
type Ticks = list[tuple[str, int | str]]


class Page(HTMLParser):
    """What a page is made of, as far as the tests ask."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags = Counter[str]()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.unlabelled: list[str] = []
        self.inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        self.ids += [facts["id"]] if "id" in facts else []
        self.labelled |= {facts["for"]} if "for" in facts else set()
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        hidden = facts.get("type") == "hidden"
        if tag in ("input", "select") and not hidden and "label" not in self.inside:
            self.unlabelled.append(facts["id"])
        if tag in ("label", "table"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("label", "table"):
            self.inside.remove(tag)


async def page(office: Office, path: str) -> httpx.Response:
    return await office.client.get(f"http://evaluation{path}")


async def sent(office: Office, path: str, ticks: Ticks) -> httpx.Response:
    return await office.client.post(f"http://evaluation{path}", content=urlencode(ticks))


def best(without: str) -> Ticks:
    return [(c.code, len(c.options)) for c in RICE.criteria if c.code != without]


@pytest.mark.parametrize("path", PAGES)
async def test_every_page_can_be_read_by_everybody(office: Office, path: str) -> None:
    for lang in ("vi", "en"):
        answer = await page(office, f"{path}{'&' if '?' in path else '?'}lang={lang}")
        found = Page(answer.text)
        assert answer.status_code == 200, answer.text
        assert f'<html lang="{lang}">' in answer.text
        assert found.headings[0] == 1
        assert found.headings.count(1) == 1
        steps = zip(found.headings, found.headings[1:], strict=False)
        assert all(after - before <= 1 for before, after in steps)
        assert set(found.unlabelled) <= found.labelled
        assert len(found.ids) == len(set(found.ids))
        assert found.tags["table"] == found.tags["caption"]
        assert found.tags["script"] == found.tags["img"] == found.tags["link"] == 0


@pytest.mark.parametrize("pack", RELEASED)
async def test_every_sheet_can_be_read_and_practised(office: Office, pack: str) -> None:
    for number, criteria_set in released(pack).sets.items():
        shown = await page(office, f"/vocabulary/{pack}/{number}")
        form = await page(office, f"/practice/{pack}/{number}")
        options = sum(len(criterion.options) for criterion in criteria_set.criteria)
        marks = sum(option.stars is not None for c in criteria_set.criteria for option in c.options)
        assert Page(form.text).tags["fieldset"] == len(criteria_set.criteria)
        assert form.text.count('<input type="') >= options
        assert shown.text.count('<td><span class="stars"') == marks


async def test_a_sheet_shows_its_standing_its_gates_and_what_ends_the_judging(office: Office) -> None:
    shown = (await page(office, "/vocabulary/R4/11?lang=en")).text

    assert "<strong>provisional</strong>" in shown
    assert "Part C adds up to 32" in shown
    assert 'aria-label="5 stars">★★★★★</span>' in shown
    assert "A dangerous impurity is found (criterion" in shown
    assert "ask for more than 0 points here" in shown
    assert "Counts only where 5.1 is above 0" in shown


async def test_the_day_chooses_the_law(office: Office) -> None:
    shown = (await page(office, "/vocabulary?on=2026-05-21&kind=re-evaluation&lang=en")).text
    gap = (await page(office, "/vocabulary?on=2025-07-03&lang=en")).text
    cleared = await page(office, "/vocabulary?on=&rules=")

    assert "R5 · QĐ 1489/QĐ-TTg (2025)" in shown
    assert "21/06/2026" in shown
    assert "Nothing could be filed on that day." in gap
    assert cleared.status_code == 200


async def test_a_comparison_says_what_was_matched_by_number_only(office: Office) -> None:
    shown = (await page(office, "/vocabulary/difference?from=R4&to=R6&from_set=3&to_set=3&lang=en")).text

    assert "Criteria added (4)" in shown
    assert "Criteria gone (4)" in shown
    assert "matched by number" in shown


async def test_a_sheet_that_is_sent_comes_back_with_stars_gates_and_the_way_up(office: Office) -> None:
    answer = await sent(office, "/practice/R6/3?lang=en", best(without="9"))

    assert answer.status_code == 200
    assert "2 stars · 95/100 points" in answer.text
    assert "The points would do for 5 stars, but a gate fails." in answer.text
    assert "The cheapest way to 3 stars (1 rungs, to 97 points)" in answer.text
    assert "✗ failed" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.count(" checked>") == len(RICE.criteria)


async def test_what_can_not_change_and_how_many_stars_are_heeded(office: Office) -> None:
    fixed = await sent(office, "/practice/R6/3?lang=en", [*best(without="9"), ("fixed", "9"), ("target", 4)])
    low = await sent(office, "/practice/R6/3?lang=en", [*best(without="9"), ("target", 2)])

    assert "4 stars are out of reach with what cannot change." in fixed.text
    assert '<option value="4" selected>' in fixed.text
    assert "The cheapest way to 3 stars" in low.text


async def test_too_few_points_are_told(office: Office) -> None:
    fixed: Ticks = [("fixed", c.code) for c in RICE.criteria]
    answer = await sent(office, "/practice/R6/3?lang=en", fixed)

    assert "There are 0 points at most, and 30 are needed." in answer.text


async def test_boxes_that_add_up_are_boxes(office: Office) -> None:
    answer = await sent(office, "/practice/R2/26", [("6", 1), ("6", 3)])

    assert "★</span> 1 sao · 3/99 điểm" in answer.text


@pytest.mark.parametrize(
    ("ticks", "status"),
    [
        ([("1.1", 99)], 409),
        ([("1.1", "1"), ("1.1", "2")], 409),
        ([("1.1", "x")], 422),
        ([("1.1", "-1")], 422),
        ([("target", "x")], 422),
        ([("fixed", "<script>")], 409),
    ],
)
async def test_a_form_that_no_page_sends_is_refused_as_a_page(
    office: Office, ticks: Ticks, status: int
) -> None:
    answer = await sent(office, "/practice/R6/3", ticks)

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "<script>" not in answer.text


async def test_what_is_no_form_is_refused(office: Office) -> None:
    for body in (b"\xff\xfe=1", b"&".join(b"a=1" for _ in range(1_500))):
        answer = await office.client.post("http://evaluation/practice/R6/3", content=body)
        assert answer.status_code == 422


@pytest.mark.parametrize(
    "path", ["/vocabulary/R1/1", "/vocabulary/R9/1", "/practice/R6/27", "/vocabulary?rules=x"]
)
async def test_what_is_not_there_is_told_on_a_page(office: Office, path: str) -> None:
    answer = await page(office, path)

    assert answer.status_code == 404
    assert "<h1>Không tìm thấy</h1>" in answer.text
