"""The first hour, command by command: a shell runs what the page shows, and the page shows what came back."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import fill

from tests.tour.paper import WIDTH, is_list, is_object, written


def picked(said: object, only: Sequence[str]) -> object:
    """The named fields wherever they stand; what holds them stays around them, all else is None."""
    if is_object(said):
        inner = {name: value if name in only else picked(value, only) for name, value in said.items()}
        return {name: value for name, value in inner.items() if name in only or value is not None} or None
    if is_list(said):
        return [row for each in said if (row := picked(each, only)) is not None] or None
    return None


@dataclass
class Hour:
    """What one block sets (`NAME=…`) holds for those after it, as by hand.

    `environment` is the shell's, `before` what it runs first, `meanwhile` what happens between two commands.
    """

    folder: Path
    environment: Mapping[str, str]
    before: str
    meanwhile: Callable[[], Awaitable[object]]
    lines: list[str] = field(default_factory=list[str])
    done: list[str] = field(default_factory=list[str])

    def heading(self, text: str) -> None:
        self.lines += [f"## {text}", ""]

    def say(self, text: str) -> None:
        """A paragraph, wrapped."""
        self.lines += [fill(text, WIDTH, break_long_words=False, break_on_hyphens=False), ""]

    def show(self, command: str) -> None:
        self.lines += ["```sh", command, "```", ""]

    async def set(self, command: str) -> None:
        """A block that says nothing, such as one that names things."""
        self.show(command)
        assert await self._run(command) == ""
        self.done.append(command)

    async def ask(self, command: str, only: Sequence[str] = ()) -> object:
        """A block whose last line asks something; gives the whole answer, and shows the fields in `only`."""
        self.show(command)
        said: object = json.loads(await self._run(command))
        self.lines += ["```json", written(picked(said, only) if only else said), "```", ""]
        return said

    async def _run(self, command: str) -> str:
        await self.meanwhile()
        script = "\n".join(["set -eu", self.before, *self.done, command])
        shell = await asyncio.create_subprocess_exec(
            "bash",
            "-c",
            script,
            cwd=self.folder,
            env=dict(self.environment),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await shell.communicate()
        assert shell.returncode == 0, f"{command}\n{err.decode()}"
        return out.decode()

    def text(self) -> str:
        return "\n".join(self.lines).strip() + "\n"
