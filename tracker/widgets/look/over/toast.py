"""The toast: at the foot of the morning it says what was done and offers to take it back. Knows no deed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QStyle, QVBoxLayout, QWidget

from tracker.presentation.words import one_line
from tracker.tongue import Theirs, tr
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.key_cap import KeyCap
from tracker.widgets.look.motion import Fade
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import say_aloud
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import DARK, LIGHT, RADIUS_CARD, SPACE_4, SPACE_8, SPACE_12, SPACE_16, Tokens

STAY_MS = 6000
READING_MS = 50
"""For each letter of what takes longer to read than it would stay."""
WIDTH = 232
NARROW, NARROW_WIDTH = 1210, 216
"""In a window narrower than that the morning has no room for it and the gaps beside it."""
WIDEST = 360
LONGEST = 400
MOST_HIGH = 220
"""What is higher than this is said on wider lines, which lie over the calendar too."""
_RING = 4
"""What the frame of a button and the gap within it take, so that its words begin where the lines above do."""
Beside = tuple[str, Callable[[], object]]
"""What else can be done about it: the words of its button, and the deed."""


@told_as(As.Grouping)
class Toast(QFrame):
    """Lies at the foot of `over`, to the left, and goes after `stay_ms`, not while pointed at or focused.

    That is the foot of the morning, where nothing was just made. `undo` comes when its button is pressed. Its colours
    are the page's the other way round, and what was done stands out from what was agreed in it.
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
        self._done, self._words = PlainLabel(wrap=True, semibold=True), PlainLabel(wrap=True)
        self._undo = push_button(tr("Undo"), Kind.LINK)
        self._cap = KeyCap(tr("Ctrl Z"))
        self._other = push_button("", Kind.LINK)
        self._beside: Callable[[], object] = self.dismiss
        self._wear()
        self._undo.clicked.connect(self._take_back)
        self._other.clicked.connect(self._do_beside)
        for button in self._buttons:
            button.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12 - _RING, SPACE_8 + 2, SPACE_12 - _RING, SPACE_12 - 2)
        column.setSpacing(2)
        for label in (self._done, self._words):
            label.setContentsMargins(_RING, 0, _RING, 0)
            column.addWidget(label)
        self._foot = QWidget()
        self._acts = foot = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        foot.setContentsMargins(0, SPACE_4, 0, 0)
        foot.setSpacing(SPACE_8)
        foot.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self._cap)
        foot.addStretch()
        foot.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._foot)
        over.installEventFilter(self)
        self.hide()

    @property
    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        return self._undo, self._other

    def say(self, text: str, *, undoable: bool = True, follows: str = "", beside: Beside | None = None) -> None:
        """Say it in place of whatever was being said; `follows` is what was agreed in it."""
        if undoable:
            self._put(text, follows)
        else:
            self._put("", text)
        self._stay()
        self._undo.setVisible(undoable)
        self._label(tr("Undo"), self.undo.emit)
        self._undo.setAccessibleDescription(text)
        self._other.setVisible(beside is not None)
        if beside is not None:
            self._other.setText(beside[0])
            self._other.setAccessibleName(beside[0])
            self._beside = beside[1]
        self._place()
        self.raise_()
        self._fade.appear()
        if not self._is_attended():
            self._timer.start()
        say_aloud(self, self.text)

    def _put(self, done: str, words: str) -> None:
        """What was done, and beneath it the rest; either may be ""."""
        self._done.setText(one_line(done, LONGEST))
        self._words.setText(one_line(words, LONGEST))
        for label in (self._done, self._words):
            label.setVisible(bool(label.text()))

    def offer(self, text: str, label: str, deed: Callable[[], object]) -> None:
        """Say it, with a button for something other than taking back."""
        self.say(text)
        self._put("", text)  # no deed, and it may be long
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
        if self._has_keys:
            self._over.setFocus()
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        if not (self._done.text() and self._words.text()):
            return self._done.text() or self._words.text()
        # T: "Logged: meeting with Jo Hill. Call agreed for Thu 3 Dec 15:00."
        return tr("{done}. {words}", done=Theirs(self._done.text()), words=self._words.text())

    @property
    def is_counting(self) -> bool:
        """Whether it is on its way out; not so while it is pointed at or focused."""
        return self._timer.isActive()

    def _take_back(self) -> None:
        self.dismiss()
        self._deed()

    def _do_beside(self) -> None:
        self.dismiss()
        self._beside()

    def _stay(self) -> None:
        """A sentence of some length stays until it can have been read."""
        self._timer.setInterval(max(self._stay_ms, round(self._stay_ms / STAY_MS * READING_MS * len(self.text))))

    def _is_attended(self) -> bool:
        return self._has_keys or (self.isVisible() and self.underMouse())

    @property
    def _has_keys(self) -> bool:
        return any(button.hasFocus() for button in self._buttons)

    def _rest_or_run(self) -> None:
        if self._is_attended():
            self._timer.stop()
        elif self.isVisible():
            self._timer.start()

    def _place(self) -> None:
        """As wide as the morning is at the least; what takes longer to say is a little wider before it is higher."""
        column = self.layout()
        if column is None:
            return
        around = column.contentsMargins()
        beside, beneath = around.left() + around.right(), around.top() + around.bottom()
        room = self._over.width() - 2 * SPACE_8
        most_high = self._over.height() - 2 * SPACE_16
        is_narrow = self._over.width() < NARROW
        for width in (NARROW_WIDTH if is_narrow else WIDTH, WIDEST, room):
            width = min(width, room)
            parts = self._parts(width - beside)
            height = sum(parts) + (len(parts) - 1) * column.spacing() + beneath
            widest = max((button.sizeHint().width() for button in self._shown()), default=0)
            if (height <= min(MOST_HIGH, most_high) and widest <= width - beside) or width == room:
                break
        gap = SPACE_8 if is_narrow else SPACE_16
        left = gap if width + gap <= self._over.width() else 0
        box = QRect(left, self._over.height() - height - SPACE_16, width, height)
        self.setGeometry(QStyle.visualRect(self.layoutDirection(), self._over.rect(), box))

    def _parts(self, width: int) -> list[int]:
        """How high each of its lines is in that width."""
        high: list[int] = []
        for label in (self._done, self._words):
            label.setMinimumHeight(0)  # else it would count for what it needs now
            label.setFixedWidth(max(width, 1))
            label.setFixedHeight(max(label.heightForWidth(width), 1))
            if not label.isHidden():
                high.append(label.height())
        self._foot.setVisible(bool(self._shown()))
        if self._shown():
            self._fit_foot(width)
            high.append(self._foot.sizeHint().height())
        return high

    def _fit_foot(self, width: int) -> None:
        """The cap of the key gives way to the words of the buttons, and then they stand beneath each other."""
        undoes = not self._undo.isHidden() and self._undo.text() == tr("Undo")
        self._cap.setVisible(undoes and self._foot_wide() + SPACE_8 + self._cap.sizeHint().width() <= width)
        beside = self._foot_wide() <= width
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._acts.setDirection(way)
        self._acts.setSpacing(SPACE_8 if beside else SPACE_4)

    def _shown(self) -> list[QPushButton]:
        return [button for button in self._buttons if not button.isHidden()]

    def _foot_wide(self) -> int:
        """What its buttons need beside each other."""
        wide = [button.sizeHint().width() for button in self._shown()]
        return sum(wide) + SPACE_8 * max(len(wide) - 1, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._over and kind == QEvent.Type.Resize:
            self._place()
        elif watched in self._buttons and kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._rest_or_run)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave and self.isVisible() and not self._has_keys:
            self._timer.start()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._wear()

    def _wear(self) -> None:
        """The other scheme's colours: what is words on the page is the ground here."""
        other = reversed_of(tokens_of(QGuiApplication.palette()))
        for label in (self._done, self._words):
            label.setStyleSheet(f"color: {other.text};")
        self._cap.setStyleSheet(f"color: {other.text}; background: transparent; border: 1px solid {other.edge};")
        self._other.setStyleSheet(
            f"QPushButton {{ color: {other.text}; text-decoration: underline; padding: 0 2px; }}"
            f"QPushButton:hover, QPushButton:pressed {{ background: {other.raised}; }}"
            f"QPushButton:focus {{ border-color: {other.primary}; }}"
        )
        self._undo.setStyleSheet(self._other.styleSheet() + "QPushButton { font-weight: 600; }")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(reversed_of(tokens_of(QGuiApplication.palette())).window))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect().toRectF(), RADIUS_CARD, RADIUS_CARD)


def reversed_of(tokens: Tokens) -> Tokens:
    """The page's colours the other way round."""
    return LIGHT if tokens.dark else DARK
