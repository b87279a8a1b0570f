"""A member's worklist: what is still to be scored, and after a discussion what is to be scored again."""

from uuid import UUID

from tests.evaluation.district import FIVE, SPRING, a_district, a_judging, scores, submit_all
from tests.evaluation.office import Office


async def to_score(office: Office) -> set[str]:
    """Whoever has something on the worklist, once all that was said has been heard."""
    await office.catch_up()
    found: set[str] = set()
    for member in FIVE:
        listed = await office.ask(member, "GET", "/worklists/sheets")
        assert listed.status_code == 200, listed.text
        if listed.json()["items"]:
            found.add(member)
    return found


async def discussed(office: Office, *totals: int) -> UUID:
    """A judging whose totals were too far apart, so that the council has discussed them."""
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, *totals)
    closing = await office.ask("chair", "POST", f"/judgings/{judging}/closing", at=SPRING)
    assert closing.json()["outcome"] == "discussion"
    await discuss(office, judging)
    return judging


async def discuss(office: Office, judging: UUID) -> None:
    done = await office.ask("chair", "POST", f"/judgings/{judging}/discussion", at=SPRING)
    assert done.status_code == 200, done.text


async def revise(office: Office, judging: UUID, member: str, total: int) -> None:
    path = f"/judgings/{judging}/sheet/revision"
    done = await office.ask(member, "POST", path, scores(total), at=SPRING)
    assert done.status_code == 200, done.text


async def test_whoever_has_scored_has_nothing_left_to_score(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    assert await to_score(office) == set(FIVE)
    await submit_all(office, judging, 60, 60)
    await revise(office, judging, "chair", 61)
    assert await to_score(office) == set(FIVE[2:])


async def test_after_a_discussion_everybody_scores_again_and_is_done_then(office: Office) -> None:
    judging = await discussed(office, 60, 60, 60, 60, 71)
    left = set(FIVE)
    assert await to_score(office) == left
    for member in ("dung", "chair", "binh", "secretary", "chi"):
        await revise(office, judging, member, 65)
        left.discard(member)
        assert await to_score(office) == left


async def test_a_first_sheet_after_a_discussion_is_done_too(office: Office) -> None:
    judging = await discussed(office, 60, 60, 60, 71)
    path = f"/judgings/{judging}/sheet"
    first = await office.ask("dung", "PUT", path, scores(65), at=SPRING)
    assert first.status_code == 200, first.text
    assert await to_score(office) == set(FIVE[:4])


async def test_a_second_discussion_asks_everybody_again(office: Office) -> None:
    judging = await discussed(office, 60, 60, 60, 60, 71)
    await revise(office, judging, "dung", 75)
    closing = await office.ask("chair", "POST", f"/judgings/{judging}/closing", at=SPRING)
    assert closing.json()["outcome"] == "discussion"
    assert await to_score(office) == set()
    await discuss(office, judging)
    assert await to_score(office) == set(FIVE)


async def test_it_shows_who_has_scored_since_the_discussion(office: Office) -> None:
    judging = await discussed(office, 60, 60, 60, 60, 71)
    shown = (await office.ask("officer", "GET", f"/judgings/{judging}")).json()
    assert (shown["status"], len(shown["submitted"])) == ("rescoring", 5)
    await revise(office, judging, "dung", 65)
    shown = (await office.ask("officer", "GET", f"/judgings/{judging}")).json()
    assert (shown["status"], shown["submitted"]) == ("scoring", [office.person("dung")])
