"""A folder held for one process, by a lock the system itself lets go of when the process ends. Knows no window.

Who holds it stands in the file, for telling. That it is held is the system's word alone: a file that is empty, that was
left by a computer crash, or whose process number has become another program's, stands in nobody's way.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tracker.files.private_file import PRIVATE_FILE

LONGEST_NOTE = 1024
WINDOWS_BYTE = 0x7FFF_0000
"""Windows lets nobody read what is locked, so there a byte far beyond the note is."""


class Doing(StrEnum):
    """What the holder was at, as far as it has said."""

    UNKNOWN = ""
    OPENING = "opening"
    OPEN = "open"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a folder, as the file says: 0 and "" for what it does not.

    `elsewhere` is whether that is another computer than this one.
    """

    pid: int = 0
    host: str = ""
    doing: Doing = Doing.UNKNOWN
    elsewhere: bool = False


class FolderLock:
    """One file, taken by one process at a time. It begins not taken; `release` may come at any time."""

    def __init__(self, place: Path, host: str | None = None, platform: str = sys.platform) -> None:
        self._place = place
        self._host = this_computer(platform) if host is None else host
        self._platform = platform
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether it is ours."""
        return self._descriptor is not None

    def take(self) -> bool | None:
        """Make it ours; whether it is. None where no lock can be had at all: no such folder, or not for writing.

        Taken is only what still lies at its place: one that ends takes its file away with it.
        """
        while self._descriptor is None:
            try:
                descriptor = _opened(self._place)
            except OSError:
                return None
            try:
                held = _locked(descriptor, self._platform)
                if held and not _lies_at(descriptor, self._place):
                    os.close(descriptor)
                    continue
            except OSError:
                os.close(descriptor)
                return None
            if not held:
                os.close(descriptor)
                return False
            self._descriptor = descriptor
        return True

    def note(self, doing: Doing) -> None:
        """Write down that we hold it, and what we are at."""
        if self._descriptor is not None:
            text = f"{os.getpid()}\nas-agreed\n{self._host}\n{doing.value}\n"
            try:
                os.ftruncate(self._descriptor, 0)
                os.lseek(self._descriptor, 0, os.SEEK_SET)
                os.write(self._descriptor, text.encode("utf-8", "surrogateescape"))
            except OSError:  # a full disk keeps nobody from working; who it is will not be told, that is all
                return

    def holder(self) -> Holder | None:
        """Who the file says has it; None where it says nothing, as when it was left in good order."""
        try:
            descriptor = os.open(self._place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        except OSError:
            return None
        try:
            written = os.read(descriptor, LONGEST_NOTE) if stat.S_ISREG(os.fstat(descriptor).st_mode) else b""
        except OSError:
            written = b""
        finally:
            os.close(descriptor)
        return _read(written, self._host)

    def leave(self) -> None:
        """Let go of it, and leave what the file says as it is."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def release(self) -> None:
        """Let go of it in good order: nothing is left of it."""
        if self._descriptor is not None:
            try:
                os.ftruncate(self._descriptor, 0)
                if self._platform != "win32" and _lies_at(self._descriptor, self._place):
                    self._place.unlink()
            except OSError:
                pass  # the folder is gone, or no longer for writing: an empty file stands in nobody's way
            self.leave()


def this_computer(platform: str = sys.platform) -> str:
    """The name of this computer on its network; "" where it has none."""
    if platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _opened(place: Path) -> int:
    """Raises OSError where there can be no such file, or where what lies there is none: a pipe, a link, a folder."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(place, flags, PRIVATE_FILE)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(f"{place} is no file")
    return descriptor


def _locked(descriptor: int, platform: str) -> bool:
    """Raises OSError where that file system knows no locks."""
    try:
        if platform == "win32":
            import msvcrt

            os.lseek(descriptor, WINDOWS_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _lies_at(descriptor: int, place: Path) -> bool:
    """Whether that file still has that name: whoever held it before may have taken the name away."""
    try:
        return os.path.samestat(os.fstat(descriptor), place.lstat())
    except OSError:
        return False


def _read(written: bytes, host: str) -> Holder | None:
    """What such a file says: a process, a program, a computer, and what it was at; other files' first lines alike."""
    lines = written.decode("utf-8", "surrogateescape").split("\n")
    if len(lines) < 3 or not lines[0].strip().isdecimal():
        return None
    there, said = lines[2].strip(), lines[3].strip() if len(lines) > 3 else ""
    doing = Doing(said) if said in frozenset(Doing) else Doing.UNKNOWN
    return Holder(int(lines[0][:18]), there, doing, elsewhere=bool(there and host and there != host))
