"""A file is there whole, for its owner's eyes only, or it is as it was before."""

from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from tracker.files.private_file import LEFT_BEHIND, append_private, write_private

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and pipes are of other systems")


def names_in(folder: Path) -> list[str]:
    return sorted(lying.name for lying in folder.iterdir())


def test_what_is_written_is_there_and_nothing_beside_it(tmp_path: Path) -> None:
    write_private(tmp_path / "note", "Zoë\n")
    write_private(tmp_path / "note", b"\x00bytes\n")
    assert (tmp_path / "note").read_bytes() == b"\x00bytes\n"
    assert names_in(tmp_path) == ["note"]


@posix
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_only_its_owner_may_read_it_whatever_was_there_before(tmp_path: Path, mask: int) -> None:
    note = tmp_path / "note"
    note.write_text("for all to see")
    note.chmod(0o666)
    before = os.umask(mask)
    try:
        write_private(note, "mine")
        append_private(tmp_path / "lines", b"mine")
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("note", "lines")] == [0o600, 0o600]


@pytest.mark.parametrize("refused", [OSError("disk"), KeyboardInterrupt()])
def test_one_that_is_refused_midway_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: BaseException
) -> None:
    note = tmp_path / "note"
    write_private(note, "before")

    def full(_handle: int) -> None:
        raise refused

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(type(refused)):
        write_private(note, "after")
    assert (note.read_text(), names_in(tmp_path)) == ("before", ["note"])


def test_it_is_on_the_disk_before_it_takes_the_place_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note, seen = tmp_path / "note", []
    write_private(note, "before")
    really = os.fsync

    def look_and_sync(handle: int) -> None:
        seen.append(note.read_text())
        really(handle)

    monkeypatch.setattr(os, "fsync", look_and_sync)
    write_private(note, "after")
    assert (seen, note.read_text()) == (["before"], "after")


def test_one_that_must_be_new_leaves_another_as_it_is(tmp_path: Path) -> None:
    write_private(tmp_path / "page", "first", anew=True)
    with pytest.raises(FileExistsError):
        write_private(tmp_path / "page", "second", anew=True)
    assert ((tmp_path / "page").read_text(), names_in(tmp_path)) == ("first", ["page"])


@posix
def test_a_pipe_in_its_place_is_replaced_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "note")
    write_private(tmp_path / "note", "said")
    assert (tmp_path / "note").read_text() == "said"


def test_what_a_kill_left_unfinished_goes_with_the_next_one_and_what_is_being_written_stays(tmp_path: Path) -> None:
    killed, at_work, of_another = (tmp_path / name for name in (".note.0a.new", ".note.0b.new", ".other.0a.new"))
    for draft in (killed, at_work, of_another):
        draft.write_text("somebody's words")
    old = at_work.stat().st_mtime - LEFT_BEHIND - 5
    for draft in (killed, of_another):
        os.utime(draft, (old, old))
    write_private(tmp_path / "note", "said")
    assert names_in(tmp_path) == [at_work.name, of_another.name, "note"]


def test_whoever_reads_meanwhile_meets_a_whole_one(tmp_path: Path) -> None:
    note = tmp_path / "note"
    texts = {letter * 20_000 for letter in "ab"}
    write_private(note, min(texts))
    met: set[str] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            met.add(note.read_text())

    reading = threading.Thread(target=read)
    reading.start()
    for text in sorted(texts) * 20:
        write_private(note, text)
    done.set()
    reading.join()
    assert met <= texts
