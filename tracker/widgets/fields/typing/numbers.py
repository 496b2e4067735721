"""The numbers that answer a row of a list, whatever else the window has on those keys. Knows no list and no answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def number_of(event: QKeyEvent, answers: int) -> int | None:
    """Which of so many answers a key stands for, from 0; None where for none."""
    number = event.key() - Qt.Key.Key_1
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return number if 0 <= number < answers and plain else None


def keeps_number(event: QEvent, answers: int) -> bool:
    """Whether it asks if one of those numbers may be a shortcut of the window: it may not, and is told so."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if number_of(event, answers) is None:
        return False
    event.accept()
    return True
