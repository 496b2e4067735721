"""Asks, the first time the window is closed where there is a tray, what that is to mean. Knows no settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tracker.tongue import tr
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_24, Role, Type


class StayDialog(QDialog):
    """`answered(bool)`: whether it stays in the tray. Left in any other way, the window stays as it is."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Closing the window"))
        self.setMinimumWidth(460)
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
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(PlainLabel(tr("Shall As Agreed go on reminding you?"), Type.NAME, wrap=True))
        column.addWidget(
            PlainLabel(
                tr(
                    "Reminders are given while the program runs. It can stay in the tray, without a window; you come "
                    "back by its icon there. What you choose is in the settings, under Connections and reminders."
                ),
                role=Role.SOFT,
                wrap=True,
            )
        )
        column.addLayout(buttons)
        self.stay.setDefault(True)

    def _answer(self, stays: bool) -> None:
        self.accept()
        self.answered.emit(stays)
