"""Villages: a dated name below a commune, whatever becomes of the commune."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from kernel.testing import check
from services.registry.places.domain.days import EarlierThanKnown
from services.registry.places.domain.village import (
    EndVillage,
    EstablishVillage,
    MergedWithItself,
    MoveVillage,
    NoSuchVillage,
    RenameVillage,
    VillageElsewhere,
    VillageEnded,
    VillageEstablished,
    VillageGone,
    VillageMoved,
    VillageRenamed,
    decider,
)
from tests.registry.conftest import Ask
from tests.registry.steps import done, refused

A_TIN, A_XACH = UUID(int=0xA1), UUID(int=0xA2)
SINCE, REFORM = date(2019, 1, 1), date(2025, 7, 1)
PATH = f"/villages/{A_TIN}"
NEW = {"name": "Thôn A Tin", "commune": "98101", "since": "2019-01-01"}

establish = EstablishVillage(village=A_TIN, name="Thôn A Tin", commune="98101", since=SINCE)
established = VillageEstablished(village=A_TIN, name="Thôn A Tin", commune="98101", since=SINCE)
rename = RenameVillage(village=A_TIN, name="Thôn 1", on=REFORM)
renamed = VillageRenamed(village=A_TIN, name="Thôn 1", on=REFORM)
move = MoveVillage(village=A_TIN, commune="98102", on=REFORM, resolution="12/NQ-HĐND")
moved = VillageMoved(village=A_TIN, commune="98102", on=REFORM, resolution="12/NQ-HĐND")
end = EndVillage(village=A_TIN, into=(A_XACH,), on=REFORM)
ended = VillageEnded(village=A_TIN, into=(A_XACH,), on=REFORM)


def test_a_village_is_named_below_a_commune_and_asked_twice_nothing_happens() -> None:
    check(decider, when=establish, then=[established])
    check(decider, given=[established], when=establish, then=[])


def test_one_village_is_not_in_two_communes() -> None:
    check(decider, given=[established], when=replace(establish, commune="98102"), then=VillageElsewhere)


def test_a_village_changes_from_a_day_on_once() -> None:
    for command, event in ((rename, renamed), (move, moved), (end, ended)):
        check(decider, given=[established], when=command, then=[event])
        check(decider, given=[established, event], when=command, then=[])
        check(decider, when=command, then=NoSuchVillage)


def test_a_former_name_of_a_village_may_be_learnt_late() -> None:
    once = VillageRenamed(village=A_TIN, name="Bản A Tin", on=date(2020, 1, 1))
    state = decider.fold([established, renamed, once])
    assert state is not None
    assert state.on(SINCE) == ("Thôn A Tin", "98101")
    assert state.on(date(2021, 1, 1)) == ("Bản A Tin", "98101")
    assert state.on(REFORM) == ("Thôn 1", "98101")


def test_a_village_ends_once_after_all_else_and_not_into_itself() -> None:
    check(decider, given=[established, ended], when=replace(end, into=()), then=VillageGone)
    check(decider, given=[established, ended], when=rename, then=VillageGone)
    check(decider, given=[established, renamed], when=replace(end, on=SINCE), then=EarlierThanKnown)
    check(decider, given=[established], when=replace(end, into=(A_TIN,)), then=MergedWithItself)
    before = replace(rename, on=SINCE - timedelta(days=1))
    check(decider, given=[established], when=before, then=EarlierThanKnown)


async def test_villages_are_listed_as_a_commune_had_them_on_a_day(ask: Ask) -> None:
    done(await ask("admin", "PUT", PATH, NEW))
    done(await ask("admin", "PUT", f"/villages/{A_XACH}", {**NEW, "name": "Thôn A Xách"}))
    done(await ask("admin", "POST", f"{PATH}/rename", {"name": "Thôn 1", "on": "2025-07-01"}))
    done(await ask("admin", "POST", f"{PATH}/move", {"commune": "98102", "on": "2025-07-01"}))

    async def names(commune: str, on: str) -> list[str]:
        rows = done(await ask("commune", "GET", f"/villages?commune={commune}&on={on}")).json()["items"]
        return [row["name"] for row in rows]

    assert await names("98101", "2025-06-30") == ["Thôn A Tin", "Thôn A Xách"]
    assert await names("98101", "2025-07-01") == ["Thôn A Xách"]
    assert await names("98102", "2025-07-01") == ["Thôn 1"]
    then = (await ask("commune", "GET", f"{PATH}?on=2024-01-01")).json()
    assert (then["name"], then["commune"]) == ("Thôn A Tin", "98101")


async def test_villages_are_merged_and_stay_readable(ask: Ask) -> None:
    done(await ask("admin", "PUT", PATH, NEW))
    into = {"into": [str(A_XACH)], "on": "2025-07-01"}
    refused(await ask("admin", "POST", f"{PATH}/end", into), 404, "no-such-village")
    done(await ask("admin", "PUT", f"/villages/{A_XACH}", {**NEW, "name": "Thôn A Xách"}))
    done(await ask("admin", "POST", f"{PATH}/end", into))
    assert (await ask("commune", "GET", PATH)).json()["ended"] == "2025-07-01"
    refused(await ask("commune", "GET", f"{PATH}?on=2025-07-01"), 404, "no-such-village")


async def test_a_village_is_part_of_a_commune_that_stands_and_of_nothing_else(ask: Ask) -> None:
    for commune, status, rule in (
        ("98199", 422, "unknown-unit"),
        ("981", 409, "not-of-the-commune-level"),
    ):
        refused(await ask("admin", "PUT", PATH, {**NEW, "commune": commune}), status, rule, "/commune")
    early = {**NEW, "since": "2010-01-01"}
    refused(await ask("admin", "PUT", PATH, early), 422, "unit-not-there-then", "/commune")
    refused(await ask("admin-98", "PUT", PATH, {**NEW, "commune": "97101"}), 403, "out-of-scope")
