"""What the audience sees: steps as they happen, refusals in the words of the rule, tables at the end."""

import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.table import Table

from demo.client import Said
from demo.words import Words


class Screen:
    """Prints in one language; how long each step took stands beside it."""

    def __init__(self, console: Console, language: str) -> None:
        self.console = console
        self.language = language

    def say(self, words: Words, style: str = "") -> None:
        self.console.print(words.said(self.language), style=style)

    def title(self, words: Words) -> None:
        self.console.rule(f"[bold]{words.said(self.language)}", align="left")

    @contextmanager
    def step(self, words: Words) -> Generator[None]:
        """Says what is being done while it is, and then that it is done."""
        begun = time.perf_counter()
        said = words.said(self.language)
        with self.console.status(said):
            yield
        self.console.print(f"  [green]✓[/green] {said} [dim]{time.perf_counter() - begun:.1f} s[/dim]")

    def note(self, words: Words) -> None:
        self.console.print(f"    {words.said(self.language)}", style="dim")

    def refusal(self, said: Said) -> None:
        sentence = said.body.get(self.language) or said.body.get("detail")
        self.console.print(f"    [yellow]✗ {said.rule}[/yellow] [dim]{sentence}[/dim]")

    def table(self, title: Words, heads: Sequence[Words], rows: Sequence[Sequence[str]]) -> None:
        shown = Table(*(head.said(self.language) for head in heads), title=title.said(self.language))
        for row in rows:
            shown.add_row(*row)
        self.console.print(shown)
