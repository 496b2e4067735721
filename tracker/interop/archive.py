"""Everything as one archive: the store as it is, and the same to read without this program. Knows no store.

What is opened here may come from anywhere. So its list of contents is held against what one of ours can be before it
is read, only the store in it is ever taken out, and that in pieces, up to what there is room for.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tracker.actions.outcome import Problem, Refusal
from tracker.files.private_file import PRIVATE_FILE, create_private
from tracker.files.small_file import LARGEST
from tracker.interop.how_far import WHOLE, HowFar, Step, Stopped
from tracker.rules.bring_in.file_read import Progress

STORE = "as-agreed.db"
SETTINGS = "settings.json"
SQLITE, ZIP = b"SQLite format 3\0", b"PK\x03\x04"
PIECE = 1024 * 1024
MOST_MEMBERS = 100
LIST_LIMIT = 64 * 1024
"""Bytes of the list of contents; of one of ours it is less than one thousand."""
DENSEST, NEVER_TOO_DENSE = 200, 64 * 1024 * 1024
"""How many times shorter a store can become; a small one of empty pages alone may be shorter still."""
_END = struct.Struct("<4s4H2LH")
_END_MARK, _END_OF_LARGER = b"PK\x05\x06", b"PK\x06\x07"
_LARGER_BEFORE = 20
"""Bytes before the end, at which an archive says that its list is longer than that can tell."""
_COMMENT = 0xFFFF


def write_archive(
    file: BinaryIO, store: Path, readable: Mapping[str, bytes], over: Callable[[int], Step] = lambda _length: _nobody
) -> None:
    """Write the store at that place, and what is to be read beside it by its names. Raises OSError.

    `over` is told how many bytes there are, and gives the step that is told of each piece of them.
    """
    length = store.stat().st_size
    step = over(length + sum(map(len, readable.values())))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with store.open("rb") as copy, archive.open(_member(STORE, length), "w") as member:
            while piece := copy.read(PIECE):
                member.write(piece)
                step(len(piece))
        for name, content in readable.items():
            with archive.open(_member(name, len(content)), "w") as member:
                for at in range(0, len(content), PIECE):
                    member.write(content[at : at + PIECE])
                    step(len(content[at : at + PIECE]))


def _member(name: str, length: int) -> zipfile.ZipInfo:
    """One of no time, so that the same makes the same archive."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type, info.file_size = zipfile.ZIP_DEFLATED, length
    info.external_attr = PRIVATE_FILE << 16
    return info


def _nobody(_more: int) -> None:
    """Nobody is told."""


def is_archive(place: Path) -> bool:
    """Whether it is one by how it begins; False for a store. Raises Refusal (NO_ARCHIVE)."""
    try:
        if not stat.S_ISREG(place.stat().st_mode):
            raise Refusal(Problem.NO_ARCHIVE, place.name)
        with place.open("rb") as file:
            begins = file.read(len(SQLITE))
    except (OSError, ValueError):
        raise Refusal(Problem.NO_ARCHIVE, place.name) from None
    if not begins.startswith(ZIP) and begins != SQLITE:
        raise Refusal(Problem.NO_ARCHIVE, place.name)
    return begins != SQLITE


def store_in(place: Path, into: Path, progress: Progress | None = None) -> Path | None:
    """The store that a file from elsewhere holds: itself, or what is taken out of an archive to `into`, where nothing
    lies; None where `progress` stopped that. Raises Refusal as `is_archive` and `unpack_store`.
    """
    if not is_archive(place):
        return place
    return into if unpack_store(place, into, progress) else None


def unpack_store(place: Path, into: Path, progress: Progress | None = None) -> bool:
    """Put the store of that archive there, where nothing lies, for its owner's eyes only; False where `progress`, told
    how many bytes are there, stopped it, and then nothing is.

    Raises Refusal (NO_ARCHIVE, DAMAGED_ARCHIVE, LOCKED_ARCHIVE, TOO_LARGE_ARCHIVE, NO_ROOM_FOR_IT); then nothing is
    there.
    """
    with _opened(place) as archive, archive.open(STORE) as member:
        info = archive.getinfo(STORE)
        begins = member.read(len(SQLITE))
        if begins != SQLITE:
            raise Refusal(Problem.NO_ARCHIVE, place.name)
        if info.file_size > NEVER_TOO_DENSE and info.file_size > DENSEST * max(info.compress_size, 1):
            raise Refusal(Problem.TOO_LARGE_ARCHIVE, place.name)
        disk = shutil.disk_usage(into.parent)
        if disk.total and info.file_size > disk.free // 2:  # the store it replaces is kept as well
            raise Refusal(Problem.NO_ROOM_FOR_IT, place.name)
        with os.fdopen(create_private(into), "wb") as file:
            try:
                file.write(begins)
                step = HowFar(progress).over(WHOLE, info.file_size)
                while piece := member.read(PIECE):
                    file.write(piece)
                    step(len(piece))
                file.flush()
                os.fsync(file.fileno())
            except Stopped:
                into.unlink(missing_ok=True)
                return False
            except BaseException:
                into.unlink(missing_ok=True)
                raise
    return True


def settings_in(place: Path) -> bytes | None:
    """The settings that go along with the store, None where there are none. Raises Refusal as above."""
    if not is_archive(place):
        return None
    with _opened(place) as archive:
        if SETTINGS not in archive.namelist() or archive.getinfo(SETTINGS).file_size > LARGEST:
            return None
        with archive.open(SETTINGS) as member:
            return member.read(LARGEST)


@contextmanager
def _opened(place: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with place.open("rb") as file:
            _look_at_its_end(file, place.name)
            with zipfile.ZipFile(file) as archive:
                _look_at_its_list(archive, place.name)
                yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError):
        raise Refusal(Problem.DAMAGED_ARCHIVE, place.name) from None
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise Refusal(Problem.NO_ROOM_FOR_IT if full else Problem.DAMAGED_ARCHIVE, place.name) from error
    except RuntimeError:  # so Python tells of one that is locked
        raise Refusal(Problem.LOCKED_ARCHIVE, place.name) from None


def _look_at_its_end(file: BinaryIO, name: str) -> None:
    """The list of contents is read as a whole, so it is first asked how long it says it is."""
    length = file.seek(0, os.SEEK_END)
    file.seek(max(length - _END.size - _COMMENT, 0))
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise Refusal(Problem.DAMAGED_ARCHIVE, name)
    _mark, _disk, _first, _here, members, list_size, _begins, _comment = _END.unpack_from(tail, at)
    if (
        tail[max(at - _LARGER_BEFORE, 0) : at].startswith(_END_OF_LARGER)
        or members > MOST_MEMBERS
        or list_size > LIST_LIMIT
    ):
        raise Refusal(Problem.TOO_LARGE_ARCHIVE, name)
    file.seek(0)


def _look_at_its_list(archive: zipfile.ZipFile, name: str) -> None:
    """One of ours has one store, and no name that leads anywhere else."""
    listed = archive.infolist()
    names = [info.filename for info in listed]
    if any(".." in n.split("/") or n.startswith("/") or "\\" in n or ":" in n for n in names):
        raise Refusal(Problem.NO_ARCHIVE, name)
    if names.count(STORE) != 1:
        raise Refusal(Problem.NO_ARCHIVE, name)
    if any(info.flag_bits & 1 for info in listed):
        raise Refusal(Problem.LOCKED_ARCHIVE, name)
    if archive.getinfo(STORE).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refusal(Problem.NO_ARCHIVE, name)
