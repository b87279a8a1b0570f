"""A district, its council of five, and a rice product: the facts that the tests of judging share."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from uuid import UUID

from kernel.sealed import Sealed
from law.generations import Kind, law_named
from law.level import Level
from law.rating.rating import BANDS
from law.regulation import GateReading, Regulation
from law.wording.packs import released
from services.evaluation.councils.domain.bench import Bench, Session
from services.evaluation.dossiers.domain.dossier import Dossier
from services.evaluation.judgings.domain import commands as ask
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.score_sheet import Sheet, sheet_digest

JUDGING, COUNCIL, OFFICE, ROUND = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
RICE, RICE_MAKER, RICE_DOSSIER = UUID(int=5), UUID(int=6), UUID(int=7)
DECISION = UUID(int=8)
MORNING = datetime(2024, 4, 10, 2, 0, tzinfo=UTC)
R4 = law_named("R4")
PACK = released("R4")
RICE_SHEET = PACK.sets[3]

CHAIR, SECRETARY, BINH, CHI, DUNG = (f"person-{n}" for n in ("chair", "secretary", "binh", "chi", "dung"))
ADVISER = "person-adviser"
FIVE = (CHAIR, SECRETARY, BINH, CHI, DUNG)
BENCH = Bench(
    council=COUNCIL,
    level=Level.DISTRICT,
    chair=CHAIR,
    secretary=SECRETARY,
    members=frozenset(FIVE),
    interested=frozenset(),
    advisers=frozenset({ADVISER}),
    session=Session(session=UUID(int=9), planned_on=date(2024, 4, 10), present=frozenset(FIVE)),
)
FOUR_OF_FIVE = Regulation(quorum=4, chair_must_score=True, spread=10, gate_reading=GateReading.MEAN)
# What R4 sets beside it.
ONE_DAY_AHEAD = replace(FOUR_OF_FIVE, handout_days=1)
DOSSIER = Dossier(
    dossier=RICE_DOSSIER,
    product=RICE,
    producer=RICE_MAKER,
    kind=Kind.FIRST,
    filed_on=date(2024, 2, 20),
    forwarded_on=date(2024, 3, 1),
    criteria_set=3,
    unit="14500",
    to_office=OFFICE,
)


@cache
def points(total: int) -> Mapping[str, int]:
    """Scores of the rice sheet that add up to `total`, with a story, and with the gates of that band held."""
    band = next((stars for stars, least in BANDS if total >= least), 1)
    least = {gate.criterion: gate.at_least for gate in RICE_SHEET.gates if gate.stars <= band}
    reached: dict[int, dict[str, int]] = {0: {}}
    for criterion in RICE_SHEET.criteria:
        floor = max(least.get(criterion.code, 0), int(criterion.code == "5.1"))
        reached = {
            had + option: {**scores, criterion.code: option}
            for option in sorted({0, *(o.points for o in criterion.options)})
            if option >= floor
            for had, scores in reached.items()
        }
    return reached[total]


def sheet(member: str, total: int) -> Sheet:
    return Sheet(member=member, scores=points(total), salt=f"salt of {member} {total}")


def sealed(of: Sheet) -> Sealed:
    return Sealed(subject=f"judging-{JUDGING}", nonce=b"n", ciphertext=b"c", digest=of.salt.encode())


def submitting(member: str, total: int) -> ask.SubmitSheet:
    of = sheet(member, total)
    return ask.SubmitSheet(
        judging=JUDGING,
        bench=BENCH,
        member=member,
        sheet=sealed(of),
        digest=sheet_digest(JUDGING, of),
        at=MORNING,
    )


def submitted(member: str, total: int) -> say.SheetSubmitted:
    of = sheet(member, total)
    return say.SheetSubmitted(
        judging=JUDGING, member=member, sheet=sealed(of), digest=sheet_digest(JUDGING, of), at=MORNING
    )


def revised(member: str, total: int) -> say.SheetRevised:
    of = sheet(member, total)
    return say.SheetRevised(
        judging=JUDGING, member=member, sheet=sealed(of), digest=sheet_digest(JUDGING, of), at=MORNING
    )


def closing(totals: Mapping[str, int]) -> ask.CloseScoring:
    return ask.CloseScoring(
        judging=JUDGING,
        bench=BENCH,
        by=CHAIR,
        sheets=tuple(sheet(member, total) for member, total in totals.items()),
        criteria=RICE_SHEET,
        law=R4,
        at=MORNING,
    )


opening = ask.OpenJudging(
    judging=JUDGING,
    dossier=DOSSIER,
    bench=BENCH,
    office=OFFICE,
    unit="395",
    round=ROUND,
    regulation=FOUR_OF_FIVE,
    law=R4,
    pack=PACK,
    from_below=None,
    by=SECRETARY,
    at=MORNING,
)
opened = say.JudgingOpened(
    judging=JUDGING,
    dossier=RICE_DOSSIER,
    product=RICE,
    producer=RICE_MAKER,
    council=COUNCIL,
    round=ROUND,
    level=Level.DISTRICT,
    office=OFFICE,
    unit="395",
    producer_unit="14500",
    kind=Kind.FIRST,
    filed_on=date(2024, 2, 20),
    rules="R4",
    pack=PACK.digest,
    criteria_set=3,
    regulation=ONE_DAY_AHEAD,
    sent_up_by=None,
    at=MORNING,
)
handed_out = say.DossierHandedOut(
    judging=JUDGING, to=tuple(sorted(FIVE)), sitting=1, handed_out_on=date(2024, 4, 9)
)
opened_in_the_province = replace(opened, level=Level.PROVINCE, sent_up_by=UUID(int=11))
recognising = ask.RecogniseResult(
    judging=JUDGING,
    decision=DECISION,
    product=RICE,
    stars=3,
    level=Level.DISTRICT,
    signed_on=date(2024, 4, 20),
)
discuss = ask.HoldDiscussion(judging=JUDGING, bench=BENCH, by=CHAIR, at=MORNING)
knock_out = ask.KnockOut(
    judging=JUDGING,
    bench=BENCH,
    by=CHAIR,
    ground="dangerous-impurity",
    criterion="6.1",
    criteria=RICE_SHEET,
    at=MORNING,
)
check_it = ask.CheckDossier(
    judging=JUDGING, bench=BENCH, by=ADVISER, complete=True, findings="Đủ hồ sơ", at=MORNING
)
hand_out = ask.HandOutDossier(judging=JUDGING, bench=BENCH, by=SECRETARY, on=date(2024, 4, 9))
order = ask.OrderReevaluation(
    judging=JUDGING,
    order=UUID(int=22),
    level=Level.CENTRAL,
    own_office=False,
    above=None,
    number="218/BNNMT-VPĐP",
    reason="Không đúng quy định",
    signer="appointment-1@1",
    ordered_on=date(2026, 7, 2),
    legal_bases=("QĐ 26/2026/QĐ-TTg, Điều 10.1b",),
)
call = ask.CallMeeting(judging=JUDGING, bench=BENCH, by=CHAIR, reason="Ý kiến khác nhau", at=MORNING)
called = say.MeetingCalled(judging=JUDGING, by=CHAIR, reason="Ý kiến khác nhau", at=MORNING)
ALL_AT_60 = dict.fromkeys(FIVE, 60)
FOUR_AT_60 = dict.fromkeys((CHAIR, SECRETARY, BINH, CHI), 60)


def revising(member: str, total: int) -> ask.ReviseSheet:
    s = submitting(member, total)
    return ask.ReviseSheet(
        judging=s.judging, bench=s.bench, member=s.member, sheet=s.sheet, digest=s.digest, at=s.at
    )


def scored(totals: dict[str, int]) -> list[say.Event]:
    return [opened, handed_out, *(submitted(member, total) for member, total in totals.items())]


def closed(totals: dict[str, int]) -> Sequence[say.Event]:
    return decider.decide(closing(totals), decider.fold(scored(totals)))


def rated(totals: dict[str, int]) -> list[say.Event]:
    return [*scored(totals), *closed(totals)]
