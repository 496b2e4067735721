"""Backups, restoring, damage and the seal, as screens show them: asked where the store is. Knows no file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.actions.outcome import Changes
from tracker.actions.safekeeping import (
    BackedUp,
    BackupLine,
    Dossier,
    HeldRecords,
    LookedOn,
    PutBack,
    Safekeeping,
    SealCheck,
    Trouble,
)
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.dispatcher import Trouble as Failure
from tracker.presentation.undo_state import ELSEWHERE
from tracker.presentation.writing import Writing

PAUSE_MS = 10
"""Between two slices of the look through the store, in which others have their turn."""


class SafekeepingState(QObject):
    """`changed` when `backups` or `newest` did. `put_back(PutBack)` and `recovered(HeldRecords)` after the file was
    replaced, `begun_anew` after a new one was made where it was missing.

    `seal_broken(SealCheck)` when a check finds it so, `found(Trouble)` when the look through the store after a start
    does: then nothing is saved until a choice was made. `going_on` when that was to leave it as it is.
    `refused(tuple of folders)` where a backup could not be kept,
    `failed(StoreFault)` for what the world refused. `opening(Path)` when a file from elsewhere is being opened,
    `opened_so_far(done, of)` meanwhile, and `opening_ended` however that ended.
    """

    changed = Signal()
    put_back = Signal(object)
    recovered = Signal(object)
    begun_anew = Signal()
    seal_broken = Signal(object)
    found = Signal(object)
    going_on = Signal()
    refused = Signal(object)
    failed = Signal(object)
    opening = Signal(object)
    opened_so_far = Signal(int, int)
    opening_ended = Signal()

    def __init__(self, dispatcher: Dispatcher, keeping: Safekeeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._keeping = keeping
        self.backups: tuple[BackupLine, ...] = ()
        self.newest: BackupLine | None = None
        self.erased_until: datetime | None = None
        self.is_known = False
        """Whether the backups have been looked through, as they lie there now; until then nothing is said of them."""
        self._is_opening = self._is_wanted = False
        self._looking = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look_on)
        self._told_refused: frozenset[Path] = frozenset()

    def look(self, made: BackupLine | None = None) -> None:
        """Read which backups there are, which is the newest that opens, and until when they hold who was erased.

        `made` is one that was found to be whole when it was made just now: it is not read through a second time.
        """
        keeping = self._keeping
        self.is_known = False
        self.changed.emit()

        def read() -> tuple[tuple[BackupLine, ...], BackupLine | None, datetime | None]:
            lying = keeping.backups()
            newest = made if made is not None and lying[:1] == (made,) else keeping.newest_verified()
            return lying, newest, keeping.erased_until()

        self._dispatcher.run(read, self._take, self.failed.emit)

    def look_at_damage(self, then: Callable[[Trouble | None], None]) -> None:
        self._dispatcher.run(self._keeping.damage, then, self.failed.emit)

    def back_up(self) -> None:
        self._told_refused = frozenset()
        self._writing.run(self._keeping.back_up, self._backed_up, self.failed.emit, about="back up")

    def tick(self, starting: bool = False) -> None:
        """At the start and every minute: back up and look through the store where it is time.

        A folder that takes no backup is told once, not every minute.
        """
        keeping = self._keeping
        self._writing.run(
            lambda: keeping.back_up_if_due(starting), self._backed_up_unasked, _quietly, about="back up if due"
        )
        if not self._looking:
            self._looking = True
            self._look_on()

    @property
    def is_looking(self) -> bool:
        """Whether a look through the store is under way: it goes on a moment at a time."""
        return self._looking

    def rest(self) -> None:
        """The window closes: nothing more is looked at."""
        self._pause.stop()

    def go_on(self) -> None:
        """Leave what was found as it is."""
        self._writing.run(self._keeping.go_on, self._gone_on, self.failed.emit, about="go on")

    def check_seal(self, then: Callable[[SealCheck], None]) -> None:
        """Verify the whole ledger on request."""

        def checked(check: SealCheck) -> None:
            self._checked(check)
            then(check)

        self._dispatcher.run(self._keeping.check_seal, checked, self.failed.emit)

    def restore(self, backup: BackupLine) -> None:
        self._writing.run(
            lambda: self._keeping.put_back(backup.place), self._restored, self.failed.emit, about="put back"
        )

    def bring_from(self, chosen: Path, then: Callable[[], object] = lambda: None) -> None:
        """The same with an archive or a backup from anywhere; `then` before it is told."""
        if self._is_opening:
            return

        def brought(done: PutBack | None) -> None:
            self._end_opening()
            if done is not None:
                then()
                self._restored(done)

        def failed(trouble: Failure) -> None:
            self._end_opening()
            self.failed.emit(trouble)

        self._is_opening = self._is_wanted = True
        self.opening.emit(chosen)
        self._writing.run(lambda: self._keeping.bring_from(chosen, self._going_on), brought, failed, about="put back")

    def stop_opening(self) -> None:
        """It is not to be opened after all; once it is being put in place, it is."""
        self._is_wanted = False

    def _going_on(self, done: int, of: int) -> bool:
        """Called where it is opened."""
        self.opened_so_far.emit(done, of)
        return self._is_wanted

    def _end_opening(self) -> None:
        self._is_opening = False
        self.opening_ended.emit()

    def recover(self) -> None:
        self._writing.run(self._keeping.recover, self._recovered, self.failed.emit, about="recover")

    def begin_anew(self) -> None:
        """Begin a new store where one is missing."""
        self._writing.run(self._keeping.begin_anew, self._begun_anew, self.failed.emit, about="begin anew")

    def dossier(self, prospect_id: int, then: Callable[[Dossier | None], None]) -> None:
        self._dispatcher.run(lambda: self._keeping.dossier(prospect_id), then, self.failed.emit)

    def _look_on(self) -> None:
        self._dispatcher.run(self._keeping.look_on, self._looked, self._look_failed)

    def _looked(self, came: LookedOn) -> None:
        if came.more:
            self._pause.start()
            return
        self._looking = False
        if came.trouble is not None:
            self.found.emit(came.trouble)
        for check in came.still:
            self.seal_broken.emit(check)

    def _look_failed(self, _failure: Failure) -> None:
        self._looking = False  # again in a minute

    def _gone_on(self, _nothing: None) -> None:
        self.going_on.emit()
        self.tick()

    def _take(self, answer: tuple[tuple[BackupLine, ...], BackupLine | None, datetime | None]) -> None:
        self.backups, self.newest, self.erased_until = answer
        self.is_known = True
        self.changed.emit()

    def _backed_up_unasked(self, done: BackedUp | None) -> None:
        if done is None:
            return
        if done.backup is not None:
            self._backed_up(done)
        else:
            self._tell_refused(done)

    def _backed_up(self, done: BackedUp) -> None:
        self._tell_refused(done)
        self.look(done.backup)

    def _tell_refused(self, done: BackedUp) -> None:
        if not self._told_refused.issuperset(done.refused):
            self.refused.emit(done.refused)
        self._told_refused = frozenset(done.refused)

    def _checked(self, check: SealCheck) -> None:
        if not check.holds:
            self.seal_broken.emit(check)

    def _begun_anew(self, _nothing: None) -> None:
        self._dispatcher.changed.emit(Changes(everything=True), ELSEWHERE)
        self.begun_anew.emit()
        self.look()

    def _restored(self, done: PutBack) -> None:
        self._dispatcher.changed.emit(Changes(everything=True), ELSEWHERE)
        self.put_back.emit(done)
        self.look()

    def _recovered(self, held: HeldRecords) -> None:
        self._dispatcher.changed.emit(Changes(everything=True), ELSEWHERE)
        self.recovered.emit(held)
        self.look()


def _quietly(_failure: Failure) -> None:
    """What fails unasked is not told: the next deed or question will say it better."""
