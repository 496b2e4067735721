"""What the window shows until it is furnished: the frame and the lines of the empty month, as they stood the last time.

Knows no store, no state and little of Qt, since nothing else has been read in when it is painted. Where it remembers
nothing, the ground is all there is. Nothing is written in it: to load a font takes longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame

from tracker.widgets.frame import BAR, morning_width, pane_width
from tracker.widgets.look.tokens import DARK, LIGHT

FARTHEST = 32_767
"""Beyond so many pixels there is no screen, and further still no number that Qt would take."""
MOST_LINES = 64


@dataclass(frozen=True, slots=True)
class LastSight:
    """How the window looked when it was closed; lengths are logical pixels of the window.

    `size` is the window's, `middle` where what stands between the regions lay; an empty one says that the day was not
    shown at all. `day` is the day it was, as Python counts them: on another the weeks are of other heights.
    `columns` and `rows` are where the month had its lines, counted from the middle's corner.
    """

    dark: bool
    size: tuple[int, int]
    middle: tuple[int, int, int, int]
    day: int = 0
    columns: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()

    def written(self) -> str:
        lines = (len(self.columns), *self.columns, len(self.rows), *self.rows)
        return " ".join(str(int(value)) for value in (self.dark, *self.size, *self.middle, self.day, *lines))


def read_remembered(written: object) -> LastSight | None:
    """What `written` was made of; None where it is anything else, as in a folder that is new."""
    text = str(written)
    if len(text) > FARTHEST:
        return None
    try:
        dark, width, height, left, top, across, down, day, *lines = (int(value) for value in text.split(" "))
        columns, rest = _lines(lines)
        rows, rest = _lines(rest)
    except (ValueError, IndexError):
        return None
    lengths = (dark, width, height, left, top, across, down, *columns, *rows)
    if rest or not all(0 <= value <= FARTHEST for value in lengths):
        return None
    return LastSight(bool(dark), (width, height), (left, top, across, down), day, columns, rows)


def _lines(numbers: Sequence[int]) -> tuple[tuple[int, ...], Sequence[int]]:
    """As many as the first of them says, and what comes after these."""
    many = numbers[0]
    if not 0 <= many <= min(MOST_LINES, len(numbers) - 1):
        raise ValueError
    return tuple(numbers[1 : many + 1]), numbers[many + 1 :]


class FirstSight(QFrame):
    """`today` says whether the weeks still are as high as they were. `painted` comes each time it has been.

    The colours are a style sheet's or a filled picture's: a brush or a pen of Qt's would read in all that is named
    `Qt`, which takes longer than the rest of this.
    """

    painted = Signal()

    def __init__(self, remembered: LastSight | None, today: date) -> None:
        super().__init__()
        tokens = DARK if remembered is not None and remembered.dark else LIGHT
        self._remembered = remembered
        self._is_that_day = remembered is not None and remembered.day == today.toordinal()
        self._surface, self._line = _filled(tokens.surface), _filled(tokens.line)
        self.setObjectName("ground")
        self.setStyleSheet(f"#ground {{ background: {tokens.window}; }}")

    @property
    def middle(self) -> QRect:
        """Where the calendar is to stand: where it stood, or in a window of another size where the frame has it."""
        seen = self._remembered
        if seen is None or not seen.middle[2] or not seen.middle[3]:
            return QRect()
        if self._is_that_size:
            return QRect(*seen.middle)
        left, pane = morning_width(self.width()), pane_width(self.width())
        if self.isRightToLeft():
            left, pane = pane, left
        return QRect(left, BAR, self.width() - left - pane, self.height() - BAR)

    @property
    def _is_that_size(self) -> bool:
        return self._remembered is not None and self._remembered.size == (self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        middle = self.middle
        if not middle.isEmpty():
            self._paint_frame(QPainter(self), middle)
        self.painted.emit()

    def _paint_frame(self, painter: QPainter, middle: QRect) -> None:
        painter.drawPixmap(middle, self._surface)
        painter.drawPixmap(QRect(0, BAR - 1, self.width(), 1), self._line)
        for x in (middle.left() - 1, middle.right() + 1):
            painter.drawPixmap(QRect(x, middle.top(), 1, middle.height()), self._line)
        if self._remembered is None or not self._is_that_size:
            return
        painter.translate(middle.topLeft())
        rows = self._remembered.rows if self._is_that_day else self._remembered.rows[:1]
        for y in rows:
            painter.drawPixmap(QRect(0, y, middle.width(), 1), self._line)
        top = rows[0] if rows else 0
        for x in self._remembered.columns:
            painter.drawPixmap(QRect(x, top, 1, middle.height() - top), self._line)


def _filled(colour: str) -> QPixmap:
    made = QPixmap(1, 1)
    made.fill(QColor(colour))
    return made
