"""Asks, the first time the window is closed where there is a tray, what that is to mean. Knows no settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tracker.tongue import tr
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tall_scroll import fit_to_words
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_16, SPACE_24, Role, Type

LEAST_WIDTH = 460


class StayDialog(QDialog):
    """`answered(bool)`: whether it stays in the tray. Left in any other way, the window stays as it is."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Closing the window"))
        self.stay = push_button(tr("&Leave it in the tray"), Kind.PRIMARY)
        self.end = push_button(tr("&End the program"))
        self.stay.clicked.connect(lambda: self._answer(True))
        self.end.clicked.connect(lambda: self._answer(False))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addStretch()
        buttons.addWidget(self.end)
        buttons.addWidget(self.stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_16)
        said = QVBoxLayout()
        said.setSpacing(SPACE_4)
        said.addWidget(PlainLabel(tr("Shall As Agreed go on reminding you?"), Type.NAME, wrap=True))
        said.addWidget(
            PlainLabel(
                tr(
                    "Reminders are given while the program runs. It can stay in the tray, without a window; you come "
                    "back by its icon there. What you choose is in the settings, under Connections and reminders."
                ),
                role=Role.SOFT,
                wrap=True,
            )
        )
        column.addLayout(said)
        column.addLayout(buttons)
        self.stay.setDefault(True)
        fit_to_words(self, LEAST_WIDTH)

    def _answer(self, stays: bool) -> None:
        self.accept()
        self.answered.emit(stays)
