"""A bar of segments, one or none of them chosen: words or pictures, side by side in one frame. Knows no meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tracker.widgets.fields.chips import letter_of
from tracker.widgets.fields.one_of_a_row import OneOfARow, PartOfARow, plain_of
from tracker.widgets.look.buttons import tell_keys
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, RADIUS_CHIP, Type, mix

V = TypeVar("V")
_HEIGHT, _PAD, _ICON, _ICON_WIDTH, _GAP = 26, 10, 14, 27, 6


@dataclass(frozen=True, slots=True)
class Segment(Generic[V]):
    """One of them. `icon` alone is shown where there is one, unless the bar shows both; the words are always said.

    `&` in the words marks its key, heard with Alt, and alone from within the bar; `key` is that of one whose words have
    it not, with Alt.
    """

    value: V
    words: str
    icon: str = ""
    key: str = ""


@told_as(As.Grouping)
class Segments(OneOfARow[V]):
    """Tab reaches the bar once; arrows, Home and End choose in it.

    `chosen` comes with each choice, also of what was chosen before. `with_words`: pictures have their words beside
    them. `height` is that of the bar.
    """

    def __init__(
        self,
        name: str,
        segments: Sequence[Segment[V]],
        parent: QWidget | None = None,
        *,
        with_words: bool = False,
        height: int = _HEIGHT,
    ) -> None:
        super().__init__(name, [segment.value for segment in segments], parent)
        parts = [_Part(segment, with_words, height, self) for segment in segments]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, part in enumerate(parts):
            part.place(first=at == 0, last=at == len(parts) - 1)
            row.addWidget(part)
        self._join(parts)
        self._letters = [part.letter for part in parts]

    def type_letter(self, letter: str) -> bool:
        """Go to the one whose key that letter is; whether there is one."""
        if letter not in self._letters:
            return False
        self._go(self._letters.index(letter))
        return True


class _Part(PartOfARow):
    def __init__(self, segment: Segment[Any], with_words: bool, height: int, bar: Segments[Any]) -> None:
        super().__init__(segment.words, bar)
        self._bar = bar
        self.letter = letter_of(segment.words)
        words, icon = segment.words, segment.icon
        self._icon, self._shows_words, self._high = icon, with_words or not icon, height
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._first = self._last = False
        if segment.key:
            self.setShortcut(QKeySequence(f"Alt+{segment.key}"))
            tell_keys(self, words, f"Alt+{segment.key}")
        elif icon and not with_words:
            tell_keys(self, plain_of(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text() if not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier else ""
        if not (typed.isalpha() and self._bar.type_letter(typed.casefold())):
            super().keyPressEvent(event)

    def place(self, *, first: bool, last: bool) -> None:
        self._first, self._last = first, last

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Type.SOFT, semibold=True))
        high = max(self._high, metrics.height() + 8)
        if not self._shows_words:
            return QSize(grown(_ICON_WIDTH), high)
        picture = grown(_ICON) + _GAP if self._icon else 0
        return QSize(metrics.horizontalAdvance(self._plain) + picture + 2 * _PAD, high)

    @property
    def _plain(self) -> str:
        return plain_of(self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The frame goes round all of them: each paints its part of it and leaves the rest outside.
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        far = RADIUS_CHIP * 2
        left, right = (self._last, self._first) if self.isRightToLeft() else (self._first, self._last)
        box = whole.adjusted(0 if left else -far, 0, 0 if right else far, 0)
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
        if not left and not self.isChecked():
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
        picture = grown(_ICON) if self._icon else 0
        gap = _GAP if words and picture else 0
        left = (self.width() - words - picture - gap) // 2
        mirrored = self.isRightToLeft()
        if picture:
            at, top = left + words + gap if mirrored else left, (self.height() - grown(_ICON)) // 2
            painter.drawPixmap(at, top, tinted_pixmap(self._icon, colour, grown(_ICON), self.devicePixelRatioF()))
        left += 0 if mirrored else picture + gap
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
