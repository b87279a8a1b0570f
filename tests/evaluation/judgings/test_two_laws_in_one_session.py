"""In June 2026 a province judges what was filed on 21 May and on 22 May: one session, two laws."""

from datetime import date

from tests.evaluation.office import Office, name
from tests.evaluation.session_of_june import (
    a_dossier,
    a_province,
    an_opening,
    done,
    in_session,
    points,
    scored,
)


async def test_each_dossier_is_judged_under_the_law_of_the_day_on_which_it_was_filed(office: Office) -> None:
    await a_province(office)
    old = await a_dossier(office, "rice", date(2026, 5, 21))
    new = await a_dossier(office, "millet", date(2026, 5, 22))
    judgings = {old: name("judging of rice"), new: name("judging of millet")}
    for dossier, judging in judgings.items():
        done(await an_opening(office, judging, dossier))
    await in_session(office, judgings)
    first = await scored(office, judgings[old], points("R4", 75))
    second = await scored(office, judgings[new], points("R6", 75))
    assert (first["stars"], second["stars"]) == (4, 4)
    ratings = [(await office.ask(None, "GET", f"/ratings/{j}")).json() for j in judgings.values()]
    assert [rating["rules"] for rating in ratings] == ["R5", "R6"]
    assert ratings[0]["pack"] != ratings[1]["pack"]


async def test_points_of_one_sheet_are_not_taken_for_the_other(office: Office) -> None:
    await a_province(office)
    new = await a_dossier(office, "millet", date(2026, 5, 22))
    judging = name("judging of millet")
    done(await an_opening(office, judging, new))
    await in_session(office, {new: judging})
    old_points = {"scores": points("R4", 75)}
    refused = await office.ask("p-binh", "PUT", f"/judgings/{judging}/sheet", old_points)
    assert (refused.status_code, refused.json()["rule"]) == (409, "unknown-criterion")
