"""The fields one types into: a line, or lines. Each takes what it has room for, by whichever way it comes, and says in
one sentence when something was left out. Know no form and no rule.

Qt lays out, and keeps for its undo, every character it is given: some megabytes that were pasted by mistake would hold
the window up for good. So what is pasted, dropped, put in by an input method or by the program is cut before Qt has it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QMenu, QPlainTextEdit, QToolButton, QWidget

from tracker.presentation import words
from tracker.presentation.field_room import LONGEST, LONGEST_NUMBER, cut
from tracker.tongue import tr
from tracker.widgets.fields.left_out import LeftOut
from tracker.widgets.look.plain_label import NOTHING_MORE

_PLAIN = "text/plain"
_BYTES_A_LETTER = 4


class LineField(QLineEdit):
    """One line of text, of at most `longest` characters."""

    def __init__(self, text: str = "", longest: int = LONGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self._left_out = LeftOut(self)
        self.setMaxLength(2 * longest)  # Qt counts a letter beyond the first plane as two
        self.textEdited.connect(self._left_out.is_over)
        self.setText(text)

    @property
    def told(self) -> str:
        """What it says of what was left out; "" where it says nothing."""
        return self._left_out.told

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.setAccessibleDescription(self.accessibleDescription())

    def setAccessibleDescription(self, told: str) -> None:
        told = told or beside_its_name(self)
        if told != self.accessibleDescription():  # at each key, mostly the same
            super().setAccessibleDescription(told)

    def room(self) -> int:
        """How many characters may still come, in place of those that are marked."""
        return self._longest - len(self.text()) + len(self.selectedText())

    def setText(self, text: str | None) -> None:
        came = text or ""
        super().setText(cut(came, self._longest))
        self._tell(len(came), self._longest)

    def insert(self, text: str) -> None:
        """In place of what is marked."""
        room = self.room()
        super().insert(cut(text, room))
        self._tell(len(text), room)

    def paste(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        came = QGuiApplication.clipboard().mimeData(mode)
        if came is not None and not self.isReadOnly():
            self.insert(beginning_of(came, self.room()))

    def lead_with(self, picture: QIcon) -> None:
        """Have that stand before the words, for the eye."""
        self.addAction(picture, QLineEdit.ActionPosition.LeadingPosition)
        self._name_buttons(self.accessibleName() or self.placeholderText())

    def setClearButtonEnabled(self, on: bool) -> None:
        super().setClearButtonEnabled(on)
        self._name_buttons(tr("Empty the field"))

    def _name_buttons(self, name: str) -> None:
        """Those that have just come into it, which a screen reader has as well."""
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(button.accessibleName() or name)

    def clear(self) -> None:
        """Emptied by the program: nothing of it is left to be taken back here."""
        self.setText("")

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                goes_to_the_store(event, self.isUndoAvailable(), self.isRedoAvailable())
                or (is_the_desktops(event) and not self.text())
            )
        ):
            event.ignore()
            return False
        return super().event(event)

    def createStandardContextMenu(self) -> QMenu:
        """Qt's own, in which *Paste* is ours."""
        menu = super().createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda: self.paste())
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QClipboard.Mode.Selection if _asks_for_selection(event) else QClipboard.Mode.Clipboard)
        elif not self.isReadOnly() and (came := too_much(event, self.room())):
            self.insert(came)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button brings what is marked elsewhere."""
        if event.button() == Qt.MouseButton.MiddleButton and QGuiApplication.clipboard().supportsSelection():
            self.deselect()
            self.paste(QClipboard.Mode.Selection)
        else:
            super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        room = self._longest - len(self.text())
        came = beginning_of(event.mimeData(), room)
        if event.source() is self or len(came) <= room:
            super().dropEvent(event)
            return
        fitting = QMimeData()
        fitting.setText(cut(came, room))
        super().dropEvent(
            QDropEvent(event.position(), event.possibleActions(), fitting, event.buttons(), event.modifiers())
        )
        event.acceptProposedAction()
        self._tell(len(came), room)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        came, room = len(event.commitString()), self.room()
        super().inputMethodEvent(fitting(event, room))
        if came:
            self._tell(came, room)

    def _tell(self, came: int, room: int) -> None:
        self._left_out.tell(words.left_out(room) if came > room else "")


class TextField(QPlainTextEdit):
    """Plain text of any number of lines, of at most `longest` characters; a line break counts as one."""

    def __init__(self, text: str = "", longest: int = LONGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self._left_out = LeftOut(self)
        self._told_of = -1
        self.textChanged.connect(self._changed)
        self.setPlainText(text)

    @property
    def told(self) -> str:
        """What it says of what was left out; "" where it says nothing."""
        return self._left_out.told

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.setAccessibleDescription(self.accessibleDescription())

    def setAccessibleDescription(self, told: str) -> None:
        told = told or beside_its_name(self)
        if told != self.accessibleDescription():  # at each key, mostly the same
            super().setAccessibleDescription(told)

    def room(self) -> int:
        """How many characters may still come, in place of those that are marked."""
        return self._longest - len(self.toPlainText()) + len(self.textCursor().selectedText())

    def setPlainText(self, text: str) -> None:
        super().setPlainText(cut(text, self._longest))
        self._tell(len(text), self._longest)

    def insertPlainText(self, text: str) -> None:
        """In place of what is marked."""
        room = self.room()
        super().insertPlainText(cut(text, room))
        self._tell(len(text), room)

    def appendPlainText(self, text: str) -> None:
        room = self._longest - len(self.toPlainText()) - 1
        super().appendPlainText(cut(text, room))
        self._tell(len(text), room)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = self.document()
            if goes_to_the_store(event, own.isUndoAvailable(), own.isRedoAvailable()) or (
                is_the_desktops(event) and own.isEmpty()
            ):
                event.ignore()
                return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted, dropped, or brought by the middle button."""
        room = self.room()
        came = beginning_of(source, room)
        if len(came) <= room:
            super().insertFromMimeData(source)
            return
        fitting = QMimeData()
        fitting.setText(cut(came, room))
        super().insertFromMimeData(fitting)
        self._tell(len(came), room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isReadOnly() and (came := too_much(event, self.room(), lines=True)):
            self.insertPlainText(came)
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        came, room = len(event.commitString()), self.room()
        super().inputMethodEvent(fitting(event, room))
        if came:
            self._tell(came, room)

    def _tell(self, came: int, room: int) -> None:
        self._told_of = self.document().revision()
        self._left_out.tell(words.left_out(room) if came > room else "")

    def _changed(self) -> None:
        """Of a drop Qt says that the text has changed only after all of it is done, and it was told of that before."""
        if self.document().revision() != self._told_of:
            self._left_out.is_over()


def beside_its_name(field: QLineEdit | QPlainTextEdit) -> str:
    """What is told beside the name where nobody has said: Qt would tell the placeholder, which may be the name."""
    return NOTHING_MORE if field.placeholderText() == field.accessibleName() else ""


def take_line_of_ours(box: QAbstractSpinBox) -> None:
    """Have a number or a time of day typed into a field of ours."""
    box.setLineEdit(LineField(box.text(), LONGEST_NUMBER))


def call_box(box: QAbstractSpinBox, name: str) -> None:
    """Name it, and the line in it, which is told by itself."""
    box.setAccessibleName(name)
    box.lineEdit().setAccessibleName(name)


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


def _asks_for_selection(event: QKeyEvent) -> bool:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return event.modifiers() == both and QGuiApplication.clipboard().supportsSelection()


def fitting(event: QInputMethodEvent, room: int) -> QInputMethodEvent:
    """The same with no more than fits."""
    committed, composed = event.commitString(), event.preeditString()
    if len(committed) <= room and len(composed) <= LONGEST:
        return event
    fitting = QInputMethodEvent(cut(composed), event.attributes())
    fitting.setCommitString(cut(committed, room), event.replacementStart(), event.replacementLength())
    return fitting
