"""Chips: a row of small pills, one of them chosen, each with icon, word and key. Know nothing of what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.widgets.fields.one_of_a_row import OneOfARow, PartOfARow, plain_of
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.style_sheet import faded
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, RADIUS_CHIP, SPACE_12, Role, Tokens, mix

V = TypeVar("V")
_HEIGHT, _ICON, _GAP, _PAD = 30, 14, 4, 8


@dataclass(frozen=True, slots=True)
class Chip(Generic[V]):
    """One thing to choose. `&` in the label marks its key: with Alt from anywhere, alone from within the row."""

    value: V
    label: str
    icon: str = ""


@told_as(As.Grouping)
class ChipGroup(OneOfARow[V]):
    """A row of chips, at most one chosen; it breaks into rows where it is narrow.

    Tab reaches the row once; arrows, Home, End and the chips' letters choose in it. `chosen` comes where another is
    chosen than before.
    """

    def __init__(self, name: str, chips: Sequence[Chip[V]], parent: QWidget | None = None) -> None:
        super().__init__(name, [chip.value for chip in chips], parent)
        self._pills = [_Pill(chip.label, chip.icon, self) for chip in chips]
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, gap=_GAP + 1)
        for pill in self._pills:
            row.addWidget(pill)
            pill.press_letter = self._type
        self._join(self._pills)

    def _take(self, at: int) -> None:
        if self._values[at] != self.value():
            super()._take(at)
        else:
            self.choose(self._values[at])

    def _type(self, letter: str) -> bool:
        """Choose the one with that letter. Whether there is one: any other is left to whoever says so."""
        at = next((at for at, pill in enumerate(self._pills) if pill.letter == letter), None)
        if at is not None:
            self._go(at)
        return at is not None


class _Pill(PartOfARow):
    press_letter: Callable[[str], bool]

    def __init__(self, label: str, icon_name: str, parent: QWidget) -> None:
        super().__init__(label, parent)
        self._icon_name = icon_name
        self.letter = letter_of(label)
        self.setFont(font())
        if self.letter:
            self.setShortcut(QKeySequence(f"Alt+{self.letter}"))

    def sizeHint(self) -> QSize:
        # As wide as in the heavier letters in which it is chosen, so that none moves when another is.
        words = QFontMetrics(font(semibold=True)).horizontalAdvance(plain_of(self.text()))
        picture = grown(_ICON) + _GAP if self._icon_name else 0
        return QSize(words + picture + 2 * _PAD, max(_HEIGHT, self.fontMetrics().height() + SPACE_12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        writes = event.text().isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if not (writes and self.press_letter(event.text().casefold())):
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
        painter.setFont(font(semibold=self.isChecked()))
        words = painter.fontMetrics().horizontalAdvance(plain_of(self.text()))
        picture = grown(_ICON) + _GAP if self._icon_name else 0
        left = max((self.width() - words - picture) // 2, _PAD)
        if self._icon_name:
            side = (self.height() - grown(_ICON)) // 2
            at = self.width() - left - grown(_ICON) if self.isRightToLeft() else left
            painter.drawPixmap(at, side, tinted_pixmap(self._icon_name, colour, grown(_ICON), self.devicePixelRatioF()))
            left = left if self.isRightToLeft() else left + picture
        paint_marked(painter, self.text(), left, self.height(), colour, tokens)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        under = self.isEnabled() and self.underMouse()
        fill = tokens.tint(Role.PRIMARY) if self.isChecked() else tokens.raised if under else tokens.surface
        edge = tokens.primary if self.isChecked() else tokens.text if under else tokens.edge
        width = 1.5 if self.isChecked() else 1.0
        if self.hasFocus():
            edge, width = tokens.primary, FOCUS_WIDTH
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)


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
    begins, ends = _where(words, at, painter.font(), painter.layoutDirection())
    painter.setPen(QPen(QColor(mix(colour, tokens.surface, 0.5)), 1))
    painter.drawLine(left + begins, baseline + 2, left + ends - 1, baseline + 2)


def _where(words: str, at: int, face: QFont, runs: Qt.LayoutDirection) -> tuple[int, int]:
    """From where to where that letter is seen: a number before words from left to right stands behind them in a line
    that runs from right to left.
    """
    layout, option = QTextLayout(words, face), QTextOption()
    option.setTextDirection(runs)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(QFontMetrics(face).horizontalAdvance(words))
    layout.endLayout()
    if not line.glyphRuns(at, 1):  # as where nothing is drawn
        return 0, 0
    begins = min(place.x() for run in line.glyphRuns(at, 1) for place in run.positions())
    return round(begins), round(begins) + QFontMetrics(face).horizontalAdvance(words[at])


def letter_of(label: str) -> str:
    """The key a label marks with `&`, casefolded; "" where it marks none."""
    at = label.find("&")
    return label[at + 1 : at + 2].casefold() if at >= 0 else ""
