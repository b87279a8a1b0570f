"""Products over HTTP: codes without gaps per commune and year, classification by law."""

from uuid import UUID

import pytest

from tests.registry.conftest import Ask
from tests.registry.steps import JUNE, MARCH, PRODUCT, create, done, refused, register
from tests.registry.story import HONEY, HONEY_COOP, HONEY_IDEA

TEA, WAX = UUID(int=0x42), UUID(int=0x43)


async def code(ask: Ask, product: UUID, at: str | None = JUNE) -> str:
    done(await ask("commune", "POST", f"/products/{product}/code", at=at))
    return str((await ask("commune", "GET", f"/products/{product}")).json()["code"])


async def test_codes_count_up_without_gaps_in_a_commune_and_year(ask: Ask) -> None:
    await register(ask)
    await create(ask)
    for product in (TEA, WAX):
        new = {"producer": str(HONEY_COOP), "name": f"Sản phẩm {product.int}"}
        done(await ask("commune", "PUT", f"/products/{product}", new, at=MARCH))
    assert await code(ask, HONEY) == "98-981-98101-1-2024"
    assert await code(ask, TEA) == "98-981-98101-2-2024"
    assert await code(ask, HONEY) == "98-981-98101-1-2024"
    done(await ask("commune", "POST", f"/products/{WAX}/retire", {"reason": "ngừng"}, at=JUNE))
    refused(await ask("commune", "POST", f"/products/{WAX}/code", at=JUNE), 409, "product-is-retired")
    assert await code(ask, TEA, at="2025-03-06T09:00:00+07:00") == "98-981-98101-1-2025"


async def test_the_answer_about_a_code_is_about_the_product(ask: Ask) -> None:
    await register(ask)
    await create(ask)
    stale = {"If-Match": f'"product-{HONEY}@1"'}
    refused(
        await ask("commune", "POST", f"{PRODUCT}/code", at=JUNE, headers=stale),
        412,
        "stale-version",
        "header/If-Match",
    )
    seen = {"If-Match": f'"product-{HONEY}@2"'}
    answer = done(await ask("commune", "POST", f"{PRODUCT}/code", at=JUNE, headers=seen))
    assert answer.headers["etag"] == f'"product-{HONEY}@3"'
    assert answer.json() == {"stream": f"product-{HONEY}", "version": 3, "id": str(HONEY)}


async def test_a_product_is_classified_under_each_law(ask: Ask) -> None:
    await register(ask)
    await create(ask)
    done(await ask("district", "POST", f"{PRODUCT}/classify", {"generation": "R2", "criteria_set": 4}))
    done(await ask("district", "POST", f"{PRODUCT}/classify", {"generation": "R4", "criteria_set": 8}))
    assert (await ask("district", "GET", "/products")).json()["items"][0]["classified"] == ["R2/4", "R4/8"]


@pytest.mark.parametrize(("generation", "number"), [("R1", 4), ("R7", 4), ("R4", 27)])
async def test_a_set_that_no_law_has_is_refused(ask: Ask, generation: str, number: int) -> None:
    await register(ask)
    await create(ask)
    body = {"generation": generation, "criteria_set": number}
    refused(
        await ask("commune", "POST", f"{PRODUCT}/classify", body),
        409,
        "no-such-criteria-set",
        "/criteria_set",
    )


async def test_a_product_grows_from_an_idea_that_was_selected(ask: Ask) -> None:
    await register(ask)
    path = f"/ideas/{HONEY_IDEA}"
    new = {"producer": str(HONEY_COOP), "name": "Mật ong", "idea": str(HONEY_IDEA)}
    refused(await ask("commune", "PUT", PRODUCT, new), 409, "not-selected-yet", "/idea")
    idea = {"producer": str(HONEY_COOP), "title": "Mật ong", "description": ""}
    done(await ask("commune", "PUT", path, idea))
    refused(await ask("commune", "PUT", PRODUCT, new), 409, "not-selected-yet", "/idea")
    done(await ask("commune", "POST", f"{path}/forward"))
    done(await ask("province", "POST", f"{path}/select"))
    done(await ask("commune", "PUT", PRODUCT, new))


async def test_a_product_of_nobody_is_refused(ask: Ask) -> None:
    new = {"producer": str(HONEY_COOP), "name": "Mật ong"}
    refused(await ask("commune", "PUT", PRODUCT, new), 404, "no-such-producer")
    refused(await ask("commune", "GET", PRODUCT), 404, "no-such-product")
