"""A file holds one idea and says it in its first line; a file that needs banners wants to be two."""

import ast
import re

from tests.architecture.sources import ROOT, WRITTEN, files, tree

MOST = 300
NAMED_FILE = re.compile(r"`((?:law|kernel|services|demo|deploy|tests|docs)/[\w./-]+)`")


def test_no_file_is_longer_than_an_idea() -> None:
    lengths = {str(file): len((ROOT / file).read_text().splitlines()) for file in files(*WRITTEN)}
    assert {file: n for file, n in lengths.items() if n > MOST} == {}


def test_every_file_says_in_its_first_line_what_it_is() -> None:
    silent = [
        str(file)
        for file in files(*WRITTEN)
        if not (said := ast.get_docstring(tree(file))) or not said.splitlines()[0].strip()
    ]
    assert silent == []


def test_every_file_that_a_page_names_is_there() -> None:
    """The readings of the law above all: each names the file that keeps it, and the test."""
    named = {
        f"{page.relative_to(ROOT)}: {path}"
        for page in sorted((ROOT / "docs").rglob("*.md"))
        for path in NAMED_FILE.findall(page.read_text())
        if not (ROOT / path).exists()
    }
    assert named == set()
