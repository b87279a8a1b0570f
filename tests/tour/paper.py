"""A tour is written down as it is walked: who asked what, and what was answered."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

import httpx

WIDTH = 108
PERSON = re.compile(r"person-[0-9a-f]{32}")


@dataclass
class Paper:
    """Markdown; of long answers only what the reader is shown the way to."""

    lines: list[str] = field(default_factory=list[str])

    def heading(self, text: str) -> None:
        self.lines += [f"## {text}", ""]

    def say(self, text: str) -> None:
        self.lines += [text, ""]

    def show(
        self,
        who: str,
        method: str,
        path: str,
        body: object,
        answer: httpx.Response,
        *,
        at: str | None = None,
        only: Sequence[str] = (),
    ) -> None:
        """The request and its answer; `only` names the fields of the answer that matter here."""
        self.request(who, method, path, body, at=at)
        said: object = shortened(answer.json(), only) if answer.content else None
        self.lines += [
            "```json",
            f"// {answer.status_code}",
            written(said),
            "```",
            "",
        ]

    def request(
        self,
        who: str,
        method: str,
        path: str,
        body: object,
        *,
        at: str | None = None,
        status: int | None = None,
    ) -> None:
        """The request alone; with `status` where nothing of the answer matters but that it was done."""
        acting = f"{who}, filed as of {at[:10]}" if at else who
        done = f" → {status}" if status else ""
        asked = [f"# {acting}{done}", f"{method} {path}"]
        if body is not None:
            # A person's name depends on the issuer that the test made.
            asked.append(PERSON.sub("person-…", written(body)))
        self.lines += ["```http", *asked, "```", ""]

    def text(self) -> str:
        return "\n".join(self.lines).strip() + "\n"


def is_object(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list)


def shortened(said: object, only: Sequence[str]) -> object:
    """Of an object the named fields, of a list its rows so shortened."""
    if not only:
        return said
    if is_object(said):
        if "items" in said:
            return {"items": shortened(said["items"], only)}
        return {name: said[name] for name in only if name in said}
    if is_list(said):
        return [shortened(row, only) for row in said]
    return said


def written(value: object) -> str:
    """On one line where it fits, else one field or row a line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) <= WIDTH:
        return flat
    if is_object(value):
        return "{\n" + ",\n".join(f"  {json.dumps(k)}: {short(v)}" for k, v in value.items()) + "\n}"
    if is_list(value):
        return "[\n" + ",\n".join(f"  {short(row)}" for row in value) + "\n]"
    return flat


def short(value: object) -> str:
    """A field's value; a long sheet of points is cut, rows stand below each other."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) <= WIDTH:
        return flat
    if is_list(value):
        return "[\n" + ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in value) + "\n  ]"
    return flat[: WIDTH - 20].rpartition(", ")[0] + ", …}" if is_object(value) else flat
