"""The errors that are not bugs: a rule says no, a thing is not there, someone wrote first."""

import re
from string import Formatter
from typing import ClassVar


class Refused(Exception):
    """A rule says no. Subclasses are named after the fact that refused (`AlreadyRated`).

    `vi` and `en` are sentences for the person who asked; `{names}` in them are filled from the
    facts given when it is raised. `field` names the part of the request at fault, `source` the
    law or plan that the rule comes from.
    """

    vi: ClassVar[str]
    en: ClassVar[str]
    source: ClassVar[str] = ""
    field: str | None = None

    def __init__(self, *, field: str | None = None, **facts: object) -> None:
        self.facts = facts
        self.field = field or type(self).field
        super().__init__(self.en.format_map(facts))

    @classmethod
    def rule(cls) -> str:
        """The stable name of the rule: `AlreadyRated` is `already-rated`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def names(cls) -> list[str]:
        """What its sentences are filled with."""
        return [name for text in (cls.vi, cls.en) for _, name, _, _ in Formatter().parse(text) if name]

    def sentence(self, language: str) -> str:
        """The refusal in `vi` or `en`."""
        return (self.vi if language == "vi" else self.en).format_map(self.facts)


class NotFound(Refused):
    vi = "Không tìm thấy {what} {id}."
    en = "There is no {what} {id}."

    def __init__(self, what: str, identity: object) -> None:
        super().__init__(what=what, id=identity)


class Conflict(Exception):
    """Someone wrote to the stream first. `execute` retries unless the caller named a version."""

    def __init__(self, stream: str, expected: int | str | None, actual: int | None = None) -> None:
        self.stream, self.expected, self.actual = stream, expected, actual
        super().__init__(f"{stream} is not at version {expected}")


class CommandMismatch(Refused):
    vi = "Mã lệnh này đã được dùng cho một yêu cầu khác."
    en = "This command id was already used for another request."


class Malformed(Refused):
    vi = "Yêu cầu không đúng mẫu: {why_vi}."
    en = "The request is malformed: {why}."

    def __init__(self, why: str, why_vi: str, *, field: str | None = None) -> None:
        super().__init__(field=field, why=why, why_vi=why_vi)
