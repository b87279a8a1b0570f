"""python -m law: rate cases, practise on a sheet, check a pack; each imports only what it needs."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TextIO


def main(words: Sequence[str]) -> int:
    """Returns the exit code; raises SystemExit where the command line cannot be understood."""
    in_utf8(sys.stdout)
    asked = parser().parse_args(words)
    match asked.command:
        case "rate":
            return rate()
        case "practice":
            return practice(asked.file, asked.lang, as_json=asked.json)
        case _:
            return check(asked.files)


def in_utf8(stdout: TextIO) -> None:
    """Whatever the terminal's own encoding is: the law is written in Vietnamese."""
    if isinstance(stdout, io.TextIOWrapper):
        stdout.reconfigure(encoding="utf-8")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m law", description="The law alone: no database, no service."
    )
    commands = made.add_subparsers(dest="command", required=True)
    commands.add_parser("rate", help="rate JSON cases, one a line, from standard input to standard output")
    practice = commands.add_parser(
        "practice", help="score one sheet for yourself: stars, gates, the cheapest way to more"
    )
    practice.add_argument("file", nargs="?", type=file, help="a case as JSON; standard input without it")
    practice.add_argument("--lang", choices=("vi", "en"), default="vi", help="the language of what is shown")
    practice.add_argument("--json", action="store_true", help="as the API answers")
    check = commands.add_parser(
        "check", help="say what is wrong with a pack, or what differs from the released one"
    )
    check.add_argument("files", type=existing, help="a folder or a ZIP file of .txt files")
    return made


def file(text: str) -> Path:
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return Path(text)


def existing(text: str) -> Path:
    if not Path(text).exists():
        raise argparse.ArgumentTypeError(f"there is no {text}")
    return Path(text)


def rate() -> int:
    from law.cases.rate import run

    given = sys.stdin.buffer
    assert isinstance(given, io.BufferedIOBase)
    return run(given, sys.stdout)


def practice(file: Path | None, language: Literal["vi", "en"], *, as_json: bool) -> int:
    from law.cases.practice_terminal import run

    given = sys.stdin.buffer.read() if file is None else file.read_bytes()
    return run(given, sys.stdout, sys.stderr, language, as_json=as_json)


def check(files: Path) -> int:
    from law.wording.check import run

    return run(files, sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
