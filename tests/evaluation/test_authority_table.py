"""Who may do what in evaluation: every role, in every unit, for every operation; each cell is asked."""

from collections.abc import Mapping

import httpx
import pytest
import pytest_asyncio

from kernel.http.openapi import operations, permission
from services.evaluation.roles import GRANTS
from tests.evaluation.district import SUMMER, a_decision, a_district, a_judging, a_rating
from tests.evaluation.office import UNITS, Office, name
from tests.evaluation.requests import (
    COMPLAINED,
    COMPLAINT,
    COUNCIL_IN_REACH,
    INSPECTION,
    LISTS,
    OLD,
    PAPER,
    PRODUCER_IN_REACH,
    REQUESTS,
)

READ = {
    "GET /councils",
    "GET /councils/{council}",
    "GET /rounds",
    "GET /judgings",
    "GET /judgings/{identity}",
    "GET /decisions",
    "GET /decisions/{decision}",
    "GET /revocations/{revocation}",
    "GET /certificates",
    "GET /inspections",
    "GET /settings",
    "GET /approvals/{approval}",
    "GET /statistics/ratings",
    "GET /statistics/certificates",
    "GET /inspections/{inspection}",
    "GET /complaints",
    "GET /complaints/{complaint}",
    "GET /worklists/certificates",
    "GET /worklists/conclusions",
}
SHEETS = {"GET /judgings/{identity}/sheets"}
ARRANGE = {
    "PUT /councils/{council}",
    "POST /councils/{council}/regulation",
    "POST /councils/{council}/members",
    "POST /councils/{council}/dissolution",
    "PUT /rounds/{round}",
    "POST /rounds/{round}/closing",
    "PUT /settings/{setting}",
}
CHECK = {"POST /judgings/{identity}/check"}
ENROL = {"PUT /rounds/{round}/dossiers/{dossier}", "GET /worklists/dossiers"}
INTEREST = {"POST /councils/{council}/interests"}
SCORE = {
    "PUT /judgings/{identity}/sheet",
    "POST /judgings/{identity}/sheet/revision",
    "GET /judgings/{identity}/sheet",
    "PUT /judgings/{identity}/sheet/draft",
    "GET /judgings/{identity}/sheet/draft",
    "DELETE /judgings/{identity}/sheet/draft",
    "GET /worklists/sheets",
}
PRESIDE = {
    "POST /judgings/{identity}/discussion",
    "POST /judgings/{identity}/meeting",
    "POST /judgings/{identity}/closing",
    "POST /judgings/{identity}/knock-out",
}
PREPARE = {
    "PUT /judgings/{identity}",
    "GET /worklists/sent-up",
    "GET /worklists/sessions",
    "PUT /rounds/{round}/sessions/{session}",
    "POST /rounds/{round}/sessions/{session}/attendance",
    "POST /judgings/{identity}/hand-out",
    "POST /judgings/{identity}/visit",
    "POST /judgings/{identity}/tests",
}
SIGN = {
    "PUT /decisions/{decision}",
    "PUT /decisions/{decision}/corrections/{correction}",
    "PUT /approvals/{approval}",
    "PUT /reevaluations/{order}",
    "PUT /revocations/{revocation}",
    "GET /worklists/results",
    "GET /worklists/approvals",
    "POST /complaints/{complaint}/upholding",
}
HEAR = {
    "PUT /complaints/{complaint}",
    "GET /complaints/{complaint}/identity",
    "POST /complaints/{complaint}/answer",
    "GET /worklists/complaints",
}
INSPECT = {
    "PUT /inspections/{inspection}/plan",
    "PUT /inspections/{inspection}",
    "PUT /inspections/{inspection}/samples/{sample}",
    "PUT /inspections/{inspection}/tests/{test}",
    "PUT /inspections/{inspection}/sanctions/{sanction}",
    "PUT /inspections/{inspection}/violations/{violation}/remedy",
    "PUT /inspections/{inspection}/violations/{violation}",
    "POST /inspections/{inspection}/conclusion",
}
ANALYTICS = {"GET /analytics/councils", "GET /analytics/rounds", "GET /analytics/criteria/{rules}/{number}"}
MEMBERS = {"GET /analytics/members"}
UNMASK = {"GET /analytics/members/unmasked"}
LOAD = {"PUT /packs/{pack}"}
EXTEND = {"POST /certificates/{certificate}/extension"}
ENTER = {
    "PUT /certificates/{certificate}",
    "POST /imports/ratings",
    "POST /imports/certificates",
    "GET /imports/template",
}
PUBLIC = {
    "GET /certificates/{certificate}",
    "GET /ratings",
    "GET /ratings/{identity}",
    "GET /laws",
    "GET /criteria-sets",
    "GET /criteria-sets/difference",
    "GET /criteria-sets/{rules}/{number}",
    "GET /grounds",
    "GET /rounds/calendar",
    "GET /packs",
    "POST /practice",
    "GET /me",
    "GET /activity",
}
OFFICER = READ | SHEETS | ARRANGE | ENROL | CHECK | ENTER
# The grants as people read them; the service's own are compared with them, and then asked.
TABLE: Mapping[str, set[str]] = {
    "administrator": READ,
    "commune-officer": READ,
    "district-officer": OFFICER,
    "province-officer": OFFICER | EXTEND | HEAR | ANALYTICS,
    "central-officer": OFFICER | EXTEND | HEAR | ANALYTICS | MEMBERS | LOAD,
    "chairman": READ | SHEETS | ARRANGE | SIGN | HEAR,
    "council-secretary": READ | SHEETS | ENROL | INTEREST | PREPARE,
    "council-member": READ | INTEREST | SCORE | PRESIDE,
    "inspector": READ | CHECK | INSPECT,
    "auditor": READ | SHEETS | ANALYTICS | MEMBERS | UNMASK,
    "representative": set(),
    "subscriber": set(),
}

REACHED = {200, 201, 204, 404, 409}


@pytest.fixture
def actions(office: Office) -> Mapping[str, str]:
    """The action that each operation demands, by method and path below /api/v1."""
    return {
        f"{method} {path.removeprefix('/api/v1')}": demanded.action
        for method, path, route in operations(office.app)
        if (demanded := permission(route))
    }


@pytest_asyncio.fixture
async def something(office: Office) -> None:
    """Rice is being judged, salt is rated, honey is recognised; tea has a paper, a visit, a complaint."""
    await a_district(office)
    await a_judging(office)
    await a_rating(office, "salt", 60)
    judging, product = await a_rating(office, "honey", 60)
    await a_decision(office, {product: (judging, 3)})
    await office.product("tea")
    idle = REQUESTS["PUT /councils/{council}"].body
    done(await office.ask("chairman", "PUT", f"/councils/{name('idle')}", idle))
    done(await office.ask("officer", "PUT", f"/certificates/{PAPER}", OLD))
    setting = {"level": "district", "document": "1032/QĐ", "gate_reading": "majority"}
    done(await office.ask("officer", "PUT", f"/settings/{name('setting')}", setting, at=SUMMER))
    inspection = REQUESTS["PUT /inspections/{inspection}"].body
    done(await office.ask("inspector", "PUT", INSPECTION, inspection, at=SUMMER))
    done(await office.ask("chairman", "PUT", COMPLAINT, COMPLAINED, at=SUMMER))
    await office.catch_up()


def done(answer: httpx.Response) -> None:
    assert answer.status_code == 201, answer.text


def expected(role: str, unit: str, operation: str, action: str) -> str | None:
    """The rule that must refuse, or None where authority lets it pass."""
    if action not in GRANTS.get(role, frozenset()):
        return "not-appointed"
    return None if unit in REQUESTS[operation].reaching else "out-of-scope"


def test_the_grants_are_those_that_people_read(actions: Mapping[str, str]) -> None:
    granted = {
        role: {operation for operation, action in actions.items() if action in GRANTS.get(role, frozenset())}
        for role in TABLE
    }
    assert granted == TABLE
    assert GRANTS.keys() <= TABLE.keys()


def test_every_operation_is_public_or_in_the_table_and_has_a_request(
    office: Office, actions: Mapping[str, str]
) -> None:
    everything = {
        f"{method} {path.removeprefix('/api/v1')}"
        for method, path, _ in operations(office.app)
        if path.startswith("/api/v1")
    }
    assert everything - actions.keys() == PUBLIC
    assert actions.keys() == REQUESTS.keys()


@pytest.mark.parametrize("role", TABLE)
@pytest.mark.usefixtures("something")
async def test_every_cell_of_role_unit_and_operation(
    office: Office, actions: Mapping[str, str], role: str
) -> None:
    wrong: list[tuple[str, str, str | None, str]] = []
    for unit in UNITS:
        who = f"{role} of {unit}"
        await office.appoint(who, role, unit)
        for operation, action in actions.items():
            request = REQUESTS[operation]
            answer = await office.ask(who, operation.partition(" ")[0], request.path, request.body)
            wanted = expected(role, unit, operation, action)
            if wanted is None:
                right = answer.status_code in REACHED
            else:
                right = (answer.status_code, answer.json()["rule"]) == (403, wanted)
            if not right:
                wrong.append((unit, operation, wanted, answer.text))
    assert wrong == []


SHOWN = {
    "councils": COUNCIL_IN_REACH,
    "rounds": COUNCIL_IN_REACH,
    "decisions": COUNCIL_IN_REACH,
    "inspections": COUNCIL_IN_REACH,
    "complaints": COUNCIL_IN_REACH,
    "judgings": PRODUCER_IN_REACH,
    "certificates": PRODUCER_IN_REACH,
    "settings": PRODUCER_IN_REACH,
}


@pytest.mark.usefixtures("something")
async def test_lists_show_what_is_in_reach_and_nothing_else(office: Office) -> None:
    for unit in UNITS:
        await office.appoint(f"auditor of {unit}", "auditor", unit)
        for listing in LISTS:
            shown = (await office.ask(f"auditor of {unit}", "GET", f"/{listing}")).json()["items"]
            assert bool(shown) == (unit in SHOWN[listing]), (unit, listing)


async def test_nobody_without_a_token_may_do_anything(office: Office) -> None:
    for operation, request in REQUESTS.items():
        answer = await office.ask(None, operation.partition(" ")[0], request.path, request.body)
        assert (answer.status_code, answer.json()["rule"]) == (401, "unauthenticated"), operation


async def test_whoever_holds_no_appointment_may_do_nothing(office: Office) -> None:
    for operation, request in REQUESTS.items():
        answer = await office.ask("stranger", operation.partition(" ")[0], request.path, request.body)
        assert (answer.status_code, answer.json()["rule"]) == (403, "not-appointed"), operation
