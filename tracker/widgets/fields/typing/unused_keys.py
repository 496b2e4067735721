"""Keys on which nothing is where they are pressed: which those are, and what is said of them; and the key for a menu
that Qt leaves out. Knows no command.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tracker.tongue import Theirs, tr
from tracker.widgets.fields.typing.numbers import finds_nothing
from tracker.widgets.look.key_cap import native

_TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
_KEYS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Insert, Qt.Key.Key_Space})
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_SHIFTED = _SHIFT | Qt.KeyboardModifier.KeypadModifier


def look_for_letter(view: QAbstractItemView, event: QKeyEvent, look: Callable[[QKeyEvent], object]) -> None:
    """Have `look`, Qt's own, go to the row that begins with what is typed. A letter that leads nowhere is left to
    whoever says so: Qt would take it, and nothing would be seen to happen.
    """
    before = view.currentIndex()
    look(event)
    if event.isAccepted() and _is_letter(event) and finds_nothing(view.currentIndex(), before, event.text()):
        event.ignore()


def opens_menu(event: QKeyEvent, here: QWidget) -> bool:
    """Whether it was Shift+F10, and a menu came of it: not every keyboard has a key for that. Windows opens its own."""
    if sys.platform == "win32" or event.key() != Qt.Key.Key_F10 or event.modifiers() != _SHIFT:
        return False
    at = here.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, here.mapToGlobal(at))
    QApplication.sendEvent(here, asked)
    if isinstance(here.window(), QDialog):  # it takes whatever its fields leave, and shows nothing for it
        return QApplication.activePopupWidget() is not None
    return asked.isAccepted()


def told_unused(event: QKeyEvent, here: QWidget | None) -> str:
    """A sentence on a key that nobody took, pressed where `here` has the keys. "" for one that writes or moves, also
    where it has come to an end; for one that is held down; and for one that may be the desktop's. A letter with Alt
    that came as far as here is nobody's, not even the desktop's, and writes nothing.
    """
    held = event.modifiers() & ~_SHIFTED
    key = Qt.Key(event.key())
    with_alt = held == Qt.KeyboardModifier.AltModifier
    if event.isAutoRepeat() or (isinstance(here, _TYPED_INTO) and not with_alt):
        return ""
    if held and held != Qt.KeyboardModifier.ControlModifier and not with_alt:
        return ""
    is_alone = _is_letter(event) or key in _KEYS or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F12
    if not ((held and _is_on_a_key(key)) or (is_alone and not with_alt)):
        return ""
    told = native(QKeySequence(event.keyCombination()).toString()) if key else event.text()
    return tr("Nothing here is on {key}. {help} shows all keys.", key=Theirs(told), help=Theirs(native("F1")))


def _is_letter(event: QKeyEvent) -> bool:
    written = event.text()
    return bool(written) and written.isprintable() and not written.isspace() and not event.modifiers() & ~_SHIFTED


def _is_on_a_key(key: Qt.Key) -> bool:
    return Qt.Key.Key_0 <= key <= Qt.Key.Key_9 or Qt.Key.Key_A <= key <= Qt.Key.Key_Z
