"""The generations of the law, R1 to R6: what each provides, and when one gave way to the next.

This is their only place. Whoever needs to know what holds under a law asks it for the fact by name and
never for its id, so that a law to come is covered wherever the question is asked.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from kernel.errors import Refused
from kernel.record import record
from law.level import Level
from law.provisions import Duty, FilingTime, Form, Forms, Kind, Law, Procedure, Transition, YearlyRound


class NoRulesInForce(Refused):
    vi = "Ngày {day} không có quy định đánh giá, phân hạng nào có hiệu lực để nộp hồ sơ."
    en = "No rules of rating were in force for a dossier filed on {day}."
    field = "filed_on"


_DISTRICT_TO_PROVINCE_AT_50 = (
    Duty(level=Level.DISTRICT, certifies=frozenset(), sends_up_from=50),
    Duty(level=Level.PROVINCE, certifies=frozenset({3, 4}), sends_up_from=90),
    Duty(level=Level.CENTRAL, certifies=frozenset({5})),
)
_DISTRICT_CERTIFIES = (
    Duty(level=Level.DISTRICT, certifies=frozenset({3}), sends_up_from=70),
    Duty(level=Level.PROVINCE, certifies=frozenset({4}), sends_up_from=90),
    Duty(level=Level.CENTRAL, certifies=frozenset({5})),
)
_PROVINCE_CERTIFIES = (
    Duty(level=Level.PROVINCE, certifies=frozenset({3, 4}), sends_up_from=90),
    Duty(level=Level.CENTRAL, certifies=frozenset({5})),
)
# Who certified what under R1 is not established; local plans say what was sent up.
_NOT_ESTABLISHED = (
    Duty(level=Level.DISTRICT, certifies=frozenset()),
    Duty(level=Level.PROVINCE, certifies=frozenset()),
    Duty(level=Level.CENTRAL, certifies=frozenset()),
)

_OF_R2 = "QĐ 1048/QĐ-TTg, Phụ lục II"
_TWO_SITTINGS = Procedure(members=(9, 11), spread=10, sittings=2, visits_tourism=True)
_COUNCILS_OF_R2 = {
    Level.DISTRICT: Procedure(
        source=f"{_OF_R2}, 2c, 4a", members=(5, 7), handout_days=1, visits_tourism=True
    ),
    Level.PROVINCE: replace(_TWO_SITTINGS, source=f"{_OF_R2}, 2b, 4b", handout_days=2, goes_on_from=3),
    Level.CENTRAL: replace(_TWO_SITTINGS, source=f"{_OF_R2}, 2a, 4c", handout_days=5, goes_on_from=5),
}
_ONE_DAY_AHEAD = Procedure(source="QĐ 148/QĐ-TTg", handout_days=1)
_IN_WRITING = Procedure(source="QĐ 26/2026/QĐ-TTg, Điều 7", written_reevaluation=True, reevaluation_days=45)

# QĐ 1048/QĐ-TTg part III.3a, row 1: forms 01 or 02, 03 and 04; kept under QĐ 148 and 1489.
_FORMS_OF_2019 = Forms(
    of_all=frozenset({Form.REGISTRATION_SLIP, Form.BUSINESS_PLAN, Form.ORGANISATION}),
    # The same row, "for units and persons with a business registration".
    of_registered=frozenset({Form.BUSINESS_REGISTRATION}),
)

_R6_FIRST = date(2026, 5, 22)
# R6 lets dossiers filed before it finish within 60 days, re-evaluations within 30 (Điều 12.2).
_TRANSITION = Transition(
    reevaluations_by=_R6_FIRST + timedelta(days=30), others_by=_R6_FIRST + timedelta(days=60)
)

LAWS = (
    Law(
        id="R1",
        source="QĐ 490/QĐ-TTg (2018)",
        first=date(2018, 5, 7),
        last=date(2019, 8, 20),
        pack=None,
        numbering=None,
        duties=_NOT_ESTABLISHED,
        forms=_FORMS_OF_2019,
        commune_reports=False,
        certificate_months=None,
    ),
    Law(
        id="R2",
        source="QĐ 1048/QĐ-TTg (2019)",
        first=date(2019, 8, 21),
        last=date(2020, 6, 7),
        pack="R2",
        numbering="2019",
        duties=_DISTRICT_TO_PROVINCE_AT_50,
        procedures=_COUNCILS_OF_R2,
        forms=_FORMS_OF_2019,
        commune_reports=False,
        certificate_months=36,
    ),
    Law(
        id="R3",
        source="QĐ 781/QĐ-TTg (2020)",
        first=date(2020, 6, 8),
        last=date(2023, 2, 23),
        pack="R3",
        numbering="2019",
        duties=_DISTRICT_TO_PROVINCE_AT_50,
        procedures=_COUNCILS_OF_R2,
        forms=_FORMS_OF_2019,
        commune_reports=False,
        certificate_months=36,
    ),
    # Districts ended on 30 June 2025, and R5 came only on 6 July.
    Law(
        id="R4",
        source="QĐ 148/QĐ-TTg (2023)",
        first=date(2023, 2, 24),
        last=date(2025, 6, 30),
        pack="R4",
        numbering="2023",
        duties=_DISTRICT_CERTIFIES,
        procedures=dict.fromkeys((Level.DISTRICT, Level.PROVINCE, Level.CENTRAL), _ONE_DAY_AHEAD),
        forms=_FORMS_OF_2019,
        commune_reports=True,
        certificate_months=36,
        notice_days=30,
        transition=_TRANSITION,
    ),
    Law(
        id="R5",
        source="QĐ 1489/QĐ-TTg (2025)",
        first=date(2025, 7, 6),
        last=_R6_FIRST - timedelta(days=1),
        pack="R4",
        numbering="2023",
        duties=_PROVINCE_CERTIFIES,
        procedures={
            Level.PROVINCE: replace(_ONE_DAY_AHEAD, signed_proposal=True),
            Level.CENTRAL: _ONE_DAY_AHEAD,
        },
        forms=_FORMS_OF_2019,
        commune_reports=True,
        may_judge_again=True,
        certificate_months=36,
        notice_days=30,
        transition=_TRANSITION,
    ),
    Law(
        id="R6",
        source="QĐ 26/2026/QĐ-TTg",
        first=_R6_FIRST,
        last=None,
        pack="R6",
        numbering="2023",
        duties=_PROVINCE_CERTIFIES,
        procedures={
            Level.PROVINCE: replace(_IN_WRITING, signed_proposal=True),
            Level.CENTRAL: _IN_WRITING,
        },
        # Điều 5: each day is one *before* which it must be done.
        rounds={
            Level.PROVINCE: (
                YearlyRound(dossiers=(4, 30), results=(6, 30)),
                YearlyRound(dossiers=(10, 30), results=(12, 30)),
            ),
            Level.CENTRAL: (
                YearlyRound(dossiers=(7, 30), results=(9, 30)),
                YearlyRound(dossiers=(1, 30), results=(3, 30)),
            ),
        },
        # Điều 6.1: the slip and the self-assessment; all else is "for reference".
        forms=Forms(of_all=frozenset({Form.REGISTRATION_SLIP, Form.SELF_ASSESSMENT})),
        commune_reports=True,
        may_judge_again=True,
        certificate_months=36,
        # Điều 7.6a; Điều 12.3 for who could not meet it any more.
        filing=FilingTime(earliest_days=180, latest_days=120, extends_days=180),
        # Điều 8.2 and 8.4.
        certifier_revokes=True,
        revocation_days=15,
    ),
)


@record
class InForce:
    """The law of a dossier, and the day by which judging under it must be over, if there is one."""

    law: Law
    finish_by: date | None


def rules_in_force(filed_on: date, kind: Kind) -> InForce:
    """The law of the filing day, never of today. Raises NoRulesInForce before R1 and on 1-5 July 2025."""
    law = law_on(filed_on)
    if law is None:
        raise NoRulesInForce(day=filed_on.isoformat())
    return InForce(law=law, finish_by=law.finish_by(kind))


def law_on(day: date) -> Law | None:
    """The law in force on a day; None before R1 and on 1-5 July 2025."""
    return next((law for law in LAWS if law.first <= day and (law.last is None or day <= law.last)), None)


def law_named(identity: str) -> Law:
    """Raises KeyError for an id that is none of R1 to R6."""
    return {law.id: law for law in LAWS}[identity]


def gaps() -> tuple[tuple[date, date], ...]:
    """The first and last days of each time between two laws when none was in force."""
    one = timedelta(days=1)
    return tuple(
        (law.last + one, after.first - one)
        for law, after in pairwise(LAWS)
        if law.last is not None and law.last + one < after.first
    )


def first_judge(day: date) -> Level:
    """The level that selects ideas and first judges dossiers: the district, since July 2025 the province."""
    law = law_on(day)
    return Level.DISTRICT.heir_on(day) if law is None else law.duties_on(day)[0].level


def months_from(day: date) -> int:
    """How long a certificate of that day runs; for days before any law said so, as the first that did."""
    said = [(law.first, law.certificate_months) for law in LAWS if law.certificate_months is not None]
    return next((months for first, months in reversed(said) if first <= day), said[0][1])


def last_change() -> tuple[Law, Law]:
    """The law that brought the sheets in force now, and the one that had brought those before."""
    brought = {law.pack: law for law in reversed(LAWS) if law.pack is not None}
    later, earlier, *_ = brought.values()
    return earlier, later


def numbered_alike() -> tuple[tuple[Law, ...], ...]:
    """The laws in groups under which one product has one number of a criteria set, by age."""
    numberings = dict.fromkeys(law.numbering for law in LAWS if law.numbering is not None)
    return tuple(tuple(law for law in LAWS if law.numbering == one) for one in numberings)
