"""Whether the file that was opened is still the one in its place. Knows no connection and nothing of what is in it.

A file that is deleted or moved away while it is open goes on taking writes that nobody will ever read again; and one
that is put in its place (by a restore in another window, or by hand) has not been looked at.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.faults import told_as_faults
from tracker.storage.file import opening_checks
from tracker.storage.file.connection import SCHEMA_VERSION

Identity = tuple[int, int]


class OpenedFile:
    """One for each store. Whoever made it has checked the file; each thread opens it for itself."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._checked = self._identity()
        self._opened = threading.local()

    @property
    def opened(self) -> Identity | None:
        """The file that this thread opened last."""
        identity: Identity | None = getattr(self._opened, "identity", None)
        return identity

    @property
    def there(self) -> Identity | None:
        """The file that lies in its place now."""
        return self._identity()

    def look_before_opening(self) -> None:
        """To be called before a thread connects: another file than the one that was checked is checked first.

        Raises StoreFault: GONE where there is none, or one of another version; DAMAGED, NEWER.
        """
        there = self._identity()
        if there is None:
            raise StoreFault(Fault.GONE, "ENOENT")
        if there != self._checked:
            if opening_checks.check(self._place) != SCHEMA_VERSION:
                raise StoreFault(Fault.GONE, "schema")
            if self._identity() != there:
                raise StoreFault(Fault.GONE, "replaced")  # while it was looked at: what was found is of another
            self._checked = there
        self._opened.identity = there

    def check(self) -> None:
        """Raises StoreFault (GONE) where the file this thread opened is no longer in its place."""
        there = self._identity()
        if there is None:
            raise StoreFault(Fault.GONE, "ENOENT")
        if there != self._opened.identity:
            raise StoreFault(Fault.GONE, "replaced")

    @contextmanager
    def judged_where_it_lies(self) -> Iterator[None]:
        """As `told_as_faults`; what SQLite only knows as "cannot open" is told by what the folder allows."""
        try:
            with told_as_faults():
                yield
        except StoreFault as fault:
            if fault.fault is Fault.GONE and self._place.is_file() and not self._may_write():
                raise StoreFault(Fault.READ_ONLY, fault.detail) from fault
            raise

    def _may_write(self) -> bool:
        return os.access(self._place.parent, os.W_OK | os.X_OK) and os.access(self._place, os.W_OK)

    def _identity(self) -> Identity | None:
        try:
            seen = self._place.stat()
        except OSError:
            return None
        return seen.st_dev, seen.st_ino
