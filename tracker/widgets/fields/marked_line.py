"""One line of words in which what is understood is marked behind the letters. Knows no meaning, only marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from tracker.presentation.field_room import LONGEST
from tracker.widgets.fields.caret import Caret
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.motion import Ease
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import FADE_MS, Tokens, Type, mix

_BEYOND, _FOOT, _RADIUS = 2, 2, 5
_FILL, _FOOT_STRENGTH = 0.13, 0.62
_CURSOR_LEFT = 5
"""From the rectangle Qt gives for the cursor to the cursor itself."""


class Marked(Enum):
    """How a run of words stands: nobody has to learn a colour for each kind of word."""

    UNDERSTOOD = "understood"
    AMBIGUOUS = "ambiguous"
    NEW = "new"
    NOT_UNDERSTOOD = "not-understood"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Mark:
    """From `start` up to `end`; `spoken` tells it to a screen reader."""

    start: int
    end: int
    how: Marked
    spoken: str = ""


class MarkedLine(LineField):
    """`opened(int)` asks for what else the words at that place may mean: a click on a mark, or Down in it.

    `moved` comes when the cursor went elsewhere by itself, `completed` where Tab takes what is offered.
    """

    opened = Signal(int)
    moved = Signal()
    completed = Signal()
    entered = Signal()

    def __init__(self, placeholder: str, kind: Type = Type.LINE, longest: int = LONGEST, parent: QWidget | None = None):
        super().__init__(longest=longest, parent=parent)
        self._kind = kind
        self._marks: tuple[Mark, ...] = ()
        self._rest = ""
        self._pressed_at: int | None = None
        self._laid_out = "", self.font(), _laid_out("", self.font())
        self._caret = Caret(self.update, self)
        self._comes_in = Ease(lambda _share: self.update(), self, FADE_MS)
        self._fresh: frozenset[tuple[int, Marked]] = frozenset()
        self.setFont(font(kind))
        self.setFrame(False)
        self.setProperty("kind", "bare")
        # Each key changes it: what lies beneath a card need not be painted for that.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._spoken = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cursorPositionChanged.connect(lambda _before, _now: self._move())
        self._soften()

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    @property
    def offered(self) -> str:
        """What stands softly behind the cursor, "" for nothing."""
        return self._rest

    def show_marks(self, marks: Sequence[Mark], rest: str = "") -> None:
        """Mark those, and offer `rest` to be completed behind the cursor."""
        if (tuple(marks), rest) == (self._marks, self._rest):
            return
        stood = {(mark.start, mark.how) for mark in self._marks}
        self._marks, self._rest = tuple(marks), rest
        fresh = frozenset((mark.start, mark.how) for mark in marks) - stood
        if fresh:
            # Its colour comes in; the words and what they mean are there at once.
            self._fresh = fresh
            self._comes_in.put(0.0)
            self._comes_in.to(1.0)
        self._soften()
        spoken = "; ".join(mark.spoken for mark in marks if mark.spoken)
        if spoken != self._spoken:
            self._spoken = spoken
            self.describe(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def mark_at(self, place: int) -> Mark | None:
        """The mark in which that place of the text is."""
        return next((mark for mark in self._marks if mark.start <= place <= mark.end), None)

    def rect_of(self, mark: Mark) -> QRect:
        """Where it is painted."""
        begins, ends = self._x_of(mark.start), self._x_of(mark.end)
        return QRect(round(begins) - _BEYOND, 0, round(ends - begins) + 2 * _BEYOND, self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() == Qt.Key.Key_Tab and plain and self._rest:
                self.completed.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Down and plain:
            self.opened.emit(self.cursorPosition())
        elif is_enter(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._caret.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._caret.hide()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While something is composed, the cursor of the input method stands in it."""
        super().inputMethodEvent(event)
        if not event.preeditString():
            self._soften()

    def _move(self) -> None:
        if self.hasFocus():
            self._caret.show()
        self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_at = self.cursorPosition() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = next((mark for mark in self._marks if self.rect_of(mark).contains(event.position().toPoint())), None)
        if self._pressed_at is not None and here is not None and not self.hasSelectedText():
            self.opened.emit(here.start)
        self._pressed_at = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = any(self.rect_of(mark).contains(event.position().toPoint()) for mark in self._marks)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = _tokens()
        before = self._x_of(0)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._marks:
            self._paint_mark(painter, mark, tokens)
        painter.end()
        super().paintEvent(event)
        if self._x_of(0) != before:
            self.update()  # Qt scrolls a long line while it paints it
        painter.begin(self)
        if self._rest and self.cursorPosition() == len(self.text()):
            painter.setFont(self.font())
            painter.setPen(QColor(tokens.soft))
            painter.drawText(QPointF(self._x_of(len(self.text())) + 1, self._baseline()), self._rest)
        text = self._text_rect()
        here = max(self._x_of(self.cursorPosition()) - 0.5, 0.0)
        self._caret.paint(painter, here, text.top(), text.height(), tokens.primary)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._soften()
        elif event.type() == QEvent.Type.ApplicationFontChange:
            self.setFont(font(self._kind))

    def _paint_mark(self, painter: QPainter, mark: Mark, tokens: Tokens) -> None:
        if mark.how is Marked.PLAIN:
            return
        text = self._text_rect()
        box = QRectF(self.rect_of(mark))
        box.setTop(text.top() + 0.5)
        box.setBottom(text.bottom() + _FOOT)
        painter.setPen(Qt.PenStyle.NoPen)
        if mark.how is Marked.NEW:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_dashed(tokens.edge, 1.5, [2, 2]))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)
            return
        if mark.how is Marked.NOT_UNDERSTOOD:
            painter.setPen(_dashed(tokens.quiet, 1.5, [2.5, 2]))
            y = box.bottom() - 1
            painter.drawLine(QPointF(box.left() + _BEYOND, y), QPointF(box.right() - _BEYOND, y))
            return
        colour = tokens.primary if mark.how is Marked.UNDERSTOOD else tokens.slipped
        share = self._comes_in.value if (mark.start, mark.how) in self._fresh else 1.0
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.fillPath(path, QColor(mix(colour, tokens.surface, _FILL * share)))
        if mark.how is Marked.UNDERSTOOD:
            painter.save()
            painter.setClipRect(QRectF(box.left(), box.bottom() - _FOOT, box.width(), _FOOT))
            painter.fillPath(path, QColor(mix(colour, tokens.surface, _FOOT_STRENGTH * share)))
            painter.restore()
        else:
            painter.setPen(_dashed(colour, 2, [0.1, 2], round_=True))
            painter.drawLine(
                QPointF(box.left() + _RADIUS, box.bottom() - 1), QPointF(box.right() - _RADIUS, box.bottom() - 1)
            )

    def _soften(self) -> None:
        """Words that are not understood are softer: an input method may colour parts of a line, so that is how. It may
        also say that no cursor is to be drawn, which we do ourselves.
        """
        soft = QTextCharFormat()
        soft.setForeground(QColor(_tokens().soft))
        at = self.cursorPosition()
        formats = [QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, 0, 0, None)]
        formats += [
            QInputMethodEvent.Attribute(
                QInputMethodEvent.AttributeType.TextFormat, mark.start - at, mark.end - mark.start, soft
            )
            for mark in self._marks
            if mark.how is Marked.NOT_UNDERSTOOD
        ]
        QLineEdit.inputMethodEvent(self, QInputMethodEvent("", formats))

    def _height(self) -> int:
        return max(QFontMetrics(self.font()).height() + 2 + _FOOT + 1, 28 if self._kind is Type.LINE else 24)

    def _text_rect(self) -> QRectF:
        high = QFontMetrics(self.font()).height()
        return QRectF(0, (self.height() - high) / 2 - 0.5, self.width(), high)

    def _baseline(self) -> float:
        return self._text_rect().top() + QFontMetrics(self.font()).ascent() + 0.5

    def _x_of(self, place: int) -> float:
        """Where that place of the text stands, as Qt paints it now."""
        if (self.displayText(), self.font()) != self._laid_out[:2]:
            self._laid_out = self.displayText(), self.font(), _laid_out(self.displayText(), self.font())
        layout = self._laid_out[2]
        at, here = min(place, len(self.displayText())), self.cursorPosition()
        return self.cursorRect().left() + _CURSOR_LEFT + _x_in(layout, at) - _x_in(layout, here)


def _tokens() -> Tokens:
    """The application's: a ground that is see-through leaves nothing to tell them by in our own palette."""
    return tokens_of(QGuiApplication.palette())


def _laid_out(text: str, used: QFont) -> QTextLayout:
    layout = QTextLayout(text, used)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _x_in(layout: QTextLayout, place: int) -> float:
    """PySide gives the place it came to beside where that is."""
    found: Any = layout.lineAt(0).cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)


def _dashed(colour: str, width: float, pattern: list[float], *, round_: bool = False) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setDashPattern(pattern)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if round_ else Qt.PenCapStyle.FlatCap)
    return pen
