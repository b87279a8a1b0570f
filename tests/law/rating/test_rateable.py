"""Where there is no set to rate by, it is said why."""

from dataclasses import replace

import pytest

from law.generations import law_named
from law.rating.rateable import rateable, rateable_by
from law.rating.refusals import SetNotRateable
from law.wording.packs import released
from law.wording.sheet import Label, Standing

R4, PACK = law_named("R4"), released("R4")
TORN = Label(vi="Trang 3 bị mất", en="Page 3 is lost")


def test_a_law_rates_by_its_own_pack() -> None:
    assert rateable(law_named("R5"), 3) is rateable(R4, 3) is PACK.sets[3]


@pytest.mark.parametrize(
    ("law", "number", "why"), [("R1", 3, "no national criteria sets"), ("R4", 27, "no set of")]
)
def test_a_set_that_is_not_there_can_not_be_rated(law: str, number: int, why: str) -> None:
    with pytest.raises(SetNotRateable, match=f"Set {number} of {law} cannot be rated: .*{why}"):
        rateable(law_named(law), number)


def test_an_unusable_set_refuses_with_its_notes() -> None:
    unusable = replace(PACK.sets[3], standing=Standing.UNUSABLE, notes=(TORN,))
    pack = replace(PACK, sets={**PACK.sets, 3: unusable})

    with pytest.raises(SetNotRateable, match="Page 3 is lost"):
        rateable_by(pack, R4, 3)
    assert rateable_by(pack, R4, 4) is PACK.sets[4]
