"""What the documents point to is there: every link, and every file that answers a newcomer's question."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

DOCUMENTS = sorted(
    [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "findings/README.md",
        *(ROOT / "docs").rglob("*.md"),
    ]
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMED = re.compile(r"`([\w./-]+)`")
HEADING = re.compile(r"^#+ (.+)$", re.M)
TOPS = ("law", "kernel", "services", "proto", "deploy", "demo", "tests", "docs", "findings")


def shown(document: Path) -> str:
    return str(document.relative_to(ROOT))


def anchors(document: Path) -> set[str]:
    """Headings as a link names them: lower case, hyphens for spaces, no punctuation."""
    said = HEADING.findall(document.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in said}


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_link_of_a_document_leads_to_a_file(document: Path) -> None:
    broken = list[str]()
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_path_that_a_document_names_is_there(document: Path) -> None:
    named = NAMED.findall(document.read_text(encoding="utf-8"))
    paths = [path for path in named if path.split("/")[0] in TOPS and "/" in path]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_a_newcomers_ten_questions_each_have_a_file() -> None:
    said = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = said.split("## Where is…?")[1].split("\n## ")[0]
    rows = [line.split("|")[1:3] for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 10
    for question, answer in rows:
        files = NAMED.findall(answer)
        assert question.strip().endswith("?")
        assert files
        assert [file for file in files if not (ROOT / file).exists()] == []


def test_the_readme_stays_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 150
