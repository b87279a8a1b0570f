"""Whether the files of a pack are sound, and what they say otherwise than the released pack."""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

from kernel.errors import NotFound, Refused
from law.wording.compare import changes
from law.wording.packs import RELEASED, Pack, read_pack, released, texts
from law.wording.successor import checked
from law.wording.text import UnreadablePack

SOUND, UNSOUND = 0, 1

type Sources = Mapping[str, str]


class NoReleasedPack(NotFound):
    vi = "Không tìm thấy gói {id}."
    en = "There is no pack {id}."

    def __init__(self, pack: str) -> None:
        super().__init__("pack", pack)


def run(files: Path, stdout: TextIO, stderr: TextIO) -> int:
    """Returns the exit code."""
    try:
        told = list(compared(sources_in(files)))
    except Refused as refused:
        stderr.write(f"{refused.sentence('vi')} / {refused.sentence('en')}\n")
        return UNSOUND
    stdout.writelines(f"{line}\n" for line in told)
    return SOUND


def sources_in(files: Path) -> Sources:
    """The texts in a folder or a ZIP file. Raises UnreadablePack."""
    try:
        return dict(texts(files if files.is_dir() else zipfile.Path(files), ""))
    except zipfile.BadZipFile as wrong:
        raise UnreadablePack(
            place=files.name,
            reason_vi="không phải thư mục hay tệp ZIP",
            reason_en="it is neither a folder nor a ZIP file",
        ) from wrong


def compared(sources: Sources) -> Iterator[str]:
    """Raises what loading would raise where the released pack is in force."""
    pack = read_pack(sources).id
    if pack not in RELEASED:
        raise NoReleasedPack(pack)
    before = released(pack)
    after = checked(sources, before)
    yield f"{after.id} {after.digest}"
    yield from differences(before, after)


def differences(before: Pack, after: Pack) -> Iterator[str]:
    if before.digest == after.digest:
        yield "đúng như gói đã phát hành / exactly the released pack"
    for number, found in after.sets.items():
        for change in changes(before.sets[number], found):
            yield f"bộ {number}: {change.vi} / set {number}: {change.en}"
