"""What comes by keys, by the clipboard and by input methods, before Qt has it: how much of it fits, and which keys a
field leaves to the window. Knows no field.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence

from tracker.presentation.field_room import LONGEST, cut

_PLAIN = "text/plain"
_BYTES_A_LETTER = 4


def beginning_of(came: QMimeData, room: int) -> str:
    """The text that came; where it is longer than the room, at least one character more than fits.

    A text of megabytes is read as bytes and cut there: to make Python's of all its characters takes the longer the
    further beyond the first plane they are.
    """
    most = (max(room, 0) + 1) * _BYTES_A_LETTER
    read = came.data(_PLAIN)
    if read.size() <= most:
        return came.text()
    return bytes(read.left(most).data()).decode("utf-8", errors="ignore")


def too_much(event: QKeyEvent, room: int, *, lines: bool = False) -> str:
    """What a key brings where that is more than fits: one letter too many, or what a keyboard types as a whole text.

    "" for a key that Qt may have as it is.
    """
    came = event.text()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if len(came) <= room or not came or event.modifiers() & keys:
        return ""
    return came if came[0].isprintable() or (lines and came[0] in "\r\n") else ""


def goes_to_the_store(event: QKeyEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether a field with nothing of its own to take back leaves the key to the window, where a deed is taken back.

    Qt's fields would keep it for themselves, and nothing would happen. A key that is held down empties a field, and no
    further: nobody takes back a day's deeds by holding it a moment too long.
    """
    if event.isAutoRepeat():
        return False
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return (event.matches(undo) and not can_undo) or (event.matches(redo) and not can_redo)


def is_the_desktops(event: QKeyEvent) -> bool:
    """Whether some desktops let it delete in a line, such as Ctrl+U: in an empty one it would do nothing, silently."""
    deletes = (QKeySequence.StandardKey.DeleteCompleteLine, QKeySequence.StandardKey.DeleteEndOfLine)
    return any(event.matches(key) for key in deletes)


def is_no_letter(event: QKeyEvent) -> bool:
    """Whether it is a letter with Alt, which Qt would write: it commands, and is nobody's here. On a Mac it writes."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return sys.platform != "darwin" and held == Qt.KeyboardModifier.AltModifier and event.text().isprintable()


def fitting(event: QInputMethodEvent, room: int) -> QInputMethodEvent:
    """The same with no more than fits."""
    committed, composed = event.commitString(), event.preeditString()
    if len(committed) <= room and len(composed) <= LONGEST:
        return event
    fitting = QInputMethodEvent(cut(composed), event.attributes())
    fitting.setCommitString(cut(committed, room), event.replacementStart(), event.replacementLength())
    return fitting
