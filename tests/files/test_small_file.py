"""Claims about reading a small file: what is none of ours is told at once, and nothing is ever waited for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.files.small_file import NoSmallFile, may_be_opened, read_small

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices with a name")


def large(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(1 << 30)  # a gigabyte that takes no room


def link_to_a_pipe(place: Path) -> None:
    os.mkfifo(f"{place}.pipe")
    place.symlink_to(f"{place}.pipe")


STRANGE: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a device that never ends": lambda place: place.symlink_to("/dev/zero"),
    "a terminal": lambda place: place.symlink_to("/dev/ptmx"),
    "a folder": Path.mkdir,
    "a gigabyte": large,
    "a link to a pipe": link_to_a_pipe,
}


@pytest.mark.parametrize("make", STRANGE.values(), ids=STRANGE.keys())
def test_what_is_none_of_ours_is_refused_at_once(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "it")
    with pytest.raises(NoSmallFile):
        read_small(tmp_path / "it")
    assert not may_be_opened(tmp_path / "it")


def test_a_link_that_leads_to_itself_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "it").symlink_to("it")
    with pytest.raises(OSError, match="symbolic links"):
        read_small(tmp_path / "it")
    assert not may_be_opened(tmp_path / "it")


@pytest.mark.parametrize(("size", "largest"), [(0, 0), (3, 3), (3, 4)])
def test_a_file_is_read_whole_up_to_its_limit(tmp_path: Path, size: int, largest: int) -> None:
    (tmp_path / "it").write_bytes(b"x" * size)
    assert read_small(tmp_path / "it", largest) == b"x" * size
    assert may_be_opened(tmp_path / "it", largest)


def test_nothing_there_is_no_trouble_for_who_would_make_it(tmp_path: Path) -> None:
    assert may_be_opened(tmp_path / "it")
    with pytest.raises(FileNotFoundError):
        read_small(tmp_path / "it")
