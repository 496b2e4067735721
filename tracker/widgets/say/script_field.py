"""The words as they are read aloud: large, well apart, with what they rest on and what may be changed marked in them.

Knows neither the agreement nor the rules; which words are marked is given to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from tracker.presentation.field_room import LONGEST
from tracker.widgets.fields.typing.keys_that_type import beginning_of
from tracker.widgets.fields.typing.text_bounds import TextBounds
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.painted.unbroken import JOINER, NO_BREAK, unbroken
from tracker.widgets.look.painted.unbroken import LONGEST as LONGEST_DATE
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import SPACE_24, Role, mix

ALOUD, WRITTEN = 18, 15
"""The size of type, in pixels at 96 dpi, of what is read aloud and of what is read."""
LINE, LINE_WRITTEN, BETWEEN = 27, 22, 9
TINT, FOOT = 0.13, 0.62
TINT_RADIUS, REACH = 5, 2
"""In logical pixels: of its corners, and how far it goes before and behind the words."""
BODY = 13


class ScriptField(QTextEdit):
    """Plain text of at most `longest` characters. `copy_wanted` comes for the copy key where nothing is marked."""

    copy_wanted = Signal()

    def __init__(self, longest: int = LONGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bounds = TextBounds(self, longest)
        self._may_change: tuple[str, ...] = ()
        self._line, self._aloud = LINE, True
        self.setObjectName("script")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        # What lies behind words that begin a line is seen whole.
        self.document().setDocumentMargin(REACH)
        self.setViewportMargins(SPACE_24 - REACH, SPACE_24 - 4 - REACH, SPACE_24 - REACH, 0)
        self._basis = _Basis(self.document())
        self.show_aloud(True)

    @property
    def told(self) -> str:
        """What it says of what was left out; "" where it says nothing."""
        return self._bounds.told

    def room(self) -> int:
        """How many characters may still come, in place of those that are marked."""
        return self._bounds.room()

    def show_aloud(self, aloud: bool) -> None:
        """Set it to be read aloud, or to be read."""
        face, self._aloud = font(), aloud
        scale = (ALOUD if aloud else WRITTEN) / BODY
        face.setPointSizeF(face.pointSizeF() * scale)
        self._line = max(LINE if aloud else LINE_WRITTEN, round(QFontMetricsF(face).height() * 1.15))
        self.setFont(face)
        self._set_apart()

    def show_marks(self, basis: str, may_change: tuple[str, ...]) -> None:
        """Mark what it rests on, and what may be changed, wherever they stand in the text."""
        self._basis.show_basis(basis)
        if may_change != self._may_change:
            self._may_change = may_change
            self.viewport().update()

    def replace(self, text: str, times: tuple[str, ...] = ()) -> None:
        """That text in place of all of it; it can be taken back here. Dates and the `times` in it stay on one line."""
        cursor = self.textCursor()

        def put(fits: str) -> None:
            cursor.beginEditBlock()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(_unbroken(fits, times))
            cursor.endEditBlock()
            self._set_apart()

        self._bounds.put(text, put, self._bounds.longest)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def setPlainText(self, text: str) -> None:
        def put(fits: str) -> None:
            super(ScriptField, self).setPlainText(fits)
            self._set_apart()

        self._bounds.put(text, put, self._bounds.longest)

    def insertPlainText(self, text: str) -> None:
        self._bounds.put(text, super().insertPlainText)

    def event(self, event: QEvent) -> bool:
        """Before it is made whole, Qt sends it events too."""
        if event.type() is QEvent.Type.ShortcutOverride and self._bounds.leaves(event):
            return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(beginning_of(source, self.room()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entering = event.key() in ENTER_KEYS
        if entering and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            self.copy_wanted.emit()
        elif came := self._bounds.too_much(event):
            self.insertPlainText(came)
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._bounds.compose(event, super().inputMethodEvent)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_basis"):
            self._basis.rehighlight()

    def paintEvent(self, event: QPaintEvent) -> None:
        """First what lies behind the words, then all the words, so that nothing covers a letter."""
        tokens = tokens_of(QGuiApplication.palette())
        fill, foot = tokens.tint(Role.PRIMARY, tokens.window, TINT), mix(tokens.primary, tokens.window, FOOT)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for box in self._changeable():
            painter.setBrush(QColor(foot))
            painter.drawRoundedRect(box, TINT_RADIUS, TINT_RADIUS)
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(box.adjusted(0, 0, 0, -2), TINT_RADIUS, TINT_RADIUS)
        painter.end()
        super().paintEvent(event)

    def _changeable(self) -> Iterator[QRectF]:
        """Where that which may be changed stands, line by line, as seen in the viewport."""
        tall = QFontMetricsF(self.font()).height()
        layout, up = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.document().begin()
        while block.isValid():
            corner = layout.blockBoundingRect(block).topLeft()
            text = block.text().replace(NO_BREAK, " ")
            for part in self._may_change:
                at = text.find(part)
                begins, ends = at, at + len(part)
                while 0 <= begins < ends:
                    line = block.layout().lineForTextPosition(begins)
                    upto = min(ends, line.textStart() + line.textLength())
                    left, right = _x(line, begins), _x(line, upto)
                    right = min(
                        right, line.x() + line.naturalTextWidth()
                    )  # the space at which a line breaks is none of it
                    top = corner.y() + line.y() - up
                    yield QRectF(corner.x() + left - REACH, top, right - left + 2 * REACH, tall + 3)
                    begins = upto if upto > begins else ends
            block = block.next()

    def _set_apart(self) -> None:
        """Lines and paragraphs as far apart as one reads them best; not a thing that is taken back."""
        own = self.document()
        was = own.isUndoRedoEnabled()
        apart = QTextBlockFormat()
        apart.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        apart.setBottomMargin(BETWEEN if self._aloud else 0)
        cursor = QTextCursor(own)
        cursor.select(QTextCursor.SelectionType.Document)
        if was:
            cursor.joinPreviousEditBlock()
        cursor.mergeBlockFormat(apart)
        if was:
            cursor.endEditBlock()


def _unbroken(text: str, times: tuple[str, ...]) -> str:
    """As long as it was, for its marks and the cursor; a span may go on after its dash. Qt hands out plain spaces."""
    for part in times:
        if len(part) <= LONGEST_DATE and any(sign.isdigit() for sign in part):
            text = text.replace(part, part.replace(" ", NO_BREAK))
    return unbroken(text).replace(JOINER, "")


def _x(line: QTextLine, at: int) -> float:
    """Where that character begins, in pixels from the beginning of the line."""
    found = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else 0)


class _Basis(QSyntaxHighlighter):
    """Shows one phrase in the colour of what was agreed."""

    def __init__(self, of: QTextDocument) -> None:
        super().__init__(of)
        self._basis = ""

    def show_basis(self, basis: str) -> None:
        if basis != self._basis:
            self._basis = basis
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        at = text.replace(NO_BREAK, " ").find(self._basis) if self._basis else -1
        if at < 0:
            return
        how = QTextCharFormat()
        how.setForeground(QColor(tokens_of(QGuiApplication.palette()).agreed))
        how.setFontWeight(QFont.Weight.DemiBold)
        self.setFormat(at, len(self._basis), how)
