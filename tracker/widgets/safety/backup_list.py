"""A list of backups to choose one from: when each was made and what it holds. Knows no file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from tracker.actions.safekeeping import BackupLine
from tracker.tongue import tr
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.tokens import SPACE_12

MOST_SHOWN = 6


class BackupList(QListWidget):
    """`chosen(BackupLine)` for a double click or Enter; `backup()` is the one the keys are on.

    As tall as the backups there are, up to a handful; further ones are scrolled to. A line too long for its width
    goes on in a second one.
    """

    chosen = Signal(object)

    def __init__(self, tell: Callable[[BackupLine], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._lines: tuple[BackupLine, ...] = ()
        self.setAccessibleName(tr("Backups, newest first"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _item: self._choose())

    def show_backups(self, lines: Sequence[BackupLine]) -> None:
        """Show these, with the keys on the newest."""
        self._lines = tuple(lines)
        self.clear()
        for line in self._lines:
            self.addItem(QListWidgetItem(self._tell(line)))
        if self._lines:
            self.setCurrentRow(0)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, and goes no further: Qt's own would press the first button of the dialog around it as well."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self._choose()
        elif event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.doItemsLayout()
        rows = [self.visualItemRect(self.item(at)).height() for at in range(min(self.count(), MOST_SHOWN))]
        self.setFixedHeight(sum(rows or [self.fontMetrics().height() + SPACE_12]) + 2 * self.frameWidth())

    def backup(self) -> BackupLine | None:
        row = self.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _choose(self) -> None:
        line = self.backup()
        if line is not None:
            self.chosen.emit(line)
