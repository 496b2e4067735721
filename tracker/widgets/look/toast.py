"""The toast: at the window's bottom it says what was done and offers to take it back. Knows no deed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tracker.presentation.words import one_line
from tracker.tongue import tr
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.motion import Fade
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import DARK, RADIUS_CARD, SPACE_8, SPACE_12, SPACE_16, SPACE_24

STAY_MS = 6000
READING_MS = 50
"""For each letter of what takes longer to read than it would stay."""
WIDEST = 760
LONGEST = 400


class Toast(QFrame):
    """Lies over the bottom of `over`, in its middle, and goes after `stay_ms`, not while pointed at or focused.

    `undo` comes when its button is pressed. It is dark in both schemes, to be told from the page.
    """

    undo = Signal()

    def __init__(self, over: QWidget, stay_ms: int = STAY_MS) -> None:
        super().__init__(over)
        self._over = over
        self._stay_ms = stay_ms
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._fade = Fade(self)
        self._deed: Callable[[], object] = self.undo.emit
        self.setAccessibleName(tr("What was just done"))
        self._words = PlainLabel(wrap=True)
        self._words.setStyleSheet(f"color: {DARK.text};")
        self._undo = push_button(tr("Undo"), Kind.QUIET)
        self._undo.setStyleSheet(
            f"QPushButton {{ color: {DARK.accent}; font-weight: 600; }}"
            f"QPushButton:hover, QPushButton:pressed {{ background: {DARK.strong_line}; }}"
            f"QPushButton:focus {{ border-color: {DARK.accent}; }}"
        )
        self._undo.clicked.connect(self._take_back)
        self._undo.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_8 - 2, SPACE_8, SPACE_8 - 2)
        row.setSpacing(SPACE_12)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undoable: bool = True) -> None:
        """Say it in place of whatever was being said."""
        self._words.setText(one_line(text, LONGEST))
        self._stay()
        self._undo.setVisible(undoable)
        self._label(tr("Undo"), self.undo.emit)
        self._undo.setAccessibleDescription(text)
        self._place()
        self.raise_()
        self._fade.appear()
        if not self._is_attended():
            self._timer.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def offer(self, text: str, label: str, deed: Callable[[], object]) -> None:
        """Say it, with a button for something other than taking back."""
        self.say(text)
        self._label(label, deed)

    def _label(self, label: str, deed: Callable[[], object]) -> None:
        self._undo.setText(label)
        self._undo.setAccessibleName(label)
        self._deed = deed
        self._place()

    def dismiss(self) -> None:
        """Go now."""
        self._timer.stop()
        self._fade.settle()
        if self.isHidden():
            return
        if self._undo.hasFocus():
            self._over.setFocus()
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    @property
    def is_counting(self) -> bool:
        """Whether it is on its way out; not so while it is pointed at or focused."""
        return self._timer.isActive()

    def _take_back(self) -> None:
        self.dismiss()
        self._deed()

    def _stay(self) -> None:
        """A sentence of some length stays until it can have been read."""
        self._timer.setInterval(max(self._stay_ms, round(self._stay_ms / STAY_MS * READING_MS * len(self.text))))

    def _is_attended(self) -> bool:
        return self._undo.hasFocus() or (self.isVisible() and self.underMouse())

    def _rest_or_run(self) -> None:
        if self._is_attended():
            self._timer.stop()
        elif self.isVisible():
            self._timer.start()

    def _place(self) -> None:
        row = self.layout()
        if row is None:
            return
        around = row.contentsMargins()
        beside = around.left() + around.right()
        if not self._undo.isHidden():
            beside += self._undo.sizeHint().width() + row.spacing()
        room = min(self._over.width() - 2 * SPACE_24, WIDEST) - beside
        words = min(self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2, room)
        self._words.setFixedWidth(max(words, 1))
        line = max(self._words.heightForWidth(words), self._undo.sizeHint().height())
        width, height = words + beside, line + around.top() + around.bottom()
        left = (self._over.width() - width) // 2
        self.setGeometry(left, self._over.height() - height - SPACE_24, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._over and kind == QEvent.Type.Resize:
            self._place()
        elif watched is self._undo and kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._rest_or_run)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave and self.isVisible() and not self._undo.hasFocus():
            self._timer.start()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = tokens_of(self.palette()).dark
        painter.setBrush(QColor(DARK.raised))
        painter.setPen(QPen(QColor(DARK.strong_line), 1) if dark else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
