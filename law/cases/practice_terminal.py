"""Practice on the command line: one case as JSON in, the stars and the way to more of them out."""

from typing import Literal, TextIO

from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kernel.errors import Refused
from kernel.faults import faults
from law.cases.practice_answer import (
    PracticeAnswer,
    PracticeChoice,
    PracticeGate,
    PracticeNoWay,
    PracticeWay,
    answered,
)
from law.cases.practice_case import PracticeCase
from law.cases.words import Words
from law.rating.rateable import rateable

type Language = Literal["vi", "en"]
DONE, REFUSED, UNREADABLE = 0, 1, 2


def run(given: bytes, stdout: TextIO, stderr: TextIO, language: Language, *, as_json: bool) -> int:
    """Returns the exit code."""
    try:
        case = PracticeCase.model_validate_json(given)
        answer = answered(case, rateable(case.law(), case.set))
    except ValidationError as wrong:
        found = wrong.errors(include_url=False, include_input=False)
        for fault in faults([{**error, "loc": ("body", *error["loc"])} for error in found]):
            tell(stderr, fault.field, fault.vi, fault.en)
        return UNREADABLE
    except Refused as refused:
        tell(stderr, refused.field or "", refused.sentence("vi"), refused.sentence("en"))
        return REFUSED
    if as_json:
        stdout.write(answer.model_dump_json(indent=1) + "\n")
    else:
        Terminal(Console(file=stdout, highlight=False), language).show(answer)
    return DONE


def tell(stderr: TextIO, field: str, vi: str, en: str) -> None:
    stderr.write(f"{field}: {vi} / {en}\n" if field else f"{vi} / {en}\n")


class Terminal:
    def __init__(self, console: Console, language: Language) -> None:
        self._console = console
        self._language: Language = language

    def show(self, answer: PracticeAnswer) -> None:
        self.line(f"{answer.rules}, {answer.source} · {answer.set}. {self.said(answer.words)}")
        self.line(
            self.one(
                f"{answer.stars} sao · {answer.total}/{answer.maximum} điểm (mức điểm: {answer.band} sao)",
                f"{answer.stars} stars · {answer.total}/{answer.maximum} points (band: {answer.band} stars)",
            )
        )
        for note in answer.notes:
            self.line(f"! {self.said(note)}")
        if answer.gates:
            self._console.print(self.gates(answer.gates, self.one("Mức tối thiểu", "Gates")))
        self.towards(answer.towards)
        self.line(self.one("Bị loại dù bao nhiêu điểm nếu:", "Whatever the points, these end the judging:"))
        for ground in answer.knock_outs:
            self.line(f"- {self.said(ground.words)}{f' ({ground.criterion})' if ground.criterion else ''}")

    def towards(self, way: PracticeWay | PracticeNoWay | None) -> None:
        match way:
            case PracticeWay():
                self._console.print(self.improvements(way))
            case PracticeNoWay():
                self.no_way(way)
            case None:
                self.line(self.one("Không còn sao nào cao hơn.", "There are no more stars to get."))

    def no_way(self, way: PracticeNoWay) -> None:
        self.line(self.one(f"Không thể đạt {way.target} sao.", f"{way.target} stars are out of reach."))
        if way.most < way.at_least:
            self.line(
                self.one(
                    f"Nhiều nhất được {way.most} điểm, cần {way.at_least}.",
                    f"There are {way.most} points at most, and {way.at_least} are needed.",
                )
            )
        if way.failing:
            self._console.print(self.gates(way.failing, self.one("Vẫn không đạt", "Still failing")))

    def gates(self, gates: list[PracticeGate], title: str) -> Table:
        table = Table("★", "", self.one("tiêu chí", "criterion"), title=title, title_justify="left")
        for heading in (self.one("cần", "asks"), self.one("có", "has"), ""):
            table.add_column(heading, justify="right")
        for gate in gates:
            held = "✓" if gate.held else "✗"
            said = Text(self.said(gate.words))
            table.add_row(str(gate.stars), gate.criterion, said, str(gate.at_least), str(gate.given), held)
        return table

    def improvements(self, way: PracticeWay) -> Table:
        title = self.one(
            f"Cách ít tốn nhất để đạt {way.target} sao: chi phí {way.cost}, {way.total} điểm",
            f"The cheapest way to {way.target} stars: cost {way.cost}, {way.total} points",
        )
        table = Table("", self.one("tiêu chí", "criterion"), title=title, title_justify="left")
        for heading in (self.one("từ", "from"), self.one("lên", "to"), self.one("chi phí", "cost")):
            table.add_column(heading)
        for each in way.improvements:
            before, after = self.choice(each.before), self.choice(each.after)
            table.add_row(each.criterion, Text(self.said(each.words)), before, after, str(each.cost))
        return table

    def choice(self, choice: PracticeChoice) -> Text:
        said = "; ".join(map(self.said, choice.words)) or self.one("không mục nào", "none of these")
        return Text(f"{choice.points}: {said}")

    def line(self, text: str) -> None:
        self._console.print(text, markup=False, soft_wrap=True)

    def said(self, words: Words) -> str:
        return words.vi if self._language == "vi" else words.en

    def one(self, vi: str, en: str) -> str:
        return vi if self._language == "vi" else en
