"""What the window does about the safety of its file: the damage page, backups made in time, a broken seal told.

Knows the state and the pages it is given, never a file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.safekeeping import BackupLine, Dossier, HeldRecords, PutBack, SealCheck, Trouble
from tracker.presentation import words
from tracker.presentation.safety.safekeeping_state import SafekeepingState
from tracker.tongue import Theirs, tr


class Safety(QObject):
    """`damaged(Trouble)` asks for the damage page, `mended` says the store can be read again, `resumed` that the day
    is to be shown again. Dialogs that are open when it is asked for are put away, and come back where it all goes on.

    `said(str)` is a sentence for the toast; `can_be_taken_back(str, callable)` one of what can be, and how.
    """

    damaged = Signal(object)
    mended = Signal()
    resumed = Signal()
    said = Signal(str)
    can_be_taken_back = Signal(str, object)

    def __init__(
        self,
        state: SafekeepingState,
        explain: Callable[[Refusal | StoreFault], str],
        tell_seal: Callable[[SealCheck], str],
        write_dossier: Callable[[Path, Dossier], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._over = parent
        self._explain = explain
        self._tell_seal = tell_seal
        self._write_dossier = write_dossier
        self._showing_damage = False
        self._taking_back = False
        self._put_away: list[tuple[QDialog, bool]] = []
        parent.installEventFilter(self)
        state.found.connect(self._found)
        state.going_on.connect(self._resume)
        state.put_back.connect(self._restored)
        state.recovered.connect(self._recovered)
        state.begun_anew.connect(self.mend)
        state.seal_broken.connect(self._tell_broken_seal)
        state.refused.connect(self._tell_no_backup)
        state.failed.connect(self._tell_failure)
        state.opening.connect(self._opening)

    def _opening(self, place: Path) -> None:
        """Say how far it is with that, where it takes long."""
        from tracker.widgets.safety.opening_dialog import OpeningDialog

        OpeningDialog(self._state, place, self._over)

    def begin(self) -> None:
        """The store has been opened: a backup if the last is a day old, and then a look through all of it."""
        self._state.tick(starting=True)

    def tick(self) -> None:
        self._state.tick()

    def look_at_damage(self) -> None:
        """The store said it is damaged or missing: find out what can be done."""

        def arrived(damage: Trouble | None) -> None:
            if damage is not None:
                self._showing_damage = True
                self.damaged.emit(damage)

        self._state.look_at_damage(arrived)

    def _tell_broken_seal(self, check: SealCheck) -> None:
        self.said.emit(self._tell_seal(check))

    def _tell_no_backup(self, folders: tuple[Path, ...]) -> None:
        self.said.emit(words.no_backup_in(folders))

    def _tell_failure(self, trouble: Refusal | StoreFault) -> None:
        self._taking_back = False
        self.said.emit(self._explain(trouble))

    def go_on(self) -> None:
        """Leave what was found as it is."""
        self._state.go_on()

    def restore(self, backup: BackupLine) -> None:
        self._state.restore(backup)

    def take_back(self, before: BackupLine) -> None:
        """Put back what was there before; that is told, and is no more to be taken back by the same key."""
        self._taking_back = True
        self._state.restore(before)

    def recover(self) -> None:
        self._state.recover()

    def begin_anew(self) -> None:
        """Begin a new store where one is missing: its owner has chosen that."""
        self._state.begin_anew()

    def save_dossier(self, prospect_id: int, name: str) -> None:
        """Ask for a folder, and write everything we hold on that person into it."""
        title = tr("Where to write everything we hold on {who}", who=Theirs(words.one_line(name, 60)))
        dialog = QFileDialog(self._over, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self.write_dossier(prospect_id, Path(folder)))
        dialog.open()

    def write_dossier(self, prospect_id: int, folder: Path) -> None:
        def arrived(dossier: Dossier | None) -> None:
            if dossier is not None:
                self.said.emit(self._write_dossier(folder, dossier))

        self._state.dossier(prospect_id, arrived)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Close:
            self._state.rest()
        return False

    def _found(self, trouble: Trouble) -> None:
        """The page asks before anything is saved again, so nothing stands in front of it."""
        self._showing_damage = True
        self.damaged.emit(trouble)
        for dialog in self._over.findChildren(QDialog):
            if dialog.isVisible():
                self._put_away.append((dialog, dialog.isModal()))
                dialog.hide()
        if self._put_away:
            self._over.activateWindow()

    def _resume(self) -> None:
        self._showing_damage = False
        self.resumed.emit()
        for dialog, modal in self._put_away:
            if not isValid(dialog):
                continue  # what it asked was settled meanwhile, and it was let go of
            dialog.open() if modal else dialog.show()
            dialog.activateWindow()
            if not dialog.isWindow():  # it lies over the window, so that a page that came up has the keys
                (dialog.focusWidget() or dialog).setFocus(Qt.FocusReason.OtherFocusReason)
        self._put_away = []

    def _restored(self, done: PutBack) -> None:
        self.mend()
        before, was_taken_back = done.replaced, self._taking_back
        self._taking_back = False
        if before is None or was_taken_back:
            self.said.emit(words.put_back(done))
        else:
            self.can_be_taken_back.emit(words.put_back(done), lambda: self.take_back(before))

    def _recovered(self, held: HeldRecords) -> None:
        self.mend()
        self.said.emit(words.recovered(held))

    def mend(self) -> None:
        """What was damaged is whole, or another: the day is read anew."""
        if self._showing_damage:
            self._showing_damage = False
            self._put_away = []
            self.mended.emit()
            self.resumed.emit()  # whoever has been shown the day before is not told anew that there is one
