"""Says how far a file from another computer is opened, where that takes long, and can stop it. Knows no file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tracker.presentation.safety.safekeeping_state import SafekeepingState
from tracker.presentation.words.quotes import named
from tracker.tongue import tr
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_16, SPACE_24, Role, Type

WIDTH = 420
SHORT_MS = 500
"""So long nobody asks how far it is."""


class OpeningDialog(QDialog):
    """Comes up by itself after a moment, and goes with the end of it."""

    def __init__(self, state: SafekeepingState, place: Path, over: QWidget | None) -> None:
        super().__init__(over)
        self._state = state
        self.setWindowTitle(tr("From another computer"))
        self.setMinimumWidth(WIDTH)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("How far it is"))
        self.stop = push_button(tr("Stop"))
        self.stop.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_16)
        column.addWidget(PlainLabel(tr("Opening {file}…", file=named(place.name)), Type.NAME, wrap=True))
        column.addWidget(self.progress)
        column.addWidget(
            PlainLabel(tr("It is looked through before anything here is replaced."), role=Role.SOFT, wrap=True)
        )
        column.addLayout(buttons)
        self._soon = QTimer(self, singleShot=True, interval=SHORT_MS)
        self._soon.timeout.connect(self.open)
        self._soon.start()
        state.opened_so_far.connect(self._tell)
        state.opening_ended.connect(self._end)

    def reject(self) -> None:
        """Whoever leaves it wants nothing of it. It goes once that was heard."""
        self._state.stop_opening()
        self.stop.setEnabled(False)

    def _tell(self, done: int, of: int) -> None:
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)

    def _end(self) -> None:
        self._soon.stop()
        self.accept()
        self.deleteLater()
