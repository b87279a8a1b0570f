"""One request for each operation of evaluation, and the units from which it may be asked."""

from collections.abc import Mapping

from kernel.record import record
from services.evaluation.papers.usecases.columns import RATINGS
from tests.evaluation.district import COUNCIL, ROUND
from tests.evaluation.office import UNITS, name
from tests.evaluation.story import points

# Everything asked about is district 395's: its office, its council, producers of its commune 14500.
# 38 and VN are above it; 396 and its commune 14600 lie beside it.
ANYWHERE = frozenset(UNITS)
COUNCIL_IN_REACH = frozenset({"395", "38", "VN"})
PRODUCER_IN_REACH = COUNCIL_IN_REACH | {"14500"}
# What an office has begun is its own: those above it look on.
ITS_OFFICE = frozenset({"395"})
THE_COUNTRY = frozenset({"VN"})
ISSUER_OR_PROVINCE = frozenset({"395", "38"})


@record
class Request:
    """`reaching` are the units whose appointments get past the check of scope."""

    path: str
    reaching: frozenset[str]
    body: Mapping[str, object] | str | None = None


def asking(path: str, reaching: frozenset[str], **body: object) -> Request:
    return Request(path=path, reaching=reaching, body=body or None)


RICE, TEA, PAPER = name("judging of rice"), name("tea"), name("paper")
NEW = name("new")
JUDGING, INSPECTION = f"/judgings/{RICE}", f"/inspections/{name('inspection')}"
OF_395 = str(name("office 395"))
PERSONS = [f"person-{n:032x}" for n in range(3)]
LISTS = (
    "councils",
    "rounds",
    "settings",
    "judgings",
    "decisions",
    "certificates",
    "inspections",
    "complaints",
)
COUNTED = ("statistics/ratings", "statistics/certificates", "analytics/councils", "analytics/rounds")
OF_MEMBERS = ("analytics/members", "analytics/members/unmasked")
WORKLISTS = (
    "sheets",
    "dossiers",
    "sent-up",
    "results",
    "sessions",
    "approvals",
    "certificates",
    "conclusions",
    "complaints",
)
COMPLAINT = f"/complaints/{name('complaint')}"
COMPLAINED = {
    "about": {"kind": "certificate", "id": str(PAPER)},
    "complainant": "person",
    "identity": {"name": "Người khiếu nại"},
    "channel": "letter",
    "asks": "Đề nghị xem lại.",
}
DUTY = {"office": OF_395, "subject": "samples", "observation": "Hai mẫu"}
OLD = {
    "product": str(TEA),
    "stars": 3,
    "decision_number": "1/QĐ",
    "level": "district",
    "valid_from": "2024-01-01",
}
SLIP = {"number": "KN-1", "laboratory": "Trung tâm", "issued_on": "2024-04-01", "conforms": True}
# An import looks at its rows only after who may bring any in.
RATINGS_FILE = ",".join(column.en for column in RATINGS) + "\n1,tea"
CERTIFICATES_FILE = "product,stars,decision,valid from,level\nnobody's,3,1/QĐ,2021-06-01,district"
SIGNED = {"number": "2/QĐ", "legal_bases": ["Luật"]}
REQUESTS: Mapping[str, Request] = {
    **{f"GET /{listing}": asking(f"/{listing}", ANYWHERE) for listing in LISTS},
    **{f"GET /worklists/{listing}": asking(f"/worklists/{listing}", ANYWHERE) for listing in WORKLISTS},
    **{f"GET /{counted}": asking(f"/{counted}", ANYWHERE) for counted in COUNTED},
    **{f"GET /{members}": asking(f"/{members}?year=2024", ANYWHERE) for members in OF_MEMBERS},
    "GET /analytics/criteria/{rules}/{number}": asking("/analytics/criteria/R4/3", ANYWHERE),
    "GET /councils/{council}": asking(f"/councils/{COUNCIL}", COUNCIL_IN_REACH),
    "GET /judgings/{identity}": asking(JUDGING, PRODUCER_IN_REACH),
    "GET /judgings/{identity}/sheets": asking(f"{JUDGING}/sheets", PRODUCER_IN_REACH),
    "GET /judgings/{identity}/sheet": asking(f"{JUDGING}/sheet", ITS_OFFICE),
    "GET /decisions/{decision}": asking(f"/decisions/{name('decision')}", ANYWHERE),
    "GET /revocations/{revocation}": asking(f"/revocations/{name('revocation')}", ANYWHERE),
    "PUT /councils/{council}": asking(
        f"/councils/{NEW}",
        ANYWHERE,
        name="Hội đồng",
        decision_number="3/QĐ",
        chair=PERSONS[0],
        secretary=PERSONS[1],
        seats=[{"member": person, "department": "UBND"} for person in PERSONS],
    ),
    "POST /councils/{council}/regulation": asking(
        f"/councils/{COUNCIL}/regulation", ITS_OFFICE, document="4/QĐ", quorum=3
    ),
    "POST /councils/{council}/members": asking(
        f"/councils/{COUNCIL}/members",
        ITS_OFFICE,
        leaving=PERSONS[0],
        joining={"member": PERSONS[1], "department": "UBND"},
    ),
    "POST /councils/{council}/interests": asking(
        f"/councils/{COUNCIL}/interests", ITS_OFFICE, product=str(TEA)
    ),
    "POST /councils/{council}/dissolution": asking(f"/councils/{name('idle')}/dissolution", ITS_OFFICE),
    "PUT /rounds/{round}": asking(
        f"/rounds/{NEW}", ANYWHERE, name="Đợt 2", dossiers_due="2027-03-15", results_due="2027-06-30"
    ),
    "POST /rounds/{round}/closing": asking(f"/rounds/{ROUND}/closing", ITS_OFFICE),
    "PUT /rounds/{round}/dossiers/{dossier}": asking(
        f"/rounds/{ROUND}/dossiers/{name('dossier of rice 2024-02-20')}", ITS_OFFICE
    ),
    "PUT /judgings/{identity}": asking(
        f"/judgings/{NEW}",
        ITS_OFFICE,
        dossier=str(name("dossier of rice 2024-02-20")),
        council=str(COUNCIL),
    ),
    "PUT /settings/{setting}": asking(
        f"/settings/{NEW}", ANYWHERE, level="province", document="1032/QĐ", gate_reading="majority"
    ),
    "PUT /rounds/{round}/sessions/{session}": asking(
        f"/rounds/{ROUND}/sessions/{NEW}",
        ITS_OFFICE,
        council=str(COUNCIL),
        planned_on="2026-06-10",
        place="UBND",
        dossiers=[str(name("dossier of rice 2024-02-20"))],
    ),
    "POST /rounds/{round}/sessions/{session}/attendance": asking(
        f"/rounds/{ROUND}/sessions/{NEW}/attendance", ITS_OFFICE, present=PERSONS
    ),
    "POST /judgings/{identity}/check": asking(f"{JUDGING}/check", ITS_OFFICE, complete=True, findings="Đủ"),
    "POST /judgings/{identity}/hand-out": asking(f"{JUDGING}/hand-out", ITS_OFFICE),
    "POST /judgings/{identity}/visit": asking(f"{JUDGING}/visit", ITS_OFFICE, findings="Đúng hồ sơ"),
    "POST /judgings/{identity}/tests": asking(f"{JUDGING}/tests", ITS_OFFICE, slips=[SLIP]),
    "POST /judgings/{identity}/meeting": asking(f"{JUDGING}/meeting", ITS_OFFICE, reason="Ý kiến khác nhau"),
    "PUT /judgings/{identity}/sheet/draft": asking(f"{JUDGING}/sheet/draft", ITS_OFFICE, choices={"1.1": 2}),
    "GET /judgings/{identity}/sheet/draft": asking(f"{JUDGING}/sheet/draft", ITS_OFFICE),
    "DELETE /judgings/{identity}/sheet/draft": asking(f"{JUDGING}/sheet/draft", ITS_OFFICE),
    "PUT /reevaluations/{order}": asking(
        f"/reevaluations/{NEW}",
        PRODUCER_IN_REACH,
        judging=str(name("judging of salt")),
        number="218/BNNMT",
        legal_bases=["QĐ 26/2026/QĐ-TTg, Điều 10"],
        reason="Hội đồng không đủ thành phần",
    ),
    "PUT /approvals/{approval}": asking(
        f"/approvals/{NEW}",
        ITS_OFFICE,
        **SIGNED,
        approved=[{"product": str(name("salt")), "judging": str(name("judging of salt"))}],
    ),
    "GET /approvals/{approval}": asking(f"/approvals/{name('approval')}", ANYWHERE),
    "PUT /decisions/{decision}/corrections/{correction}": asking(
        f"/decisions/{name('decision')}/corrections/{NEW}",
        ITS_OFFICE,
        number="52/QĐ",
        legal_bases=["Luật"],
        reason="Sai số",
        right_number="2a/QĐ",
    ),
    "PUT /judgings/{identity}/sheet": asking(f"{JUDGING}/sheet", ITS_OFFICE, scores=points(60)),
    "POST /judgings/{identity}/sheet/revision": asking(
        f"{JUDGING}/sheet/revision", ITS_OFFICE, scores=points(60)
    ),
    "POST /judgings/{identity}/discussion": asking(f"{JUDGING}/discussion", ITS_OFFICE),
    "POST /judgings/{identity}/closing": asking(f"{JUDGING}/closing", ITS_OFFICE),
    "POST /judgings/{identity}/knock-out": asking(
        f"{JUDGING}/knock-out", ITS_OFFICE, ground="dangerous-impurity", criterion="6.1"
    ),
    "PUT /decisions/{decision}": asking(
        f"/decisions/{NEW}",
        PRODUCER_IN_REACH,
        **SIGNED,
        recognised=[{"product": str(name("salt")), "judging": str(name("judging of salt")), "stars": 3}],
    ),
    "PUT /packs/{pack}": asking(
        "/packs/R3", THE_COUNTRY, files={"pack.txt": "pack R3"}, document="5/CV", document_dated="2026-06-01"
    ),
    "PUT /revocations/{revocation}": asking(
        f"/revocations/{NEW}",
        PRODUCER_IN_REACH,
        **SIGNED,
        revoked=[{"certificate": str(PAPER), "product": str(TEA), "ground": "food-safety-law"}],
    ),
    "PUT /certificates/{certificate}": asking(f"/certificates/{NEW}", PRODUCER_IN_REACH, **OLD),
    "POST /certificates/{certificate}/extension": asking(
        f"/certificates/{PAPER}/extension",
        ISSUER_OR_PROVINCE,
        dossier=str(name("dossier of rice 2024-02-20")),
    ),
    "PUT /complaints/{complaint}": asking(f"/complaints/{NEW}", PRODUCER_IN_REACH, **COMPLAINED),
    "GET /complaints/{complaint}": asking(COMPLAINT, COUNCIL_IN_REACH),
    "GET /complaints/{complaint}/identity": asking(f"{COMPLAINT}/identity", ITS_OFFICE),
    "POST /complaints/{complaint}/answer": asking(
        f"{COMPLAINT}/answer", ITS_OFFICE, number="112/UBND", text="Đã xem lại."
    ),
    "POST /complaints/{complaint}/upholding": asking(
        f"{COMPLAINT}/upholding", ITS_OFFICE, **SIGNED, follows="Đánh giá lại."
    ),
    "POST /imports/ratings": Request(path="/imports/ratings", reaching=ANYWHERE, body=RATINGS_FILE),
    "POST /imports/certificates": Request(
        path="/imports/certificates", reaching=ANYWHERE, body=CERTIFICATES_FILE
    ),
    "GET /imports/template": asking("/imports/template?kind=ratings&rules=R4&set=3", ANYWHERE),
    "PUT /inspections/{inspection}": asking(
        f"/inspections/{NEW}", PRODUCER_IN_REACH, kind="unannounced", product=str(TEA), duties=[DUTY]
    ),
    "PUT /inspections/{inspection}/plan": asking(
        f"/inspections/{name('plan')}/plan",
        PRODUCER_IN_REACH,
        kind="periodic",
        product=str(TEA),
        planned_for="2026-12-01",
        assignments=[{"office": OF_395, "subject": "samples"}],
    ),
    "GET /inspections/{inspection}": asking(INSPECTION, COUNCIL_IN_REACH),
    "PUT /inspections/{inspection}/samples/{sample}": asking(
        f"{INSPECTION}/samples/{NEW}", ITS_OFFICE, office=OF_395, code="M-01", of="Chè"
    ),
    "PUT /inspections/{inspection}/tests/{test}": asking(
        f"{INSPECTION}/tests/{NEW}",
        ITS_OFFICE,
        office=OF_395,
        sample=str(NEW),
        laboratory="Trung tâm",
        number="1/PKN",
        conforms=True,
        findings="Đạt",
    ),
    "PUT /inspections/{inspection}/sanctions/{sanction}": asking(
        f"{INSPECTION}/sanctions/{NEW}",
        ITS_OFFICE,
        office=OF_395,
        violation=str(NEW),
        form="Cảnh cáo",
        decision_number="31/QĐ",
    ),
    "PUT /inspections/{inspection}/violations/{violation}/remedy": asking(
        f"{INSPECTION}/violations/{NEW}/remedy", ITS_OFFICE, office=OF_395, evidence="Đã thay nhãn"
    ),
    "PUT /inspections/{inspection}/violations/{violation}": asking(
        f"{INSPECTION}/violations/{NEW}",
        ITS_OFFICE,
        office=OF_395,
        subject="samples",
        description="Vượt ngưỡng",
        law="Luật",
    ),
    "POST /inspections/{inspection}/conclusion": asking(
        f"{INSPECTION}/conclusion", ITS_OFFICE, number="17/KL", conforms=False, text="Không đạt"
    ),
}
