"""What is told of the entry under a resting pointer. Knows no view and no sheet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from tracker.presentation.calendar.calendar_entry import CalendarEntry, entry_words
from tracker.widgets.look.plain_label import tooltip_of


def tell(view: QWidget, entry: CalendarEntry | None, at: QPoint, today: date) -> None:
    """Say what there is to know of the entry beside that point of the screen; None takes back what was said."""
    QToolTip.showText(at, tooltip_of(entry_words(entry, today) if entry is not None else ""), view)
