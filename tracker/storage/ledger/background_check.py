"""The look through the whole store after a start, and what is offered where something in it is not as it was written.

One for each open file; asked on the store's own thread, slice after slice. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.file.backup import Backup
from tracker.storage.file.file_identity import Identity
from tracker.storage.ledger.acknowledged import acknowledge, acknowledged
from tracker.storage.ledger.seal import Broken, Flaw
from tracker.storage.ledger.seal_check import Walk
from tracker.storage.store import SqliteStore

EVERY = timedelta(days=7)
"""A window that stays open looks again after that long."""


class BackgroundCheck:
    """`store` gives the open store. One that is another than before, or whose file is, is looked through anew."""

    def __init__(self, folder: Path, store: Callable[[], SqliteStore], now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._store = store
        self._now = now
        self._of: tuple[SqliteStore, Identity | None] | None = None
        self._walk: Walk | None = None
        self._ended: datetime | None = None
        self._accepted: list[Broken] = []
        self.found: Broken | None = None
        """What stands between the owner and the next deed, until `go_on`."""
        self.still_there: tuple[Broken, ...] = ()
        """Of the last look that was ended: what somebody had been told of before."""

    def is_due(self) -> bool:
        """Where a look is under way, was never taken, or was ended some time ago; not while a choice is awaited."""
        if not self._is_of_what_lies_there():
            return True
        return self.found is None and (self._walk is not None or self._is_old())

    def look_on(self) -> Broken | None:
        """One slice; a break that nobody has been told of. From then on no deed is begun. Raises StoreFault."""
        store = self._store()
        of = store, store.file.which()
        if self._of != of:
            store.file.free()
            self._of, self._walk, self.found, self._accepted = of, None, None, []
        if self._walk is None:
            self._walk = Walk(acknowledged(self._folder))
        try:
            self.found = store.file.look_on(self._walk)
        except StoreFault as fault:
            if fault.fault is not Fault.DAMAGED:
                raise
            self._unreadable(store, Broken(0, Flaw.STORE, fault.detail))
            return self.found
        if self.found is not None:
            return self.found
        if self._walk.done:
            self._end(self._walk.met)
        return None

    def go_on(self) -> None:
        """The owner has seen it and goes on as it is: deeds are done again, and the look goes on from there."""
        self._store().file.free()
        same_file = self._of is not None and self._of[1] == self._store().file.there()
        if self.found is not None and same_file:
            self._accepted.append(self.found)
            acknowledge(self._folder, dict.fromkeys((*acknowledged(self._folder), self.found)))
        self.found = None

    def begin_anew(self) -> None:
        """Another file is in its place: what was found in the one before it holds nobody up."""
        if self._of is not None:
            self._of[0].file.free()
        self._of, self._walk, self.found, self._accepted = None, None, None, []

    def _is_of_what_lies_there(self) -> bool:
        store = self._store()
        return self._of == (store, store.file.there())

    def _unreadable(self, store: SqliteStore, broken: Broken) -> None:
        """What cannot be read is the end of the look: it would be met again at once."""
        told = acknowledged(self._folder)
        self._end(told)
        if broken not in told:
            store.file.hold()
            self.found = broken

    def _end(self, met: Iterable[Broken]) -> None:
        """Those told of before that are there no more need not be remembered."""
        self.still_there = tuple(met)
        acknowledge(self._folder, dict.fromkeys((*self.still_there, *self._accepted)))
        self._walk, self._ended, self._accepted = None, self._now(), []

    def _is_old(self) -> bool:
        return self._ended is None or not timedelta(0) <= self._now() - self._ended < EVERY


def worth_restoring(backups: tuple[Backup, ...], intact: Backup | None) -> tuple[Backup, ...]:
    """The one that has it intact and those before it; all where none has. Later ones hold the same break."""
    if intact is None:
        return backups
    return (intact, *(backup for backup in backups if backup.made_at < intact.made_at))
