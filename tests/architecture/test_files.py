"""A file holds one idea and says it in its first line; a file that needs banners wants to be two."""

import ast

from tests.architecture.sources import ROOT, WRITTEN, files, tree

MOST = 300


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
