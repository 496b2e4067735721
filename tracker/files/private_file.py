"""Writes files that only their owner may read, whole or not at all. Knows not what they say, and no database.

A file is written under a name of its own, is on the disk, and only then takes the place of the one before. So nobody
ever meets half of one: no other program, no start after a kill or a power cut. What lay under its name is replaced and
never opened, a pipe for one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tracker.files.small_file import AT_ONCE

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
LEFT_BEHIND = 60
"""Seconds. An unfinished file that is older by so much is of a program that was killed: nobody is writing it."""

_BINARY = getattr(os, "O_BINARY", 0)
_UNFINISHED = "new"


def write_private(path: Path, content: str | bytes, anew: bool = False) -> None:
    """Put the file there with that content (a text in UTF-8). With `anew` only where none lies there.

    Raises OSError, FileExistsError among them; then what lay there is as it was. ValueError for a text that is none.
    """
    said = content.encode("utf-8") if isinstance(content, str) else content
    write_private_by(path, lambda file: file.write(said), anew)


def write_private_by(path: Path, write: Callable[[BinaryIO], object], anew: bool = False) -> None:
    """The same with what `write` puts into a file, for what is too long to be held as a whole. What it raises is
    raised, and then what lay there is as it was.
    """
    with in_place_of((path,), anew) as (file,):
        write(file)


@contextmanager
def in_place_of(paths: Sequence[Path], anew: bool = False) -> Iterator[tuple[BinaryIO, ...]]:
    """A file to write to for each of those; once the block has ended they take their places, all of them. Where it does
    not end well, or one of them cannot be written, all that lay there is as it was. `anew` and what is raised as above.
    """
    drafts = [path.with_name(f".{path.name}.{os.urandom(4).hex()}.{_UNFINISHED}") for path in paths]
    made: list[Path] = []
    try:
        with ExitStack() as opened:
            files = [opened.enter_context(os.fdopen(create_private(draft), "w+b")) for draft in drafts]
            yield tuple(files)
            for path, file in zip(paths, files, strict=True):
                file.flush()
                os.fsync(file.fileno())
                _clear_left_behind(path, os.fstat(file.fileno()).st_mtime)
        for path in paths if anew else ():
            os.close(create_private(path))
            made.append(path)
        for path, draft in zip(paths, drafts, strict=True):
            draft.replace(path)
        made.clear()
    finally:
        for left in (*drafts, *made):
            left.unlink(missing_ok=True)


def create_private(path: Path) -> int:
    """A new and empty file, open for writing. Raises OSError, FileExistsError where something lies there."""
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | _BINARY, PRIVATE_FILE)


def append_private(path: Path, content: bytes) -> None:
    """Add to the end of the file, at once, for lines that several programs may be adding. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | AT_ONCE | _BINARY, PRIVATE_FILE)
    try:
        os.write(handle, content)
    finally:
        os.close(handle)


def sync(place: Path) -> None:
    """Wait until a file is on the disk. Never for the live store: closing it here would drop SQLite's locks."""
    handle = os.open(place, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear_left_behind(path: Path, now: float) -> None:
    """What a kill left unfinished may hold a person's words. `now` is by the clock of the disk itself."""
    with suppress(OSError):
        for left in path.parent.iterdir():
            if left.name.startswith(f".{path.name}.") and left.name.endswith(f".{_UNFINISHED}"):
                with suppress(OSError):
                    if now - left.stat().st_mtime > LEFT_BEHIND:
                        left.unlink()
