"""A bar of segments, one or none of them chosen: words or pictures, side by side in one frame. Knows no meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from tracker.widgets.look.buttons import tell_as_one_of_several, tell_keys
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, RADIUS_CHIP, Type, mix

V = TypeVar("V")
_HEIGHT, _PAD, _ICON, _ICON_WIDTH, _GAP = 26, 10, 14, 27, 6


@dataclass(frozen=True, slots=True)
class Segment(Generic[V]):
    """One of them. `icon` alone is shown where there is one, unless the bar shows both; the words are always said.

    `&` in the words marks its key, heard with Alt; `key` is that of one whose words have it not.
    """

    value: V
    words: str
    icon: str = ""
    key: str = ""


@told_as(As.Grouping)
class Segments(QWidget, Generic[V]):
    """Tab reaches the bar once; arrows, Home and End choose in it.

    `chosen` carries the value when a person chooses, not when the program does. `with_words`: pictures have their
    words beside them. `height` is that of the bar.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        segments: Sequence[Segment[V]],
        parent: QWidget | None = None,
        *,
        with_words: bool = False,
        height: int = _HEIGHT,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [segment.value for segment in segments]
        self._value: V | None = None
        self._parts = [_Part(segment, with_words, height, self) for segment in segments]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, part in enumerate(self._parts):
            part.place(first=at == 0, last=at == len(self._parts) - 1)
            part.clicked.connect(lambda _checked=False, at=at: self._take(at))
            part.stepped.connect(lambda step, at=at: self._go(at + step))
            part.ended.connect(lambda last: self._go(len(self._parts) - 1 if last else 0))
            row.addWidget(part)
        tell_as_one_of_several(self._parts, self)
        self._reach(0)

    def value(self) -> V | None:
        """What is chosen; None while nothing is."""
        return self._value

    def choose(self, value: V | None) -> None:
        """Choose that one, or none, without a signal."""
        at = self._values.index(value) if value in self._values else None
        self._value = None if at is None else value
        for index, part in enumerate(self._parts):
            part.setChecked(index == at)
        self._reach(at or 0)

    def part(self, value: V) -> QAbstractButton:
        """The button of that value."""
        return self._parts[self._values.index(value)]

    def _take(self, at: int) -> None:
        self.choose(self._values[at])
        self.chosen.emit(self._value)

    def _go(self, at: int) -> None:
        at %= len(self._parts)
        self._parts[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._take(at)

    def _reach(self, at: int) -> None:
        for index, part in enumerate(self._parts):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == at else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._parts[at])


class _Part(QAbstractButton):
    stepped = Signal(int)
    ended = Signal(bool)

    def __init__(self, segment: Segment[Any], with_words: bool, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        words, icon = segment.words, segment.icon
        self._icon, self._shows_words, self._high = icon, with_words or not icon, height
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._first = self._last = False
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(words.replace("&", ""))
        if segment.key:
            self.setShortcut(QKeySequence(f"Alt+{segment.key}"))
            tell_keys(self, words, f"Alt+{segment.key}")
        elif icon and not with_words:
            tell_keys(self, self._plain)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def place(self, *, first: bool, last: bool) -> None:
        self._first, self._last = first, last

    def nextCheckState(self) -> None:
        """The bar says which is chosen."""

    def event(self, event: QEvent) -> bool:
        """Its key takes effect at once; Qt's own button waits a tenth of a second to look pressed."""
        if event.type() == QEvent.Type.Shortcut:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.click()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Type.SOFT, semibold=True))
        high = max(self._high, metrics.height() + 8)
        if not self._shows_words:
            return QSize(_ICON_WIDTH, high)
        picture = _ICON + _GAP if self._icon else 0
        return QSize(metrics.horizontalAdvance(self._plain) + picture + 2 * _PAD, high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _plain(self) -> str:
        return self.text().replace("&", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        back, on = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if key in back:
            self.stepped.emit(-1)
        elif key in on:
            self.stepped.emit(1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.ended.emit(key == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The frame goes round all of them: each paints its part of it and leaves the rest outside.
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        far = RADIUS_CHIP * 2
        box = whole.adjusted(0 if self._first else -far, 0, 0 if self._last else far, 0)
        painter.setClipRect(self.rect())
        painter.fillRect(self.rect(), QColor(tokens.surface))
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
        ground = tokens.surface
        if self.isChecked():
            ground = tokens.primary
        elif self.underMouse() and self.isEnabled():
            ground = mix(tokens.text, tokens.surface, 0.04)
        painter.fillPath(path, QColor(ground))
        if not self._first and not self.isChecked():
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(0, 1, 0, self.height() - 2)
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        colour = tokens.on_fill if self.isChecked() else tokens.text
        self._paint_words(painter, colour)
        if self.hasFocus():
            ring = tokens.on_fill if self.isChecked() else tokens.primary
            painter.setPen(QPen(QColor(ring), 1.5 if self.isChecked() else FOCUS_WIDTH))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 3, 3)

    def _paint_words(self, painter: QPainter, colour: str) -> None:
        used = font(Type.SOFT, semibold=self.isChecked())
        metrics = QFontMetrics(used)
        words = metrics.horizontalAdvance(self._plain) if self._shows_words else 0
        picture = _ICON if self._icon else 0
        gap = _GAP if words and picture else 0
        left = (self.width() - words - picture - gap) // 2
        if picture:
            top = (self.height() - _ICON) // 2
            painter.drawPixmap(left, top, tinted_pixmap(self._icon, colour, _ICON, self.devicePixelRatioF()))
            left += picture + gap
        if not words:
            return
        painter.setFont(used)
        painter.setPen(QColor(colour))
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(left, baseline, self._plain)
        at = self.text().find("&")
        if at >= 0:
            begins = left + metrics.horizontalAdvance(self._plain[:at])
            ends = left + metrics.horizontalAdvance(self._plain[: at + 1])
            tokens = tokens_of(self.palette())
            painter.setPen(QPen(QColor(mix(colour, tokens.surface, 0.5)), 1))
            painter.drawLine(begins, baseline + 2, ends - 1, baseline + 2)
