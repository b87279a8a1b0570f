"""The official wording of QĐ 781, as an office might have it one day, in files for the tests to load."""

from collections.abc import Mapping

from law.wording.packs import sources_of

type Sources = Mapping[str, str]

RICE = "sets/03.txt"


def changed(sources: Sources, file: str, *replaced: tuple[str, str]) -> Sources:
    text = sources[file]
    for old, new in replaced:
        assert old in text, (file, old)
        text = text.replace(old, new, 1)
    return {**sources, file: text}


def without_its_note(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(("standing ", "note ")))


R3: Sources = sources_of("R3")
R4: Sources = sources_of("R4")
# No longer provisional as a whole; what the sheets of 2019 say of single sets stays.
OFFICIAL: Sources = changed(
    {**R3, "pack.txt": without_its_note(R3["pack.txt"])},
    "sets/26.txt",
    ("\nnote Chỉ có", "\nstanding noted\nnote Chỉ có"),
)
# A point more for the colour of rice, and one fewer for its smell.
CORRECTED = changed(
    {**OFFICIAL, RICE: sources_of("R2")[RICE]},
    RICE,
    ("colour = 0 1 2 3", "colour = 0 1 2 4"),
    ("smell-and-taste = 0 1 2 3 4", "smell-and-taste = 0 1 2 2 3\n    note Lỗi in | A slip"),
)
