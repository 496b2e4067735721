"""The numbers that answer a row of a list, whatever else the window has on those keys. Knows no list and no answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent

from tracker.widgets.look.key_cap import ENTER_KEYS

_NUMBERS = 9


def number_of(event: QKeyEvent) -> int | None:
    """Which answer a key stands for, from 0, whether or not there are so many; None where it is no number."""
    number = event.key() - Qt.Key.Key_1
    return number if 0 <= number < _NUMBERS and _is_plain(event) else None


def keeps_number(event: QEvent) -> bool:
    """Whether it asks if a number may be a shortcut of the window: it may not, and is told so. One that is no answer is
    no wish to look at the week.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if number_of(event) is None:
        return False
    event.accept()
    return True


def wants_an_answer(event: QKeyEvent) -> bool:
    """Whether it is a number or Enter: whoever presses one that answers nothing is told which ones do."""
    return number_of(event) is not None or (event.key() in ENTER_KEYS and _is_plain(event))


def finds_nothing(index: QModelIndex, before: QModelIndex, typed: str) -> bool:
    """Whether letters that were looked for in a list led nowhere: from `before` to no other row, and the row there has
    none of them, so that it is not what was begun to be typed either.
    """
    return index == before and typed.casefold() not in str(index.data() or "").casefold()


def _is_plain(event: QKeyEvent) -> bool:
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
