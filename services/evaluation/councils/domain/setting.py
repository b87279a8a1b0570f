"""A local setting is what an office lays down over the law's default, from a day on, until a law ends it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kernel.decider import Decider, OutOfOrder
from kernel.errors import Refused
from kernel.record import record
from law.duties import duty_of
from law.generations import LAWS, Law
from law.level import Level
from law.procedure import procedure_of
from law.regulation import GateReading
from services.evaluation.refusals import AlreadyWrittenOtherwise, NoSuch


@record
class Terms:
    """Exactly one of them: points from which a dossier goes up, how gates are read, a quorum, a spread."""

    sends_up_from: int | None = None
    gate_reading: GateReading | None = None
    quorum: int | None = None
    quorum_percent: int | None = None
    spread: int | None = None


@record
class AdoptSetting:
    """For councils of `level` in `unit` and below it; `law` is the one in force on `since`.

    `own_level` is that of the unit: an office lays nothing down for levels above it.
    """

    setting: UUID
    office: UUID
    unit: str
    level: Level
    terms: Terms
    document: str
    since: date
    law: Law
    own_level: Level


@record
class EndSetting:
    """A law that came into force meanwhile does not allow it."""

    setting: UUID
    law: Law


@record
class SettingAdopted:
    setting: UUID
    office: UUID
    unit: str
    level: Level
    terms: Terms
    document: str
    since: date


@record
class SettingEnded:
    """`ended_on` is the first day without it; `rules` the law that ended it."""

    setting: UUID
    office: UUID
    ended_on: date
    rules: str


type Command = AdoptSetting | EndSetting
type Event = SettingAdopted | SettingEnded


@record
class Adopted:
    adopted: SettingAdopted
    ended: SettingEnded | None = None


type State = Adopted | None


class OneTermEach(Refused):
    vi = "Mỗi quy định riêng nêu đúng một nội dung: điểm chuyển cấp, cách xét, số thành viên hoặc chênh lệch."
    en = "A local setting lays down one thing: points to go up, reading of gates, quorum or spread."
    field = "terms"


class TermOutOfRange(Refused):
    vi = "Điểm và tỷ lệ phải từ 1 đến 100, số thành viên từ 1 đến 50."
    en = "Points and percentages lie between 1 and 100, members between 1 and 50."
    field = "terms"


class AboveItsLevel(Refused):
    vi = "Cơ quan không quy định cho Hội đồng cấp trên mình."
    en = "An office lays nothing down for councils of a level above its own."
    field = "level"


class LawDoesNotAllow(Refused):
    vi = "{rules} không cho phép quy định riêng này ở cấp đó."
    en = "{rules} does not allow this setting at that level."
    field = "terms"


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case AdoptSetting() as c, None:
            return [_adopted(c)]
        case AdoptSetting() as c, Adopted() as s:
            if _adopted(c) == s.adopted:
                return []
            raise AlreadyWrittenOtherwise(what="local setting", id=c.setting)
        case EndSetting() as c, Adopted() as s:
            a = s.adopted
            if s.ended is not None or c.law.first <= a.since or allows(c.law, a.level, a.terms):
                return []
            return [SettingEnded(setting=c.setting, office=a.office, ended_on=c.law.first, rules=c.law.id)]
        case EndSetting() as c, None:
            raise NoSuch("local setting", c.setting)


def _adopted(c: AdoptSetting) -> SettingAdopted:
    t = c.terms
    given = [t.sends_up_from, t.gate_reading, t.quorum, t.quorum_percent, t.spread]
    if sum(term is not None for term in given) != 1:
        raise OneTermEach
    for term, most in ((t.sends_up_from, 100), (t.quorum, 50), (t.quorum_percent, 100), (t.spread, 100)):
        if term is not None and not 1 <= term <= most:
            raise TermOutOfRange
    if c.level.above(c.own_level):
        raise AboveItsLevel
    if not allows(c.law, c.level, t):
        raise LawDoesNotAllow(rules=c.law.id)
    return SettingAdopted(
        setting=c.setting,
        office=c.office,
        unit=c.unit,
        level=c.level,
        terms=t,
        document=c.document,
        since=c.since,
    )


def allows(law: Law, level: Level, terms: Terms) -> bool:
    """Whether the law leaves it open, or the setting only says what the law says.

    R1 sets no points; every later law does, so that a plan can repeat them and no more. R2 and R3 set
    the spread in provinces and at the centre, which a setting may narrow. Where a level no longer
    judges, nothing is left to be set.
    """
    duty = duty_of(law, level, law.first)
    if duty is None:
        return False
    if terms.sends_up_from is not None and law.sets_points:
        return terms.sends_up_from == duty.sends_up_from
    most = procedure_of(law, level).spread
    return terms.spread is None or most is None or terms.spread <= most


def ends_by(level: Level, terms: Terms, since: date) -> Law | None:
    """The first law after its first day that does not allow it; None while every known law does."""
    return next((law for law in LAWS if law.first > since and not allows(law, level, terms)), None)


def evolve(state: State, event: Event) -> State:
    match event, state:
        case SettingAdopted() as e, _:
            return Adopted(adopted=e)
        case e, None:
            raise OutOfOrder(e, state)
        case SettingEnded() as e, Adopted() as s:
            return Adopted(adopted=s.adopted, ended=e)


_NONE: State = None

decider = Decider(category="setting", initial=_NONE, decide=decide, evolve=evolve)
