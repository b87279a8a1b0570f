"""Papers of the levels above, of two sittings, of tourism: the law asks of paper what it asked then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.state import Rated
from services.evaluation.papers.usecases.names import judging_id
from tests.evaluation.district import appoint_all
from tests.evaluation.office import Office, name
from tests.evaluation.old_papers import Cells, Told, as_csv, brought_in, decided, rows

NINE = tuple(f"Ủy viên {n}" for n in range(9))
BELOW = Told(
    number="5/HS",
    product="rice",
    rules="R2",
    filed_on=date(2019, 11, 4),
    rated_on=date(2019, 12, 2),
    council="7/QĐ-UBND",
    council_on=date(2019, 10, 1),
)
ABOVE = replace(
    BELOW,
    number="88/HS-T",
    totals=(70, 71, 72, 73, 74, 75, 76, 77, 78),
    members=NINE,
    rated_on=date(2020, 2, 3),
    council="70/QĐ-UBND",
    more={"Hồ sơ cấp dưới": "5/HS"},
)
TEST = {"Số phiếu kiểm nghiệm": "KN-1", "Đơn vị kiểm nghiệm": "Trung tâm", "Kiểm nghiệm đạt": "x"}
TESTED = {**TEST, "Ngày kiểm nghiệm": date(2020, 2, 20)}


@pytest.fixture(autouse=True)
async def a_province(office: Office) -> None:
    await appoint_all(office)
    await appoint_all(office, "38", "province", "p-")
    await office.product("rice")


async def sent_up(office: Office) -> None:
    assert (await brought_in(office, as_csv(rows(BELOW)))).done == 1
    await office.catch_up()


async def above(office: Office, told: Sequence[Cells]) -> Sequence[object]:
    """The rules that refused, or the stars."""
    said = await brought_in(office, as_csv(told), who="p-officer")
    return [line.get("rule") or line.get("stars") for line in said.lines]


async def rated(office: Office) -> Rated:
    state, _ = await office.events.state(decider, judging_id(name("office 38"), "88/HS-T"))
    assert isinstance(state, Rated)
    return state


async def test_the_province_judges_what_the_district_has_brought_in_and_sent_up(office: Office) -> None:
    await sent_up(office)
    assert await above(office, rows(ABOVE)) == [4]
    state = await rated(office)
    assert state.rated.dossier == (await _below(office)).rated.dossier
    assert state.scoring.opened.sent_up_by == judging_id(name("office 395"), "5/HS")
    assert await above(office, rows(ABOVE)) == [4]


async def _below(office: Office) -> Rated:
    state, _ = await office.events.state(decider, judging_id(name("office 395"), "5/HS"))
    assert isinstance(state, Rated)
    return state


async def test_what_nobody_sent_up_is_not_judged_above(office: Office) -> None:
    await sent_up(office)
    of_nobody = replace(ABOVE, more={})
    assert await above(office, rows(of_nobody)) == ["not-sent-up"]
    assert await above(office, rows(replace(ABOVE, more={"Hồ sơ cấp dưới": "6/HS"}))) == ["not-sent-up"]


async def test_a_dossier_is_above_what_it_was_below(office: Office) -> None:
    await sent_up(office)
    later = replace(ABOVE, filed_on=date(2019, 11, 5))
    assert await above(office, rows(later)) == ["filed-otherwise-below"]


async def test_a_dossier_has_one_judging_at_a_level(office: Office) -> None:
    await sent_up(office)
    again = replace(ABOVE, number="89/HS-T")
    assert await above(office, rows(ABOVE, again)) == [4, "judged-already"]


async def test_the_province_recognises_what_it_rated(office: Office) -> None:
    await sent_up(office)
    signed = {**decided("90/QĐ-UBND", date(2020, 3, 1)), "Hồ sơ cấp dưới": "5/HS"}
    assert await above(office, rows(replace(ABOVE, more=signed))) == [4, None]
    await office.catch_up()
    found = await office.ask("p-officer", "GET", f"/certificates?product={name('rice')}")
    assert [(c["stars"], c["level"]) for c in found.json()["items"]] == [(4, "province")]


async def test_a_district_did_not_recognise_under_the_law_of_2019(office: Office) -> None:
    of_2019 = replace(BELOW, more=decided("45/QĐ", date(2019, 12, 20)))
    told = await brought_in(office, as_csv(rows(of_2019)))
    assert [line["rule"] for line in told.lines] == ["not-this-levels-to-certify"]


async def test_a_council_had_the_size_that_the_law_asks_for(office: Office) -> None:
    await sent_up(office)
    eight = replace(ABOVE, members=NINE[:8])
    assert await above(office, rows(eight)) == ["size-not-lawful"]


async def test_totals_further_apart_than_the_law_allows_decided_nothing(office: Office) -> None:
    await sent_up(office)
    apart = replace(ABOVE, totals=(70, 71, 72, 73, 74, 75, 76, 77, 81))
    assert await above(office, rows(apart)) == ["discussion-needed"]


async def test_a_paper_that_does_not_number_its_sittings_holds_the_one_that_decided(office: Office) -> None:
    await sent_up(office)
    await above(office, rows(ABOVE))
    opened = (await rated(office)).scoring.opened
    assert (opened.sittings, opened.deciding_only) == (1, True)


def sitting(number: int) -> Told:
    said = {"Hồ sơ cấp dưới": "5/HS", "Lần họp": number, **(TESTED if number == 2 else {})}
    return replace(ABOVE, rated_on=date(2020, 2 + number, 3), more=said)


async def test_both_sittings_are_brought_in_with_the_test_results_between_them(office: Office) -> None:
    await sent_up(office)
    both = rows(sitting(1), sitting(2))
    assert await above(office, both) == [4]
    state = await rated(office)
    assert state.scoring.first is not None
    assert state.scoring.opened.deciding_only is False
    assert [slip.number for slip in state.scoring.tests] == ["KN-1"]
    assert await above(office, both) == [4]


async def test_a_second_sitting_without_test_results_is_refused(office: Office) -> None:
    await sent_up(office)
    untested = replace(sitting(2), more={"Hồ sơ cấp dưới": "5/HS", "Lần họp": 2})
    assert await above(office, rows(sitting(1), untested)) == ["tests-awaited"]


async def test_a_first_sitting_alone_decides_nothing_from_three_stars_on(office: Office) -> None:
    await sent_up(office)
    assert await above(office, rows(sitting(1))) == ["second-sitting-missing"]
    low = replace(sitting(1), totals=(40, 41, 42, 43, 44, 45, 46, 47, 48))
    assert await above(office, rows(low)) == [2]


async def test_a_tourism_service_was_visited(office: Office) -> None:
    await office.product("homestay")
    stay = replace(BELOW, number="6/HS", product="homestay", criteria_set=26)
    told = await brought_in(office, as_csv(rows(stay)))
    assert [line["rule"] for line in told.lines] == ["not-visited-yet"]
    seen = replace(stay, more={"Ngày kiểm tra thực địa": date(2019, 11, 20)})
    told = await brought_in(office, as_csv(rows(seen)))
    assert [line["outcome"] for line in told.lines] == ["done"]


async def test_more_members_than_the_council_had_when_it_was_brought_in(office: Office) -> None:
    await sent_up(office)
    other = replace(BELOW, number="7/HS", members=("Ông An", "Bà Bình", "Ông Chi", "Bà Dung", "Bà Mới"))
    told = await brought_in(office, as_csv(rows(other)))
    assert [line["rule"] for line in told.lines] == ["not-seated-then"]
    renamed = rows(replace(BELOW, number="7/HS"))
    for row in renamed:
        row["Tên Hội đồng"] = "Hội đồng khác"
    told = await brought_in(office, as_csv(renamed))
    assert [line["rule"] for line in told.lines] == ["already-written-otherwise"]


async def test_two_chairs_are_one_too_many(office: Office) -> None:
    two = rows(BELOW)
    two[1]["Chủ tịch"] = "x"
    told = await brought_in(office, as_csv(two))
    assert [line["rule"] for line in told.lines] == ["several-chairs"]


async def test_a_decision_that_recognised_more_than_was_brought_in_at_first(office: Office) -> None:
    await office.product("salt")
    rice, salt = (Told(number=product, product=product, more=decided()) for product in ("rice", "salt"))
    await brought_in(office, as_csv(rows(rice)))
    told = await brought_in(office, as_csv(rows(rice, salt)))
    assert [(line["what"], line["outcome"], line.get("rule")) for line in told.lines] == [
        ("dossier", "there", None),
        ("decision", "refused", "already-written-otherwise"),
        ("dossier", "done", None),
    ]


async def test_the_rows_of_one_decision_agree_on_its_legal_bases(office: Office) -> None:
    await office.product("salt")
    rice, salt = (Told(number=product, product=product, more=decided()) for product in ("rice", "salt"))
    of = rows(rice, salt)
    for row in of[5:]:
        row["Căn cứ pháp lý"] = "Luật khác"
    told = await brought_in(office, as_csv(of))
    assert [(line["row"], line.get("rule")) for line in told.lines] == [
        (2, None),
        (7, None),
        (7, "rows-disagree"),
    ]
