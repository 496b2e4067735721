"""The fields one types into: a line, or lines. Each takes what it has room for, by whichever way it comes, and says in
one sentence when something was left out. Know no form and no rule.

Qt lays out, and keeps for its undo, every character it is given: some megabytes that were pasted by mistake would hold
the window up for good. So what is pasted, dropped, put in by an input method or by the program is cut before Qt has it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QIcon,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from tracker.presentation import words
from tracker.presentation.field_room import LONGEST, LONGEST_NUMBER, cut
from tracker.tongue import tr
from tracker.widgets.fields.typing.keys_that_type import (
    beginning_of,
    fitting,
    goes_to_the_store,
    is_no_letter,
    is_the_desktops,
    too_much,
)
from tracker.widgets.fields.typing.left_out import LeftOut
from tracker.widgets.fields.typing.text_bounds import TextBounds
from tracker.widgets.look.plain_label import NOTHING_MORE
from tracker.widgets.look.spoken.aloud import DescribesSoon
from tracker.widgets.look.theme import grown
from tracker.widgets.look.tokens import SPACE_8

LEAD = 16
"""The side of a picture before the words, beside letters of the usual size."""
_AIR = 2
"""What Qt leaves free before and behind the words of a line."""


class LineField(QLineEdit):
    """One line of text, of at most `longest` characters. It stands at the side where lines begin in its window,
    whichever way its letters run: Qt's own would have a hint far from the picture before it.
    """

    _hints: tuple[str, ...] = ("",)
    _lead: QIcon | None = None
    _described: DescribesSoon | None = None

    def __init__(self, text: str = "", longest: int = LONGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self._left_out = LeftOut(self)
        self.setMaxLength(2 * longest)  # Qt counts a letter beyond the first plane as two
        self.textEdited.connect(self._left_out.is_over)
        self._stand_where_lines_begin()
        self.setText(text)

    @property
    def told(self) -> str:
        """What it says of what was left out; "" where it says nothing."""
        return self._left_out.told

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        told = self.accessibleDescription()
        self.setAccessibleDescription("" if told == NOTHING_MORE else told)

    def setAccessibleDescription(self, told: str) -> None:
        told = told or beside_its_name(self)
        if told != self.accessibleDescription():  # at each key, mostly the same
            super().setAccessibleDescription(told)

    def describe(self, told: str) -> None:
        """Have a screen reader told that of what is typed, once it has stood so for a moment."""
        self._described = self._described or DescribesSoon(self)
        self._described.tell(told)

    def setPlaceholderText(self, hint: str, *shorter: str) -> None:
        """Say that while it is empty; where there is no room for it the first of `shorter` there is room for, as a
        sentence that is cut tells nobody what it wants.
        """
        if (hint, *shorter) != self._hints:  # at each key, mostly the same
            self._hints = hint, *shorter
            self._show_hint()

    @property
    def hint(self) -> str:
        """What it says while it is empty and wide enough."""
        return self._hints[0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def changeEvent(self, event: QEvent) -> None:
        """Before it is made whole, Qt sends it events too."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._stand_where_lines_begin()
            self._make_room_for_lead()
            self._show_hint()

    def _stand_where_lines_begin(self) -> None:
        middle, side = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        self.setAlignment(middle | (side if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft))

    def _show_hint(self) -> None:
        """Unasked a field is as wide as Qt makes it, before it stands anywhere."""
        wide, metrics = self._words_box().width(), self.fontMetrics()
        fitting = (hint for hint in self._hints if metrics.horizontalAdvance(hint) <= wide)
        shown = next(fitting, self._hints[-1])
        if shown != self.placeholderText():
            super().setPlaceholderText(shown)

    def _words_box(self) -> QRect:
        """Where its words stand, in its own pixels."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        beside = sum(button.width() for button in self.findChildren(QToolButton) if button.isVisibleTo(self))
        return box.marginsRemoved(self.textMargins()).adjusted(_AIR, 0, -_AIR - beside, 0)

    def room(self) -> int:
        """How many characters may still come, in place of those that are marked."""
        return self._longest - len(self.text()) + len(self.selectedText())

    def setText(self, text: str | None) -> None:
        came = text or ""
        super().setText(cut(came, self._longest))
        self._tell(len(came), self._longest)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What Tab marks is marked from its end: a long text is seen from its beginning."""
        super().focusInEvent(event)
        if self.text() and self.selectedText() == self.text():
            self.setSelection(len(self.text()), -len(self.text()))

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
        """Have that stand before the words, for the eye. Qt's own way has it small whatever the letters are."""
        self._lead = picture
        self._make_room_for_lead()
        self._show_hint()

    def _make_room_for_lead(self) -> None:
        if self._lead is not None:
            room, mirrored = grown(LEAD) + SPACE_8, self.isRightToLeft()
            self.setTextMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._lead is not None:
            side, words = grown(LEAD), self._words_box()
            left = words.right() + SPACE_8 if self.isRightToLeft() else words.left() - SPACE_8 - side
            self._lead.paint(QPainter(self), left, (self.height() - side) // 2, side, side)

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
        elif is_no_letter(event):
            event.ignore()
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
    """Plain text of any number of lines, of at most `longest` characters; a line break counts as one. Its lines begin
    where those of its window do, whichever way their letters run.
    """

    def __init__(self, text: str = "", longest: int = LONGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bounds = TextBounds(self, longest)
        self._stand_where_lines_begin()
        self.setPlainText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._stand_where_lines_begin()

    def _stand_where_lines_begin(self) -> None:
        option = self.document().defaultTextOption()
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute if self.isRightToLeft() else side)
        self.document().setDefaultTextOption(option)

    @property
    def told(self) -> str:
        """What it says of what was left out; "" where it says nothing."""
        return self._bounds.told

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        told = self.accessibleDescription()
        self.setAccessibleDescription("" if told == NOTHING_MORE else told)

    def setAccessibleDescription(self, told: str) -> None:
        told = told or beside_its_name(self)
        if told != self.accessibleDescription():  # at each key, mostly the same
            super().setAccessibleDescription(told)

    def room(self) -> int:
        """How many characters may still come, in place of those that are marked."""
        return self._bounds.room()

    def setPlainText(self, text: str) -> None:
        self._bounds.put(text, super().setPlainText, self._bounds.longest)

    def insertPlainText(self, text: str) -> None:
        """In place of what is marked."""
        self._bounds.put(text, super().insertPlainText)

    def appendPlainText(self, text: str) -> None:
        self._bounds.put(text, super().appendPlainText, self._bounds.longest - len(self.toPlainText()) - 1)

    def event(self, event: QEvent) -> bool:
        """Before it is made whole, Qt sends it events too."""
        if event.type() is QEvent.Type.ShortcutOverride and self._bounds.leaves(event):
            return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted, dropped, or brought by the middle button."""
        came = beginning_of(source, self.room())
        if len(came) <= self.room():
            super().insertFromMimeData(source)
            return

        def put(text: str) -> None:
            kept = QMimeData()
            kept.setText(text)
            super(TextField, self).insertFromMimeData(kept)

        self._bounds.put(came, put)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_no_letter(event):
            event.ignore()
        elif came := self._bounds.too_much(event):
            self.insertPlainText(came)
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._bounds.compose(event, super().inputMethodEvent)


def beside_its_name(field: QLineEdit | QPlainTextEdit) -> str:
    """What is told beside the name where nobody has said: Qt would tell the placeholder, which may be the name."""
    hint = field.hint if isinstance(field, LineField) else field.placeholderText()
    return NOTHING_MORE if hint == field.accessibleName() else ""


def take_line_of_ours(box: QAbstractSpinBox) -> None:
    """Have a number or a time of day typed into a field of ours."""
    box.setLineEdit(LineField(box.text(), LONGEST_NUMBER))


def call_box(box: QAbstractSpinBox, name: str) -> None:
    """Name it, and the line in it, which is told by itself."""
    box.setAccessibleName(name)
    box.lineEdit().setAccessibleName(name)


def _asks_for_selection(event: QKeyEvent) -> bool:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return event.modifiers() == both and QGuiApplication.clipboard().supportsSelection()
