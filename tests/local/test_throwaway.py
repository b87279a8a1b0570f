"""What is thrown away lies in memory where there is room, and goes even where its owner was killed."""

import shutil
import tempfile
from pathlib import Path

import pytest

from deploy.local import throwaway
from deploy.local.throwaway import throwaway_folder


def test_it_is_in_memory_where_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = shutil.disk_usage(tmp_path).free
    monkeypatch.setattr(throwaway, "ROOM", free // 2)
    with throwaway_folder(tmp_path) as folder:
        assert folder.parent == tmp_path


def test_without_room_or_such_a_file_system_it_is_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throwaway, "ROOM", 1 << 60)
    for memory in (tmp_path, tmp_path / "nowhere"):
        with throwaway_folder(memory) as folder:
            assert folder.parent == Path(tempfile.gettempdir())


def test_nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throwaway, "ROOM", 0)
    with throwaway_folder(tmp_path) as folder:
        (folder / "data").touch()
    assert list(tmp_path.iterdir()) == []


def test_the_next_sweeps_up_after_a_killed_owner_and_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throwaway, "ROOM", 0)
    left = tmp_path / f"{throwaway.PREFIX}left"
    left.mkdir()
    (left / "data").touch()
    left.with_suffix(".lock").touch()
    with throwaway_folder(tmp_path) as first, throwaway_folder(tmp_path) as second:
        assert not left.exists()
        assert not left.with_suffix(".lock").exists()
        assert first.exists()
        assert second.exists()
