"""A letter that no chip of an entry's line wanted goes on where words are typed. Knows no entry."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from tracker.widgets.entry.line_page import LinePage


def typed_on(event: QKeyEvent, page: LinePage, strip: QWidget) -> bool:
    """Let it go on, and say whether it did: from the line's own chips and the strip's into the line, from beneath them
    into the note, for whoever thinks to be there still.
    """
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    here = QApplication.focusWidget()
    if held or not event.text().isalpha() or here is None:
        return False
    line, note = page.row.line, page.note
    if page.upper.isAncestorOf(here) or strip.isAncestorOf(here):
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.end(False)
        line.insert(event.text())
    elif note.isVisible():
        note.setFocus(Qt.FocusReason.OtherFocusReason)
        note.moveCursor(QTextCursor.MoveOperation.End)
        note.insertPlainText(event.text() if not note.toPlainText() else f"\n{event.text()}")
    else:
        return False
    return True
