"""Reads in, once the day has been seen and while nothing else is to be done, what the first key would wait for.

A piece at a time, so that whatever comes meanwhile waits for one of them at most. Knows none of them but by name.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 150
WANTED_SOON = (
    "tracker.widgets.entry.strip",
    "tracker.widgets.entry.line_page",
    "tracker.widgets.entry.form.form_page",
    "tracker.widgets.entry.quick_entry_dialog",
    "tracker.widgets.calendar.week_painter",
    "tracker.widgets.calendar.week_sheet",
    "tracker.widgets.palette.palette",
    "tracker.widgets.calendar.agenda_view",
    "tracker.widgets.people.people_table",
)
"""What one opens first of all, the likeliest first, and its greater parts before it."""


class ReadingIn(QObject):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(WANTED_SOON)
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        self._timer.start()

    def _go_on(self) -> None:
        import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()
