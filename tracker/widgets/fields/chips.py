"""Chips: a row of small pills, one of them chosen, each with icon, word and key. Know nothing of what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tracker.widgets.look.buttons import tell_as_one_of_several
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.style_sheet import faded
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, SPACE_12, Role, Tokens, mix

V = TypeVar("V")
_HEIGHT, _ICON, _GAP, _PAD = 30, 14, 4, 8


@dataclass(frozen=True, slots=True)
class Chip(Generic[V]):
    """One thing to choose. `&` in the label marks its key: with Alt from anywhere, alone from within the row."""

    value: V
    label: str
    icon: str = ""


@told_as(As.Grouping)
class ChipGroup(QWidget, Generic[V]):
    """A row of chips, at most one chosen; it breaks into rows where it is narrow.

    Tab reaches the row once; arrows, Home, End and the chips' letters choose in it.
    `chosen` carries the value when a person chooses, not when the program does.
    """

    chosen = Signal(object)

    def __init__(self, name: str, chips: Sequence[Chip[V]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [chip.value for chip in chips]
        self._value: V | None = None
        self._pills = [_Pill(chip.label, chip.icon, self) for chip in chips]
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, gap=_GAP + 1)
        for at, pill in enumerate(self._pills):
            row.addWidget(pill)
            pill.clicked.connect(lambda _checked=False, at=at: self._take(at))
            pill.stepped.connect(lambda step, at=at: self._step(at, step))
            pill.typed.connect(self._type)
            pill.ended.connect(lambda last: self._go(len(self._pills) - 1 if last else 0))
        tell_as_one_of_several(self._pills, self)
        if self._pills:
            self._pills[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocusProxy(self._pills[0])

    def value(self) -> V | None:
        """What is chosen; None while nothing is."""
        return self._value

    def choose(self, value: V | None) -> None:
        """Choose that one, or none, without a signal."""
        at = self._values.index(value) if value in self._values else None
        self._value = None if at is None else value
        for index, pill in enumerate(self._pills):
            pill.setChecked(index == at)
        self._reach(at or 0)

    def width_of_one_row(self) -> int:
        """How wide it is where no chip has to go into a second row, in logical pixels."""
        return sum(pill.sizeHint().width() for pill in self._pills) + (_GAP + 1) * max(len(self._pills) - 1, 0)

    def pill(self, value: V) -> QAbstractButton:
        """The button of that value."""
        return self._pills[self._values.index(value)]

    def _take(self, at: int) -> None:
        before = self._value
        self.choose(self._values[at])
        if before != self._value:
            self.chosen.emit(self._value)

    def _step(self, at: int, step: int) -> None:
        self._go((at + step) % len(self._pills))

    def _type(self, letter: str) -> None:
        for at, pill in enumerate(self._pills):
            if pill.letter == letter:
                self._go(at)

    def _go(self, at: int) -> None:
        self._pills[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._take(at)

    def _reach(self, at: int) -> None:
        """Let Tab and the row's own key reach that chip, and only that one."""
        for index, pill in enumerate(self._pills):
            pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == at else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._pills[at])


class _Pill(QAbstractButton):
    stepped = Signal(int)
    typed = Signal(str)
    ended = Signal(bool)

    def __init__(self, label: str, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.letter = letter_of(label)
        self.setText(label)
        self.setCheckable(True)
        self.setFont(font())
        self.setAccessibleName(plain_of(label))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if self.letter:
            self.setShortcut(QKeySequence(f"Alt+{self.letter}"))

    def event(self, event: QEvent) -> bool:
        """Its key takes effect at once; Qt's own button waits a tenth of a second to look pressed."""
        if event.type() == QEvent.Type.Shortcut:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.click()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(plain_of(self.text()))
        picture = _ICON + _GAP if self._icon_name else 0
        return QSize(words + picture + 2 * _PAD, max(_HEIGHT, self.fontMetrics().height() + SPACE_12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back, on = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if event.key() in back:
            self.stepped.emit(-1)
        elif event.key() in on:
            self.stepped.emit(1)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.ended.emit(event.key() == Qt.Key.Key_End)
        elif event.text().isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(event.text().casefold())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, tokens)
        colour = tokens.primary if self.isChecked() else tokens.text
        if not self.isEnabled():
            colour = faded(tokens, colour)
        left = _PAD
        if self._icon_name:
            side = (self.height() - _ICON) // 2
            painter.drawPixmap(left, side, tinted_pixmap(self._icon_name, colour, _ICON, self.devicePixelRatioF()))
            left += _ICON + _GAP
        paint_marked(painter, self.text(), left, self.height(), colour, tokens)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        under = self.isEnabled() and self.underMouse()
        fill = tokens.tint(Role.PRIMARY) if self.isChecked() else tokens.raised if under else tokens.surface
        edge = tokens.primary if self.isChecked() else tokens.text if under else tokens.edge
        width = 1
        if self.hasFocus():
            edge, width = tokens.primary, FOCUS_WIDTH
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def paint_marked(painter: QPainter, label: str, left: int, height: int, colour: str, tokens: Tokens) -> None:
    """Paint a label in the middle of `height`, with a thin line under its key: there to be found, not to be read."""
    words = plain_of(label)
    metrics = painter.fontMetrics()
    baseline = (height + metrics.ascent() - metrics.descent()) // 2
    painter.setPen(QColor(colour))
    painter.drawText(left, baseline, words)
    at = label.find("&")
    if at < 0 or at >= len(words):
        return
    start = left + metrics.horizontalAdvance(words[:at])
    painter.setPen(QPen(QColor(mix(colour, tokens.surface, 0.5)), 1))
    painter.drawLine(start, baseline + 2, start + metrics.horizontalAdvance(words[at]) - 1, baseline + 2)


def letter_of(label: str) -> str:
    """The key a label marks with `&`, casefolded; "" where it marks none."""
    at = label.find("&")
    return label[at + 1 : at + 2].casefold() if at >= 0 else ""


def plain_of(label: str) -> str:
    """The label as it is read."""
    return label.replace("&", "")
