"""Entries that wait to be sent, a file for each, in a private folder beside the drafts. Knows no server.

A file each, so that nothing is read in order to write another, a second program may add its own, and what a disk has
damaged costs no other. What is none of ours is left as it lies, and counted.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.team.unsent import Unsent
from tracker.files.dataclass_json import dump, made, parsed
from tracker.files.private_file import PRIVATE_FOLDER, write_private
from tracker.files.small_file import read_small

LARGEST = 16 * 1024 * 1024
"""Bytes; a long note, each letter of it written as an escape, twice."""
MOST = 10_000
"""Files that are looked at; years without a server come to fewer."""
_ENDING = ".json"
_KEY = re.compile(r"[0-9a-f]{32}")
_FIRST = datetime.min.replace(tzinfo=UTC)


class UnsentFolder:
    """`ports.UnsentTray` over that folder, which is made when something is kept."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._unread = 0

    def waiting(self) -> tuple[Unsent, ...]:
        """See `UnsentTray.waiting`."""
        found = [_read(file) for file in self._files()]
        self._unread = sum(1 for each in found if each is None)
        there = (each for each in found if each is not None)
        return tuple(sorted(there, key=lambda unsent: (unsent.typed_at, unsent.key)))

    def find(self, key: str) -> Unsent | None:
        """See `UnsentTray.find`."""
        return _read(self._of(key)) if _KEY.fullmatch(key) else None

    def unread(self) -> tuple[int, str]:
        """See `UnsentTray.unread`."""
        return self._unread, str(self.place)

    def keep(self, unsent: Unsent) -> None:
        """See `UnsentTray.keep`."""
        if not _KEY.fullmatch(unsent.key):
            raise ValueError("no key of an entry's own")
        try:
            self.place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            write_private(self._of(unsent.key), dump(unsent, ascii_only=True))
        except OSError as why:
            raise StoreFault(_fault_of(why), type(why).__name__) from why

    def drop(self, key: str) -> None:
        """See `UnsentTray.drop`."""
        if not _KEY.fullmatch(key):
            return
        try:
            self._of(key).unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as why:
            raise StoreFault(_fault_of(why), type(why).__name__) from why

    def _of(self, key: str) -> Path:
        return self.place / f"{key}{_ENDING}"

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            for number, file in enumerate(self.place.iterdir()):
                if number >= MOST:
                    return
                if file.suffix == _ENDING and not file.name.startswith("."):
                    yield file


def _read(file: Path) -> Unsent | None:
    """The entry in that file; None where there is none of ours, or under another's name."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
        plain = parsed(read_small(file, LARGEST).decode("utf-8"))
        unsent = made(Unsent, plain, forgiving=True)
        if unsent.key == file.stem and _KEY.fullmatch(unsent.key) and all(at > _FIRST for at in _instants(unsent)):
            return unsent
    return None


def _instants(unsent: Unsent) -> Iterator[datetime]:
    """Each is to have a zone: to be compared with another it has to."""
    yield unsent.typed_at
    yield unsent.entry.attempt.at
    changed, objection = unsent.entry.changed, unsent.entry.objection
    if changed is not None and changed.said_at is not None:
        yield changed.said_at
    if objection is not None and objection.until is not None:
        yield objection.until


def _fault_of(why: OSError) -> Fault:
    if why.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return Fault.DISK_FULL
    return Fault.READ_ONLY if why.errno in (errno.EACCES, errno.EPERM, errno.EROFS) else Fault.NO_FOLDER
