"""Lines one can come to with the keys and press, as a screen reader is to be told of them: as a button, which it may
press as well. Knows neither what stands in it nor what it does.
"""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget


class Pressable(QAbstractButton):
    """A button in nothing but what it is told as: it lays out, paints and hears keys and pointer as its heir says.

    `clicked` comes where it is pressed from without.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own would press it by keys of the fields within."""
        event.ignore()
