"""What every field of several lines takes no more of than fits, and what it says of the rest.

Qt has two kinds of such fields, with nothing of ours in common; both are given one of these. Knows no form.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from tracker.presentation import words
from tracker.presentation.field_room import cut
from tracker.widgets.fields.typing.keys_that_type import fitting, goes_to_the_store, is_the_desktops, too_much
from tracker.widgets.fields.typing.left_out import LeftOut


class TextBounds:
    """At most `longest` characters in `field`; a line break counts as one."""

    def __init__(self, field: QPlainTextEdit | QTextEdit, longest: int) -> None:
        self._field = field
        self.longest = longest
        self.left_out = LeftOut(field)
        self._told_of = -1
        field.textChanged.connect(self._changed)

    @property
    def told(self) -> str:
        """What is said of what was left out; "" where nothing is."""
        return self.left_out.told

    def room(self) -> int:
        """How many characters may still come, in place of those that are marked."""
        return self.longest - len(self._field.toPlainText()) + len(self._field.textCursor().selectedText())

    def put(self, text: str, into: Callable[[str], object], room: int | None = None) -> None:
        """Hand over what of it has room, and say that the rest was left out."""
        there = self.room() if room is None else room
        into(cut(text, there))
        self._tell(len(text), there)

    def leaves(self, event: QEvent) -> bool:
        """Whether it is a key that the field has no use for, so that it goes to the window; it is ignored then."""
        if not isinstance(event, QKeyEvent):
            return False
        own = self._field.document()
        leaves = goes_to_the_store(event, own.isUndoAvailable(), own.isRedoAvailable()) or (
            is_the_desktops(event) and own.isEmpty()
        )
        if leaves:
            event.ignore()
        return leaves

    def too_much(self, event: QKeyEvent) -> str:
        """What that key brings beyond what fits; "" where Qt may have it as it is."""
        return "" if self._field.isReadOnly() else too_much(event, self.room(), lines=True)

    def compose(self, event: QInputMethodEvent, into: Callable[[QInputMethodEvent], object]) -> None:
        """Hand over what of an input method's word has room."""
        came, room = len(event.commitString()), self.room()
        into(fitting(event, room))
        if came:
            self._tell(came, room)

    def _tell(self, came: int, room: int) -> None:
        self._told_of = self._field.document().revision()
        self.left_out.tell(words.left_out(room) if came > room else "")

    def _changed(self) -> None:
        """Of a drop Qt says that the text has changed only after all of it is done, and it was told of that before."""
        if self._field.document().revision() != self._told_of:
            self.left_out.is_over()
