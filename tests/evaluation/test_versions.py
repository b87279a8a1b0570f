"""What is read names its version, and whoever writes against it learns when it has changed since."""

from uuid import UUID

from tests.evaluation.district import (
    COUNCIL,
    SPRING,
    SUMMER,
    a_decision,
    a_district,
    a_judging,
    a_rating,
    scores,
    submit_all,
)
from tests.evaluation.office import Office, name


async def etag(office: Office, path: str) -> str:
    """Of what the officer reads, before any worker has heard of it."""
    shown = await office.ask("officer", "GET", path)
    assert shown.status_code == 200, shown.text
    return shown.headers["ETag"]


async def test_a_council_that_was_read_is_changed_once(office: Office) -> None:
    await a_district(office)
    read = await etag(office, f"/councils/{COUNCIL}")
    assert read == f'"council-{COUNCIL}@2"'
    path, interest = f"/councils/{COUNCIL}/interests", {"product": str(name("rice"))}
    done = await office.ask("chi", "POST", path, interest, at=SPRING, If_Match=read)
    assert (done.status_code, done.headers["ETag"]) == (200, await etag(office, f"/councils/{COUNCIL}"))
    stale = await office.ask("binh", "POST", path, interest, at=SPRING, If_Match=read)
    assert (stale.status_code, stale.json()["rule"]) == (412, "stale-version")


async def test_a_judging_that_was_read_is_closed_only_with_the_sheets_it_had(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, 60, 60, 60, 60)
    path = f"/judgings/{judging}"
    early = await etag(office, path)
    revised = await office.ask("binh", "POST", f"{path}/sheet/revision", scores(61), at=SPRING)
    assert revised.status_code == 200, revised.text
    stale = await office.ask("chair", "POST", f"{path}/closing", at=SPRING, If_Match=early)
    assert (stale.status_code, stale.json()["rule"]) == (412, "stale-version")
    read = await etag(office, path)
    closed = await office.ask("chair", "POST", f"{path}/closing", at=SPRING, If_Match=read)
    assert (closed.status_code, closed.headers["ETag"]) == (200, await etag(office, path))


async def test_a_sealed_judging_shows_who_has_submitted_and_no_points(office: Office) -> None:
    await a_district(office)
    judging, product = await a_judging(office)
    await submit_all(office, judging, 60)
    shown = (await office.ask("officer", "GET", f"/judgings/{judging}")).json()
    assert (shown["status"], shown["product"]) == ("scoring", str(product))
    assert shown["submitted"] == [office.person("chair")]
    assert (shown["average"], shown["stars"]) == (None, None)


async def test_a_signed_decision_names_its_only_version(office: Office) -> None:
    await a_district(office)
    judging, product = await a_rating(office, "rice", 60)
    decision = await a_decision(office, {product: (judging, 3)})
    assert await etag(office, f"/decisions/{decision}") == f'"decision-{decision}@1"'


async def test_a_certificate_and_its_revocation_name_their_versions(office: Office) -> None:
    await a_district(office)
    paper, body = await a_paper(office)
    assert await etag(office, f"/certificates/{paper}") == f'"certificate-{paper}@1"'
    revocation = name("revocation")
    path = f"/revocations/{revocation}"
    signed = await office.ask("chairman", "PUT", path, body, at=SUMMER)
    assert signed.status_code == 201, signed.text
    read = await etag(office, path)
    assert read == f'"revocation-{revocation}@1"'
    again = await office.ask("chairman", "PUT", path, body, at=SUMMER, If_Match=read)
    assert (again.status_code, again.headers["ETag"]) == (200, read)
    assert await etag(office, f"/certificates/{paper}") == f'"certificate-{paper}@2"'


async def test_a_decision_asked_against_a_version_that_is_not_there_is_refused(office: Office) -> None:
    await a_district(office)
    _, body = await a_paper(office)
    revocation = name("revocation")
    seen = f'"revocation-{revocation}@1"'
    stale = await office.ask("chairman", "PUT", f"/revocations/{revocation}", body, at=SUMMER, If_Match=seen)
    assert (stale.status_code, stale.json()["rule"]) == (412, "stale-version")


async def a_paper(office: Office) -> tuple[UUID, dict[str, object]]:
    """An old certificate, and the body that revokes it."""
    product, paper = await office.product("rice"), name("paper")
    old = {
        "product": str(product),
        "stars": 3,
        "decision_number": "1/QĐ",
        "level": "district",
        "valid_from": "2024-01-01",
    }
    entered = await office.ask("officer", "PUT", f"/certificates/{paper}", old)
    assert entered.status_code == 201, entered.text
    revoked = {"certificate": str(paper), "product": str(product), "ground": "food-safety-law"}
    return paper, {"number": "2/QĐ", "legal_bases": ["Luật"], "revoked": [revoked]}
