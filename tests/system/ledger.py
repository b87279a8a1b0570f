"""What was asked of the services and what they answered: the list that the truth is held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Answered:
    """A command that was accepted: its answer named the stream and the version that it led to."""

    key: UUID
    service: str
    asked: str
    stream: str
    version: int


@dataclass
class Ledger:
    """`waiting` are commands asked but not answered: each may have happened once, or never.

    `broken` are answers that told of a bug; `longest` says in seconds how long the slowest answer took.
    """

    answered: dict[UUID, Answered] = field(default_factory=dict[UUID, Answered])
    refused: dict[UUID, str] = field(default_factory=dict[UUID, str])
    waiting: dict[UUID, str] = field(default_factory=dict[UUID, str])
    broken: list[str] = field(default_factory=list[str])
    longest: float = 0.0
    slowest: str = ""
    last_answer: float = 0.0
    stall: float = 0.0

    def accept(self, answered: Answered) -> None:
        self.answered[answered.key] = answered
        del self.waiting[answered.key]

    def refuse(self, key: UUID, rule: str) -> None:
        self.refused[key] = rule
        del self.waiting[key]

    def took(self, asked: str, seconds: float, now: float) -> None:
        """An answer came after `seconds`; the stall is the longest time in which none came at all."""
        if self.last_answer:
            self.stall = max(self.stall, now - self.last_answer)
        self.last_answer = now
        if seconds > self.longest:
            self.longest, self.slowest = seconds, asked

    def of(self, service: str) -> Mapping[UUID, Answered]:
        return {key: a for key, a in self.answered.items() if a.service == service}

    def __str__(self) -> str:
        return (
            f"{len(self.answered)} commands accepted, {len(self.refused)} refused, {len(self.waiting)} never "
            f"answered; nobody was answered for {self.stall:.1f} s at the longest; the slowest answer, "
            f"of {self.slowest}, took {self.longest:.1f} s"
        )
