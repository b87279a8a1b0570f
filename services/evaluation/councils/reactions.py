"""When a law comes into force that does not allow a local setting, the setting ends."""

from datetime import datetime
from uuid import UUID

from kernel.store import Step
from kernel.subscription.order import Order
from kernel.timer import Timer
from law.generations import law_named
from services.evaluation.councils.domain.setting import EndSetting, decider
from services.evaluation.councils.tables.settings import TIMER


def end(subject: str, _due: datetime) -> Order:
    """`subject` is `setting/law`."""
    setting, rules = subject.split("/")
    command = EndSetting(setting=UUID(setting), law=law_named(rules))
    return Order(steps=(Step(decider=decider, id=setting, command=command),))


end_setting = Timer(name=TIMER, every=1.0, due=end)
