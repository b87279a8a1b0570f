"""A commune was merged into another: what its producers make goes on from the commune where they are now."""

from uuid import UUID

import pytest

from tests.registry.conftest import Ask
from tests.registry.people import office_of
from tests.registry.steps import (
    COOP,
    DOSSIER,
    PRODUCT,
    REPORT,
    create,
    done,
    pdf,
    refused,
    register,
    upload,
)
from tests.registry.story import HONEY, HONEY_COOP

REFORM = "2025-07-01"
MOVED = "2025-07-02T09:00:00+07:00"
SPRING = "2025-06-06T09:00:00+07:00"
AUTUMN = "2025-10-06T09:00:00+07:00"
JELLY = f"/products/{UUID(int=0x42)}"
KINDS = ("registration-slip", "business-plan", "organisation", "business-registration")


@pytest.fixture
async def merged(ask: Ask) -> None:
    """The honey's commune has become part of the next one; their district has ended."""
    await register(ask)
    await create(ask)
    done(await ask("admin", "POST", "/units/98102/transfer", {"parent": "98", "on": REFORM}))
    done(await ask("admin", "POST", "/units/98101/merge", {"into": ["98102"], "on": REFORM}))
    done(await ask("admin", "POST", "/units/981/dissolve", {"on": REFORM}))


@pytest.mark.usefixtures("merged")
async def test_a_dossier_is_filed_and_forwarded_from_the_commune_where_the_producer_is_now(ask: Ask) -> None:
    done(await ask("province", "POST", f"{COOP}/amend", {"unit": "98102"}, at=MOVED))
    again = {"product": str(HONEY), "kind": "re-evaluation"}
    done(await ask("province", "PUT", DOSSIER, again, at=AUTUMN))
    for kind in KINDS:
        done(await upload(ask, pdf(kind), kind, name="next-commune", at=AUTUMN))
    done(await ask("next-commune", "POST", f"{DOSSIER}/file", at=AUTUMN))
    done(await ask("next-commune", "POST", f"{DOSSIER}/slip", at=AUTUMN))
    done(await ask("next-commune", "POST", f"{DOSSIER}/report", REPORT, at=AUTUMN))
    to = {"to_office": str(office_of("98"))}
    done(await ask("next-commune", "POST", f"{DOSSIER}/forward", to, at=AUTUMN))
    assert (await ask("province", "GET", DOSSIER)).json()["slip"] == "1/PĐK-98-98102-2025"


@pytest.mark.usefixtures("merged")
async def test_a_product_is_coded_where_its_producer_is_now(ask: Ask) -> None:
    done(await ask("province", "POST", f"{COOP}/amend", {"unit": "98102"}, at=MOVED))
    done(await ask("province", "POST", f"{PRODUCT}/code", at=AUTUMN))
    assert (await ask("province", "GET", PRODUCT)).json()["code"] == "98-98102-1-2025"


@pytest.mark.usefixtures("merged")
async def test_a_product_coded_before_the_merger_takes_no_second_number_in_its_year(ask: Ask) -> None:
    done(await ask("province", "POST", f"{COOP}/amend", {"unit": "98102"}, at=MOVED))
    done(await ask("province", "POST", f"{PRODUCT}/code", at=SPRING))
    refused(await ask("province", "POST", f"{PRODUCT}/code", at=AUTUMN), 409, "already-coded")
    assert (await ask("province", "GET", PRODUCT)).json()["code"] == "98-981-98101-1-2025"
    jelly = {"producer": str(HONEY_COOP), "name": "Sữa ong chúa"}
    done(await ask("province", "PUT", JELLY, jelly, at=AUTUMN))
    done(await ask("province", "POST", f"{JELLY}/code", at=AUTUMN))
    assert (await ask("province", "GET", JELLY)).json()["code"] == "98-98102-1-2025"


@pytest.mark.usefixtures("merged")
async def test_a_producer_that_has_not_moved_yet_is_nowhere(ask: Ask) -> None:
    refused(await ask("province", "POST", f"{PRODUCT}/code", at=AUTUMN), 422, "unit-not-there-then", "/unit")


@pytest.mark.usefixtures("merged")
async def test_what_happened_before_the_merger_is_still_the_old_commune_s(ask: Ask) -> None:
    done(await ask("province", "POST", f"{COOP}/amend", {"unit": "98102"}, at=MOVED))
    done(await ask("province", "POST", f"{PRODUCT}/code", at=SPRING))
    assert (await ask("province", "GET", PRODUCT)).json()["code"] == "98-981-98101-1-2025"
