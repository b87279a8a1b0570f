"""Several offices inspect together: each records its own part, the one that leads concludes."""

from uuid import UUID

import httpx

from tests.evaluation.district import a_district, appoint_all
from tests.evaluation.office import Office, name

PLANNED, HELD = "2026-09-01T02:00:00Z", "2026-10-20T02:00:00Z"
LATER, CONCLUDED = "2026-10-28T02:00:00Z", "2026-11-02T02:00:00Z"
DISTRICT, PROVINCE = str(name("office 395")), str(name("office 38"))
VISIT = f"/inspections/{name('inspection')}"
LABEL, SAMPLE = name("label"), name("sample")


async def two_offices(office: Office) -> UUID:
    await a_district(office)
    await appoint_all(office, "38", "province", "p-")
    return await office.product("tea")


async def a_visit(office: Office, product: UUID) -> None:
    plan = {
        "kind": "periodic",
        "product": str(product),
        "planned_for": "2026-10-20",
        "assignments": [
            {"office": DISTRICT, "subject": "labels"},
            {"office": PROVINCE, "subject": "samples"},
        ],
    }
    done(await office.ask("inspector", "PUT", f"{VISIT}/plan", plan, at=PLANNED), 201)
    held = {
        "kind": "periodic",
        "product": str(product),
        "duties": [
            {"office": DISTRICT, "subject": "labels", "observation": "Nhãn thiếu hạn sử dụng"},
            {"office": PROVINCE, "subject": "samples", "observation": "Lấy một mẫu"},
        ],
    }
    done(await office.ask("inspector", "PUT", VISIT, held, at=HELD))


def done(answer: httpx.Response, status: int = 200) -> None:
    assert answer.status_code == status, answer.text


async def test_each_office_records_its_part_and_the_one_that_leads_concludes(office: Office) -> None:
    await a_visit(office, await two_offices(office))
    sample = {"office": PROVINCE, "code": "M-01", "of": "Chè lô 3"}
    done(await office.ask("p-inspector", "PUT", f"{VISIT}/samples/{SAMPLE}", sample, at=HELD))
    test = {
        "office": PROVINCE,
        "sample": str(SAMPLE),
        "laboratory": "Trung tâm Kiểm nghiệm tỉnh",
        "number": "215/PKN",
        "conforms": True,
        "findings": "Đạt",
    }
    done(await office.ask("p-inspector", "PUT", f"{VISIT}/tests/{name('test')}", test, at=LATER))
    violation = {
        "office": DISTRICT,
        "subject": "labels",
        "description": "Thiếu hạn sử dụng",
        "law": "Nghị định về nhãn hàng hóa",
    }
    done(await office.ask("inspector", "PUT", f"{VISIT}/violations/{LABEL}", violation, at=HELD))
    sanction = {
        "office": DISTRICT,
        "violation": str(LABEL),
        "form": "Phạt tiền",
        "amount": 5_000_000,
        "decision_number": "31/QĐ-XPHC",
    }
    done(await office.ask("inspector", "PUT", f"{VISIT}/sanctions/{name('fine')}", sanction, at=LATER))
    await office.catch_up()
    [row] = (await office.ask("officer", "GET", "/inspections")).json()["items"]
    assert (row["samples"], row["failed"], row["violations"], row["open"], row["sanctions"]) == (
        1,
        0,
        1,
        1,
        1,
    )
    assert (row["planned_for"], row["held_on"]) == ("2026-10-20", "2026-10-20")

    fine = {"number": "17/KL", "conforms": True, "text": "Đạt"}
    early = await office.ask("inspector", "POST", f"{VISIT}/conclusion", fine, at=CONCLUDED)
    assert (early.status_code, early.json()["rule"]) == (409, "conclusion-against-findings")
    remedy = {"office": DISTRICT, "evidence": "Đã thay nhãn"}
    done(await office.ask("inspector", "PUT", f"{VISIT}/violations/{LABEL}/remedy", remedy, at=LATER))
    done(await office.ask("inspector", "POST", f"{VISIT}/conclusion", fine, at=CONCLUDED))

    whole = (await office.ask("officer", "GET", VISIT)).json()
    assert [t["number"] for t in whole["tests"]] == ["215/PKN"]
    assert [s["amount"] for s in whole["sanctions"]] == [5_000_000]
    assert (whole["open_violations"], whole["concluded"]["conforms"]) == ([], True)


async def test_another_offices_part_is_not_ones_own(office: Office) -> None:
    await a_visit(office, await two_offices(office))
    await appoint_all(office, "396", "district", "o-")
    sample = {"office": PROVINCE, "code": "M-01", "of": "Chè lô 3"}
    path = f"{VISIT}/samples/{SAMPLE}"
    stranger = await office.ask("o-inspector", "PUT", path, sample, at=HELD)
    assert (stranger.status_code, stranger.json()["rule"]) == (403, "out-of-scope")
    label = {"office": DISTRICT, "subject": "labels", "description": "x", "law": "y"}
    guest = await office.ask("p-inspector", "PUT", f"{VISIT}/violations/{LABEL}", label, at=HELD)
    assert (guest.status_code, guest.json()["rule"]) == (403, "out-of-scope")
    conclusion = {"number": "17/KL", "conforms": True, "text": "Đạt"}
    guest = await office.ask("p-inspector", "POST", f"{VISIT}/conclusion", conclusion, at=CONCLUDED)
    assert (guest.status_code, guest.json()["rule"]) == (403, "out-of-scope")
    labels = {**sample, "office": DISTRICT}
    other_subject = await office.ask("inspector", "PUT", path, labels, at=HELD)
    assert (other_subject.status_code, other_subject.json()["rule"]) == (409, "not-of-this-inspection")
    # The office that leads keeps the minutes of all.
    done(await office.ask("inspector", "PUT", path, sample, at=HELD))


async def test_a_product_that_was_never_carried_out_is_inspected_without_a_certificate(
    office: Office,
) -> None:
    product = await two_offices(office)
    held = {
        "kind": "unannounced",
        "product": str(product),
        "duties": [{"office": DISTRICT, "subject": "carrying-out", "observation": "Chưa triển khai"}],
    }
    done(await office.ask("inspector", "PUT", VISIT, held, at=HELD), 201)
    whole = (await office.ask("officer", "GET", VISIT)).json()
    assert (whole["certificate"], whole["planned_for"]) == (None, None)
    assert [duty["subject"] for duty in whole["duties"]] == ["carrying-out"]


async def test_what_is_planned_only_is_shown_and_bears_nothing(office: Office) -> None:
    product = await two_offices(office)
    plan = {
        "kind": "periodic",
        "product": str(product),
        "planned_for": "2026-12-20",
        "assignments": [{"office": DISTRICT, "subject": "labels"}],
    }
    for status in (201, 201):
        done(await office.ask("inspector", "PUT", f"{VISIT}/plan", plan), status)
    await office.catch_up()
    [row] = (await office.ask("officer", "GET", "/inspections")).json()["items"]
    assert (row["planned_for"], row["held_on"], row["day"]) == ("2026-12-20", None, "2026-12-20")
    whole = (await office.ask("officer", "GET", VISIT)).json()
    assert (whole["held_on"], len(whole["assignments"])) == (None, 1)
    conclusion = {"number": "17/KL", "conforms": True, "text": "Đạt"}
    refused = await office.ask("inspector", "POST", f"{VISIT}/conclusion", conclusion)
    assert (refused.status_code, refused.json()["rule"]) == (409, "not-yet-held")


async def test_the_certificate_named_is_the_products_own(office: Office) -> None:
    product = await two_offices(office)
    body = {
        "product": str(await office.product("honey")),
        "stars": 3,
        "decision_number": "1/QĐ",
        "level": "district",
        "valid_from": "2024-01-01",
    }
    done(await office.ask("officer", "PUT", f"/certificates/{name('paper')}", body), 201)
    duty = {"office": DISTRICT, "subject": "labels", "observation": "x"}
    held = {"kind": "unannounced", "product": str(product), "duties": [duty]}
    other = await office.ask("inspector", "PUT", VISIT, {**held, "certificate": str(name("paper"))}, at=HELD)
    assert (other.status_code, other.json()["rule"]) == (409, "of-another-product")
    nothing = await office.ask("inspector", "PUT", VISIT, {**held, "certificate": str(name("no"))}, at=HELD)
    assert nothing.status_code == 404
