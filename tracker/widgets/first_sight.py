"""What the window shows until it is furnished: its ground and the empty month, where the real one will stand.

Knows no store, no state and little of Qt, since nothing else has been read in when it is painted. Where the calendar
stood is what the window remembers of the last time; where it remembers nothing, the ground is all there is. Nothing is
written in it: to load a font takes longer than all the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from tracker.widgets.look.tokens import DARK, LIGHT, RADIUS_CARD

WEEK = 7
FARTHEST = 32_767
"""Beyond so many pixels there is no screen, and further still no number that Qt would take."""


@dataclass(frozen=True, slots=True)
class LastSight:
    """How the window looked when it was closed.

    `card` is where the month stood in the window and `header` the height of its weekdays' names, in logical pixels;
    an empty card says that something else stood there. `first_weekday` counts from Monday 0 to Sunday 6.
    """

    dark: bool
    card: tuple[int, int, int, int]
    header: int
    first_weekday: int

    def written(self) -> str:
        return " ".join(str(int(value)) for value in (self.dark, *self.card, self.header, self.first_weekday))


def read_remembered(written: object) -> LastSight | None:
    """What `written` was made of; None where it is anything else, as in a folder that is new."""
    try:
        dark, *card, header, first_weekday = (int(value) for value in str(written).split(" "))
        left, top, width, height = card
    except ValueError:
        return None
    if not all(0 <= value <= FARTHEST for value in (dark, *card, header, first_weekday)):
        return None
    return LastSight(bool(dark), (left, top, width, height), header, first_weekday % WEEK)


class FirstSight(QFrame):
    """`today` says which month is drawn. `painted` comes each time it has been.

    The colours are a style sheet's: a brush or a pen of Qt's would read in all that is named `Qt`, which takes longer
    than the rest of this.
    """

    painted = Signal()

    def __init__(self, remembered: LastSight | None, today: date) -> None:
        super().__init__()
        tokens = DARK if remembered is not None and remembered.dark else LIGHT
        self.setObjectName("ground")
        self.setStyleSheet(
            f"#ground {{ background: {tokens.window}; }}"
            f"#month {{ background: {tokens.surface}; border: 1px solid {tokens.line};"
            f" border-radius: {RADIUS_CARD}px; }}"
        )
        if remembered is not None and remembered.card[2] > 0 and remembered.card[3] > remembered.header:
            month = EmptyMonth(weeks_of(today, remembered.first_weekday), remembered.header, tokens.line, self)
            month.setGeometry(*remembered.card)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


class EmptyMonth(QFrame):
    """A month of so many weeks without a word in it; `header` is the height left for the weekdays' names."""

    def __init__(self, weeks: int, header: int, line: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("month")
        self._weeks = weeks
        self._header = header
        self._line = QPixmap(1, 1)
        self._line.fill(QColor(line))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        days = self.rect().adjusted(0, self._header, 0, 0)
        for column in range(1, WEEK):
            left = days.left() + round(days.width() * column / WEEK)
            painter.drawPixmap(QRect(left, days.top(), 1, days.height() - 1), self._line)
        for week in range(self._weeks):
            top = days.top() + round(days.height() * week / self._weeks)
            painter.drawPixmap(QRect(1, top, days.width() - 2, 1), self._line)


def weeks_of(day: date, first_weekday: int) -> int:
    """Over how many weeks the month of that day lies."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return -(-((first.weekday() - first_weekday) % WEEK + (following - first).days) // WEEK)
