"""The note of an entry: two lines that grow to five, without a frame. Knows no entry."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from tracker.tongue import tr
from tracker.widgets.fields.caret import WIDTH as CARET
from tracker.widgets.fields.typed_fields import TextField
from tracker.widgets.look.key_cap import ENTER_KEYS

LEAST_LINES, MOST_LINES = 2, 5
_MARGIN = 3


class GrowingNote(TextField):
    """Enter goes on (`entered`), Shift+Enter begins a new line; Tab goes to the next field. `grown` comes when it wants
    another height. `framed`: it stands in a form, in a frame of its own, and Enter begins a new line there.
    """

    typed = Signal(str)
    entered = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None, *, framed: bool = False) -> None:
        super().__init__(parent=parent)
        self._framed = framed
        self._most = MOST_LINES
        self.setPlaceholderText(tr("Note: what was said, what matters to them"))
        self.setAccessibleName(tr("What was said, what matters to them"))
        self.setTabChangesFocus(True)
        self.setCursorWidth(CARET)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not framed:
            self.setFrameShape(QFrame.Shape.NoFrame)
            self.setProperty("kind", "bare")
            self.viewport().setAutoFillBackground(False)
            self.document().setDocumentMargin(0)
        self.textChanged.connect(self._changed_by_typing)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        self.fit()

    def at_most(self, lines: int) -> None:
        """Grow no further than that: the rest scrolls."""
        if lines != self._most:
            self._most = lines
            self.fit()

    def setPlainText(self, text: str) -> None:
        if text != self.toPlainText():
            super().setPlainText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever is led to words that stand here already goes on behind them; a click or Tab goes where it goes."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason and self.textCursor().atStart():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(source)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves the whole entry, so it is not a new line here."""
        entering = event.key() in ENTER_KEYS
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if entering and held & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif entering and not held and not self._framed:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def fit(self) -> None:
        """Be as tall as the words ask for, between two lines and five."""
        lines = min(max(round(self.document().size().height()), LEAST_LINES), max(self._most, LEAST_LINES))
        frame = 2 * _MARGIN + 10 if self._framed else 1
        high = lines * max(self.fontMetrics().lineSpacing(), 17) + frame
        if high != self.height() or high != self.minimumHeight():
            self.setFixedHeight(high)
            self.grown.emit()

    def _changed_by_typing(self) -> None:
        self.typed.emit(self.toPlainText())
